"""What do we try next, together, with which means?"""
