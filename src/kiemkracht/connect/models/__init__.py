"""The tables of this room, one module per subject."""
