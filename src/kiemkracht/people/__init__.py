"""Who is here, in which communities and roles, with whose consent?"""
