"""Reading: frozen pages and lists."""
