"""Every write of the room, and what is computed."""
