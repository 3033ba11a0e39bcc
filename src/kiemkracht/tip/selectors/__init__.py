"""Reading scale choices."""
