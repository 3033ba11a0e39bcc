"""Django's SQLite backend, in which writers of one process stand in line."""
