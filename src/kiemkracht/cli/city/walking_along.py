"""Maatjes in Lindehaven: one pair on its way, one that is over, and forty who look for one."""

from datetime import datetime, timedelta

from kiemkracht.cli.city.chance import content, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.connect.services import pairing
from kiemkracht.connect.services.seeding_buddies import HopeSeed, PairSeed, hope_many, walk_along

LOOKING = 40
# Who is on the way since how many days, with what they wrote; the second pair is over.
_ON_THE_WAY = (
    ("Joost Terpstra", "Naima el Idrissi", 16, ("", "")),
    (
        "Samir Haddad",
        "Wietske Brouwer",
        45,
        ("", "Dat een adviseur ook niet weet hoe het moet, en dat gewoon zegt."),
    ),
)
_CONTACTS = ("woensdag op de werf", "bellen na het eten")
_KNOWN = ("Sevda Aydin", "Anke Visser", "Priya Ramdin", "Sem Willems")


def pair_up(town: Townspeople, now: datetime) -> tuple[int, int]:
    """Let people ask for a maatje and pair them; gives how many looked and how many pairs."""
    walking = {name for one, other, _days, _told in _ON_THE_WAY for name in (one, other)}
    hope_many(_hopes(town, now, walking))
    for one, other, days, told in _ON_THE_WAY:
        began = now - timedelta(days=days)
        seed = PairSeed(
            town.by_name[one], town.by_name[other], began.date(), began, _CONTACTS, told
        )
        walk_along(seed, now.date())
    run = pairing.job.compute_now()
    return run.people, run.pairs


def _hopes(town: Townspeople, now: datetime, walking: set[str]) -> list[HopeSeed]:
    """The known with their own words, and others with words that were written for their kind."""
    chance = stream("maatjes")
    rows = content("longings")
    by_name = {row["name"]: row for row in rows if "name" in row}
    chosen = [(town.by_name[name], by_name[name], False) for name in sorted(walking)]
    chosen += [(town.by_name[name], by_name[name], True) for name in _KNOWN]
    taken = {person for person, _row, _looks in chosen}
    texts = [row for row in rows if "name" not in row and row["learning"]]
    for row in chance.sample(texts, LOOKING - len(_KNOWN)):
        others = [who for who in town.by_kind[row["kind"]] if who not in taken]
        person = chance.choice(others)
        taken.add(person)
        chosen.append((person, row, True))
    return [
        HopeSeed(
            person,
            row["learning"],
            tuple(row["themes"]),
            now - timedelta(days=chance.randint(1, 20)),
            is_looking=looks,
        )
        for person, row, looks in chosen
    ]
