"""Writing in this room. Later rooms come in through `contributing` and `seeding`."""
