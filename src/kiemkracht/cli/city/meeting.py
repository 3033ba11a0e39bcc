"""Who longs for what and who knows whom in Lindehaven: 180 open, 760 bonds, 240 meetings.

Planted: a wall between Beheer and Sociaal that only five people cross, and meetings that cross a
border more often every quarter.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.cli.city.acquainting import Acquaintances, acquaint
from kiemkracht.cli.city.chance import content, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.connect.services import bridging, suggesting
from kiemkracht.connect.services.seeding_meetings import (
    BondSeed,
    InvitationSeed,
    MeetingSeed,
    WishSeed,
    bond_many,
    invite_many,
    open_many,
)
from kiemkracht.people.services.seeding import name_crafts, settle_at_home

# Kind of person and how many of them are open to meeting people; together 180.
OPEN = (
    ("resident", 66),
    ("employee", 60),
    ("leader", 10),
    ("entrepreneur", 12),
    ("self_employed", 8),
    ("maker", 9),
    ("youth", 15),
)
# Meetings in the last six quarters, and how many of them cross a border; together 240.
BY_QUARTER = ((30, 13), (34, 17), (38, 21), (42, 26), (46, 32), (50, 40))
ASLEEP = 0.2
# What people who work for themselves are good at.
_CRAFTS = {
    "entrepreneur": ("winkel", "horeca", "ambacht", "techniek"),
    "self_employed": ("advies", "ontwerp", "bouw"),
    "maker": ("theater", "kunst", "begeleiding"),
}
LIVES_HERE_TOO = 0.6
_FORMS = ("walk", "coffee", "coffee", "along", "call")
_KINDS = ("learns", "learns", "helps", "laughs", "organises", "feeds")
# Who invites whom, so that whoever tries the city finds an invitation waiting.
_INVITED = (
    ("Zofia Kowalska", "Sevda Aydin"),
    ("Ellen Vos", "Joost Terpstra"),
    ("Sem Willems", "Lotte van Rijn"),
    ("Wietske Brouwer", "Anke Visser"),
)


def meet(town: Townspeople, now: datetime) -> tuple[int, int, int, int]:
    """Open people up, tie bonds, compute; gives people, bonds, meetings and suggestions."""
    _come_home(town, now)
    opened = open_many(_wishes(town, now))
    acquaintances = acquaint(town)
    bonds, meetings = bond_many(_bonds(acquaintances, now))
    invite_many(_invitations(town, acquaintances, now))
    bridging.job.compute_now()
    return opened, bonds, meetings, suggesting.job.compute_now().made


def _come_home(town: Townspeople, now: datetime) -> None:
    """Most people who work here live here as well; who works for themselves has a craft."""
    chance = stream("homes")
    fixed = {town.by_name[row["name"]] for row in content("people")["fixed"]}
    places = [row["key"] for row in content("communities") if row["kind"] == "neighbourhood"]
    workers = [*town.by_kind["employee"], *town.by_kind["leader"]]
    settle_at_home(
        (person, town.communities[chance.choice(places)], now - timedelta(days=100))
        for person in workers
        if person not in fixed and chance.random() < LIVES_HERE_TOO
    )
    name_crafts(
        (person, chance.choice(crafts))
        for kind, crafts in _CRAFTS.items()
        for person in town.by_kind[kind]
    )


def _wishes(town: Townspeople, now: datetime) -> Iterator[WishSeed]:
    """Each of the 180 texts for somebody of its kind; some were written for one of the known."""
    chance = stream("longings")
    for kind, count in OPEN:
        texts = [row for row in content("longings") if row["kind"] == kind]
        known = [town.by_name[row["name"]] for row in texts if "name" in row]
        others = [person for person in town.by_kind[kind] if person not in known]
        drawn = iter(chance.sample(others, count - len(known)))
        for number, row in enumerate(texts):
            person = town.by_name[row["name"]] if "name" in row else next(drawn)
            yield WishSeed(
                person=person,
                longing=row["longing"],
                learning=row["learning"],
                themes=tuple(row["themes"]),
                since=now - timedelta(days=chance.randint(0, 160)),
                frequency="monthly" if number % 5 == 4 else "weekly",
            )


def _bonds(known: Acquaintances, now: datetime) -> list[BondSeed]:
    chance = stream("bonds")
    planned = _planned_meetings(known, now.date(), chance)
    return [
        _bond(one, other, sorted(planned.get((one, other), [])), now, chance)
        for one, other in known.pairs
    ]


def _planned_meetings(
    known: Acquaintances, today: date, chance: random.Random
) -> dict[tuple[UUID, UUID], list[date]]:
    """On which days which pairs met: per quarter so many that cross a border, and the others."""
    crossing = [pair for pair in known.pairs if pair not in known.within]
    within = [pair for pair in known.pairs if pair in known.within]
    planned: dict[tuple[UUID, UUID], list[date]] = {}
    for (start, end), (total, far) in zip(_quarters(today), BY_QUARTER, strict=True):
        chosen = [*chance.sample(crossing, far), *chance.sample(within, total - far)]
        for pair in chosen:
            day = start + timedelta(days=chance.randint(0, (end - start).days))
            planned.setdefault(pair, []).append(day)
    return planned


def _quarters(today: date) -> list[tuple[date, date]]:
    """First and last day of the last six quarters, oldest first; the running one ends today."""
    found: list[tuple[date, date]] = []
    end = today
    for _number in BY_QUARTER:
        start = date(end.year, (end.month - 1) // 3 * 3 + 1, 1)
        found.append((start, end))
        end = start - timedelta(days=1)
    return found[::-1]


def _bond(
    one: UUID, other: UUID, days: Sequence[date], now: datetime, chance: random.Random
) -> BondSeed:
    since = now - timedelta(days=chance.randint(95, 620))
    if days:
        since = min(
            since, now - timedelta(days=(now.date() - days[0]).days + chance.randint(5, 40))
        )
    last = (now.date() - days[-1]).days if days else 9_999
    ago = chance.randint(95, 320) if chance.random() < ASLEEP else chance.randint(1, 85)
    met = "fruitful" if chance.random() < 0.22 else "met"
    is_surprise = bool(days) and chance.random() < 0.4
    return BondSeed(
        one=one,
        other=other,
        since=since,
        watered_at=max(since, now - timedelta(days=min(ago, last), hours=1)),
        kind=chance.choice(_KINDS),
        stage=met if days else "accepted",
        is_surprise=is_surprise,
        contacts=_contacts(chance),
        meetings=tuple(_meeting(day, (one, other), is_surprise, chance) for day in days),
    )


def _contacts(chance: random.Random) -> tuple[str, str]:
    texts: list[list[str]] = content("meetings")["invitations"]
    return chance.choice(texts)[2], chance.choice(texts)[2]


def _meeting(
    day: date, pair: tuple[UUID, UUID], is_surprise: bool, chance: random.Random
) -> MeetingSeed:
    notes: list[str] = chance.sample(content("meetings")["notes"], 2)
    ends = pair if chance.random() < 0.6 else pair[: chance.randint(1, 2)]
    return MeetingSeed(
        held_on=day,
        form=chance.choice(_FORMS),
        notes=tuple(
            (who, note, chance.random() < 0.62 if is_surprise else None)
            for who, note in zip(ends, notes, strict=False)
        ),
    )


def _invitations(
    town: Townspeople, known: Acquaintances, now: datetime
) -> Iterator[InvitationSeed]:
    chance = stream("invitations")
    texts: list[Any] = content("meetings")["invitations"]
    pairs = [(town.by_name[sender], town.by_name[receiver]) for sender, receiver in _INVITED]
    everyone = town.everyone
    while len(pairs) < len(texts):
        sender, receiver = chance.sample(everyone, 2)
        pairs.append((sender, receiver))
    for (sender, receiver), (learn, gain, contact) in zip(pairs, texts, strict=True):
        if not known.know(sender, receiver):
            yield InvitationSeed(
                sender=sender,
                receiver=receiver,
                you_learn=learn,
                whole_gains=gain,
                contact=contact,
                sent_at=now - timedelta(days=chance.randint(1, 12), hours=3),
            )
