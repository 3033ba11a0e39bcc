"""The mirror of language as a page, and beside every long field: nothing of the text is kept."""
