"""What do people get for an answer, and how can they ask again?"""
