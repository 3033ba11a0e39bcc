"""The words of this room, one module per subject."""
