"""Writing: leave is asked first, one transaction, one line in the chronicle."""
