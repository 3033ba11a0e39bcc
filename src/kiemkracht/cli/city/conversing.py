"""What Lindehaven talks about: 4 conversations, 520 participants, 11,900 votes, planted groups."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.cli.city import planning
from kiemkracht.cli.city.chance import content, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.perspectives.services import computing
from kiemkracht.perspectives.services.seeding import (
    ConversationPlan,
    StatementPlan,
    VotePlan,
    plant,
)
from kiemkracht.perspectives.services.starting import Settings

# People and votes per conversation; together 520 and 11,900 (C9 of the domain).
SIZES = ((212, 5_400), (138, 3_100), (98, 2_200), (72, 1_200))
GROUPS = (("A", 0.52), ("B", 0.37), ("C", 0.11))
MOVED = 6
_MODERATION = {"accepted": 1, "waiting": 0, "rejected": -1}
Row = dict[str, Any]


def converse(town: Townspeople, now: datetime) -> int:
    """Plant the conversations and compute their landscapes; gives the number of votes."""
    cast = 0
    for row, (people, votes) in zip(content("conversations"), SIZES, strict=True):
        plan = _plan(town, row, people, votes, now)
        planted = plant(plan)
        planning.arrange(_lotte(town), planted)
        computing.compute_now(planted)
        cast += len({(vote.person, vote.statement) for vote in plan.votes})
    return cast


def _lotte(town: Townspeople) -> Visitor:
    """Who leads the conversations of the city."""
    return Visitor(
        person_id=town.by_name["Lotte van Rijn"],
        name="Lotte van Rijn",
        has_account=True,
        tends_everywhere=True,
        roles=frozenset({"facilitator"}),
    )


def _plan(town: Townspeople, row: Row, people: int, votes: int, now: datetime) -> ConversationPlan:
    chance = stream(f"conversation:{row['key']}")
    closes = int(row["closes_in_days"])
    opened = moment(now, min(closes, 0) - 26, chance)
    last = min(now, now + timedelta(days=closes))
    who = _participants(town, people, chance)
    statements = [_statement(each, opened, last, people, chance) for each in row["statements"]]
    return ConversationPlan(
        settings=Settings(
            question=row["question"],
            intro=row["intro"],
            community_id=town.communities[row["community"]],
            moderation="before" if row["moderated"] else "open",
            closes_on=clock.today() + timedelta(days=closes),
            closes_at=time(20, 0) if closes > 0 else None,
        ),
        slug=row["key"],
        started_by=town.by_name["Lotte van Rijn"],
        opened_at=opened,
        closed_at=last if closes < 0 else None,
        people=who,
        statements=statements,
        votes=_with_second_thoughts(
            _with_importance(_votes(row["statements"], people, votes, (opened, last), chance), row),
            row,
            opened,
        ),
    )


def _participants(town: Townspeople, count: int, chance: random.Random) -> list[UUID | None]:
    """Three of five have an account; the others came by on their telephone."""
    known = chance.sample(town.everyone, count * 3 // 5)
    everyone: list[UUID | None] = [*known, *([None] * (count - len(known)))]
    chance.shuffle(everyone)
    return everyone


def _statement(
    row: Row, opened: datetime, last: datetime, people: int, chance: random.Random
) -> StatementPlan:
    at = opened if row["seed"] else opened + (last - opened) * chance.random() * 0.5
    return StatementPlan(
        text=row["text"],
        at=at,
        moderation=_MODERATION[row["moderation"]],
        is_seed=row["seed"],
        is_meta=row["meta"],
        author=None if row["seed"] else chance.randrange(people),
        reason="Dit gaat over één herkenbaar mens." if row["moderation"] == "rejected" else "",
    )


def groups_of(people: int) -> list[str]:
    """The planted group of every participant: 52, 37 and 11 percent, in a fixed order."""
    sizes = [round(people * share) for _name, share in GROUPS]
    sizes[0] += people - sum(sizes)
    return [name for (name, _), size in zip(GROUPS, sizes, strict=True) for _ in range(size)]


def _votes(
    rows: Sequence[Row],
    people: int,
    count: int,
    between: tuple[datetime, datetime],
    chance: random.Random,
) -> list[VotePlan]:
    """Exactly `count` votes: some people vote on nearly all, many on a handful."""
    open_for_votes = [n for n, row in enumerate(rows) if row["moderation"] == "accepted"]
    groups = groups_of(people)
    keenness = [chance.betavariate(2.2, 1.6) + 0.15 for _ in range(people)]
    cells = [
        (chance.random() ** (1 / keenness[person]), person, statement)
        for person in range(people)
        for statement in open_for_votes
    ]
    chosen = sorted(cells, reverse=True)[:count]
    opened, last = between
    return [
        VotePlan(
            person=person,
            statement=statement,
            value=_value(rows[statement], groups[person], chance),
            at=opened + (last - opened) * chance.random(),
        )
        for _key, person, statement in sorted(chosen, key=lambda cell: cell[1:])
    ]


def _with_importance(votes: Sequence[VotePlan], row: Row) -> list[VotePlan]:
    """One in five statements matters to many, the others to few; its own stream of chance."""
    chance = stream(f"importance:{row['key']}")
    weight = [0.45 if chance.random() < 0.2 else 0.08 for _each in row["statements"]]
    return [replace(vote, is_important=chance.random() < weight[vote.statement]) for vote in votes]


def _with_second_thoughts(votes: Sequence[VotePlan], row: Row, opened: datetime) -> list[VotePlan]:
    """Some first thought otherwise, of a few statements many; what stands in the end stays."""
    chance = stream(f"second thoughts:{row['key']}")
    often = set(chance.sample(range(len(row["statements"])), MOVED))
    earlier = []
    for vote in votes:
        if chance.random() < (0.25 if vote.statement in often else 0.004):
            before = chance.choice([value for value in (1, 0, -1) if value != vote.value])
            at = opened + (vote.at - opened) * chance.random()
            earlier.append(replace(vote, value=before, at=at, is_important=False))
    return [*earlier, *votes]


def _value(row: Row, group: str, chance: random.Random) -> int:
    if chance.random() < row["pass"]:
        return 0
    return 1 if chance.random() < row["profile"][group] else -1
