"""Who may do what, one module per subject: pure functions of a visitor and a row."""
