"""Where do we want to go, and which choices did we make on the way?"""
