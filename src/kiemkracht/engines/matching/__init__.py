"""Who could learn from whom: shared longing, useful difference, and the arithmetic of both."""
