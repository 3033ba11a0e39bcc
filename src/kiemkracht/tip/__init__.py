"""Is the whole alive, and are there enough of us to tip it; small or large next?"""
