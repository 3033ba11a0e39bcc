"""Writing about kiemen. Other rooms come in through `planting`, `linking` and `seeding`."""
