"""Wishes for a maatje and pairs on their way, many at once, for the demo city."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kiemkracht.connect.enums.buddies import TOGETHER_FOR, PairState
from kiemkracht.connect.models import Bond, BuddyPair, BuddyWish
from kiemkracht.connect.selectors.profiles import (
    crossed_between,
    facts_between,
    shared_theme,
)
from kiemkracht.people.selectors import Standing, standings


@dataclass(frozen=True, slots=True)
class HopeSeed:
    """Someone who would like a maatje."""

    person: UUID
    hope: str
    themes: tuple[str, ...]
    since: datetime
    is_looking: bool = True


@dataclass(frozen=True, slots=True)
class PairSeed:
    """Two people who said yes to each other, and what each learned, if they wrote it."""

    one: UUID
    other: UUID
    began_on: date
    at: datetime
    contacts: tuple[str, str]
    learned: tuple[str, str] = ("", "")


def hope_many(seeds: Iterable[HopeSeed]) -> int:
    """Let many people ask for a maatje. Queries: 1."""
    rows = [
        BuddyWish(
            person_id=seed.person,
            hope=seed.hope,
            themes=list(seed.themes),
            since=seed.since,
            is_looking=seed.is_looking,
        )
        for seed in seeds
    ]
    return len(BuddyWish.objects.bulk_create(rows, batch_size=500))


def walk_along(seed: PairSeed, today: date) -> BuddyPair:
    """Two people on their way, or past their six weeks. Queries: 8."""
    ends = dict(zip((seed.one, seed.other), seed.contacts, strict=True))
    told = dict(zip((seed.one, seed.other), seed.learned, strict=True))
    a, b = sorted(ends)
    where = standings([a, b])
    mine, theirs = (where.people.get(who) or Standing(who) for who in (a, b))
    crossed = crossed_between(mine, theirs)
    bond = Bond.objects.alive().filter(a_id=a, b_id=b).first() or Bond.objects.create(
        a_id=a,
        b_id=b,
        crossed=crossed,
        contact_a=ends[a],
        contact_b=ends[b],
        since=seed.at,
        watered_at=seed.at,
    )
    wishes = dict(BuddyWish.objects.filter(person_id__in=[a, b]).values_list("pk", "themes"))
    facts = facts_between(mine, theirs, crossed, where)
    until = seed.began_on + TOGETHER_FOR
    return BuddyPair.objects.create(
        a_id=a,
        b_id=b,
        crossed=crossed,
        reason=facts | {"theme": shared_theme(wishes.get(a, ()), wishes.get(b, ()))},
        state=PairState.RUNNING if until > today else PairState.ENDED,
        learned_a=told[a],
        learned_b=told[b],
        bond=bond,
        proposed_at=seed.at,
        began_on=seed.began_on,
        ends_on=until,
    )
