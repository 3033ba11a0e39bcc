"""Reading directions and choices. Later rooms come in through `goals`."""
