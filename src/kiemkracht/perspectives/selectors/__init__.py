"""Reading conversations. Later rooms, the API and the command line come in here."""
