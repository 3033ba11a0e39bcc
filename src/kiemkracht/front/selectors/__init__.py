"""Reading all rooms: today, and what can be found."""
