"""What does this ask and give, where do we stand, what is our answer?"""
