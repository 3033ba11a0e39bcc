"""Writing scale choices."""
