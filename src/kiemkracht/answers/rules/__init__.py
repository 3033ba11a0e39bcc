"""Who may do what, and by when."""
