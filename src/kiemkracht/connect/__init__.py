"""Who could learn from whom, across which border?"""
