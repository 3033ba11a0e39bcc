"""Words of the room: how far each subject is, and what the chronicle notes."""
