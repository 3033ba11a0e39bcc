"""The small city, built once in a process and put back whole for every test that asks for it."""

import pickle

from tests.database import can_be_kept, keep, place_for, put_back
from tests.house.world import World, build


def settle() -> World:
    """Make the small city, for a test of which the database is put back after.

    Cost: seconds the first time in a process, hundredths of a second after.
    """
    if not can_be_kept():
        return build()
    database, people = place_for("city"), place_for("city").with_suffix(".pickle")
    if people.exists():
        put_back(database)
    else:
        people.write_bytes(pickle.dumps(build()))
        keep(database)
    made: World = pickle.loads(people.read_bytes())  # noqa: S301 - we wrote it ourselves
    return made
