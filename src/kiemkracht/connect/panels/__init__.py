"""How this room shows itself on the pages of earlier rooms, one module per subject."""
