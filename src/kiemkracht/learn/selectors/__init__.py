"""Reading: what comes with the house."""
