"""Writing in conversations. Later rooms, the command line and the demo come in here."""
