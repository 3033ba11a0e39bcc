"""What Lindehaven tries next: 12 scripts, in every stage, three of them worked out by hand."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.act.services.seeding import Deed, ScriptSeed, plant
from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople

Row = dict[str, Any]
_DAYS = ("start_on", "look_back_on")


def act(town: Townspeople, now: datetime) -> int:
    """Plant them all; gives how many."""
    rows = content("scripts")
    for row in rows:
        plant(seed_of(town, row, now))
    return len(rows)


def seed_of(town: Townspeople, row: Row, now: datetime) -> ScriptSeed:
    """One script as its row tells it; days are counted from today."""
    chance = stream(f"script:{row['photo']}")
    return ScriptSeed(
        key=identity("script", row["photo"]),
        photo_id=identity("startfoto", row["photo"]),
        by=town.by_name[row["by"]],
        at=moment(now, row["day"], chance),
        because=row.get("because", ""),
        position=row.get("position", ""),
        pullers=[_puller(town, words) for words in row.get("pullers", ())],
        deeds=list(_deeds(town, row, now, chance)),
    )


def _deeds(town: Townspeople, row: Row, now: datetime, chance: random.Random) -> Iterator[Deed]:
    """In the order of the row, also for what happened on one day."""
    last = now - timedelta(days=999)
    for each in row["deeds"]:
        last = max(moment(now, each["day"], chance), last + timedelta(minutes=1))
        yield Deed(
            what=each["what"],
            at=last,
            by=town.by_name[each.get("by", row["by"])],
            text=each.get("text", ""),
            step=each.get("step", 0),
            values=tuple(_dated(each.get("values", {}), now).items()),
        )


def _puller(town: Townspeople, words: str) -> str | UUID:
    """A person of the city when the words are a name, else the words."""
    return town.by_name.get(words, words)


def _dated(values: Row, now: datetime) -> Row:
    """Days from today as dates."""
    return {
        name: (now + timedelta(days=value)).date().isoformat() if name in _DAYS else value
        for name, value in values.items()
    }
