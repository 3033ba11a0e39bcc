"""Pages of the room: directions and goals, the register, one choice, feeds."""
