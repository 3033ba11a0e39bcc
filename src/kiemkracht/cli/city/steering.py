"""Where Lindehaven wants to go: 3 koersen, 11 goals, 34 keuzes in one sealed register."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.cli.city.sowing import rows as sprout_rows
from kiemkracht.direction.services.charting import DirectionText
from kiemkracht.direction.services.seeding import (
    ChoicePlan,
    ContributionPlan,
    DirectionPlan,
    GoalPlan,
    Planted,
    ResponsePlan,
    StewardPlan,
    VersionPlan,
    agree,
    content_of,
    plant_choices,
    plant_contributions,
    plant_directions,
)

if TYPE_CHECKING:
    from kiemkracht.direction.models import ChoiceContent

# The choice by which each agreed direction was agreed.
MANDATES = {
    "elkaar-kennen-stad": "koers-elkaar-kennen",
    "eerst-luisteren-koers": "koers-eerst-luisteren",
}
_DECIDED = {"published", "revised", "under_review", "withdrawn", "taken"}
_PUBLISHED = {"published", "revised", "under_review", "withdrawn"}
Row = dict[str, Any]


def steer(
    town: Townspeople, now: datetime, weighed: Sequence[ChoicePlan] = ()
) -> tuple[int, Planted, int]:
    """Plant directions and choices; gives the number of goals, what was planted, and choices.

    `weighed` are choices that came out of weighings: they stand in the same register by date.
    """
    chance = stream("direction")
    planted = plant_directions([_direction(town, row, now, chance) for row in _directions()])
    rows = content("choices")
    own = [_choice(town, row, planted, now, chance) for row in rows]
    choices = plant_choices([*own, *weighed])
    decided = {row["key"]: row["decided_days"] for row in rows}
    for direction, choice in MANDATES.items():
        agree(
            direction_id=planted.directions[direction],
            choice_id=choices[choice],
            at=now + timedelta(days=decided[choice]),
            by=town.by_name["Henk van Dijk"],
        )
    return len(planted.goals), planted, len(own)


def contribute(town: Townspeople, planted: Planted, now: datetime) -> int:
    """Tie the kiemen to the goals they name, in the carrier's own longing."""
    return plant_contributions(
        ContributionPlan(
            goal_id=planted.goals[row["goal_key"]],
            place=f"sprouts.sprout:{identity('sprout', row['key'])}",
            since=now - timedelta(days=max(int(row["age_days"]) // 2, 1)),
            how=row["longing"],
            community_id=_community_of(town, row),
        )
        for row in sprout_rows()
        if row["goal_key"]
    )


def _community_of(town: Townspeople, row: Row) -> UUID:
    named = row["team"] or row["buurt"] or row["wijk"] or "Lindehaven"
    return town.communities[town.community_keys.get(named, "lindehaven")]


def _directions() -> Sequence[Row]:
    rows: Sequence[Row] = content("directions")
    return rows


def _direction(town: Townspeople, row: Row, now: datetime, chance: random.Random) -> DirectionPlan:
    started = moment(now, -chance.randint(380, 460), chance)
    talking = row["state"] == "in_conversation"
    return DirectionPlan(
        key=row["key"],
        community_id=town.communities[row["community"]],
        text=DirectionText(title=row["title"], purpose=row["purpose"], meaning=row["meaning"]),
        started_at=moment(now, -40, chance) if talking else started,
        started_by=town.by_name["Henk van Dijk"],
        conversation_since=moment(now, -9, chance) if talking else started + timedelta(days=20),
        goals=[
            GoalPlan(
                key=goal["key"],
                title=goal["title"],
                noticeable_at=goal["noticeable"],
                what_not=goal["not"],
            )
            for goal in row["goals"]
        ],
        stewards=[
            StewardPlan(
                person_id=chance.choice(town.by_kind[kind]),
                as_resident=kind in {"resident", "youth"},
                since=now - timedelta(days=30 if talking else 300),
            )
            for kind in row["stewards"]
        ],
    )


def _choice(
    town: Townspeople, row: Row, planted: Planted, now: datetime, chance: random.Random
) -> ChoicePlan:
    versions = _versions(row, now, chance)
    state = row["state"]
    first = versions[0].at if versions else now
    opened = {"open": now - timedelta(days=6), "proposed": None}.get(
        state, first - timedelta(days=24)
    )
    decided = row["decided_days"]
    return ChoicePlan(
        key=row["key"],
        id=identity("choice", row["key"]),
        community_id=town.communities[row["community"]],
        content=_content(row, row, now),
        state=state,
        created_at=(opened or now - timedelta(days=4)) - timedelta(days=8),
        created_by=town.by_name["Henk van Dijk"],
        goal_ids=[planted.goals[key] for key in row["goals"]],
        open_since=opened,
        taken_at=now + timedelta(days=decided, hours=-30) if state in _DECIDED else None,
        review_since=now - timedelta(days=5) if state == "under_review" else None,
        withdrawn_at=now - timedelta(days=31) if state == "withdrawn" else None,
        withdrawn_because=row.get("withdrawn_because") or "",
        versions=versions,
        responses=_responses(town, row, opened, now, chance),
    )


def _versions(row: Row, now: datetime, chance: random.Random) -> list[VersionPlan]:
    if row["state"] not in _PUBLISHED:
        return []
    older = [
        VersionPlan(
            content=_content(row, each, now),
            at=moment(now, each["decided_days"], chance),
            why_changed=each.get("why") or "",
        )
        for each in row.get("versions") or ()
    ]
    newest = VersionPlan(
        content=_content(row, row, now),
        at=moment(now, row["decided_days"], chance),
        why_changed=(row.get("why") or "") if older else "",
    )
    return [*older, newest]


def _content(row: Row, text: Row, now: datetime) -> "ChoiceContent":
    """The shape the room reads, from a row of ours or from an older version of it."""
    dissent = text.get("dissent") or {}
    decided = text.get("decided_days")
    review = (
        (now + timedelta(days=(decided or 0) + text["review_in_days"])).date()
        if text is not row
        else (now + timedelta(days=row["review_in_days"])).date()
    )
    return content_of(
        {
            **{name: text.get(name) for name in _SAME},
            "question": row["question"],
            "chosen": text.get("chosen"),
            "dissent": [dissent] if "voice" in dissent else [],
            "no_dissent_because": dissent.get("none_heard_because") or "",
            "review_on": review.isoformat(),
        }
    )


_SAME = (
    "options",
    "reasons",
    "mandate",
    "touched",
    "conditions",
    "interests",
    "goal_person_result",
)


def _responses(
    town: Townspeople, row: Row, opened: datetime | None, now: datetime, chance: random.Random
) -> list[ResponsePlan]:
    if opened is None:
        return []
    return [
        ResponsePlan(
            stance=each["stance"],
            body=each["text"],
            at=min(opened + timedelta(hours=9 + 20 * number), now - timedelta(minutes=20)),
            author_id=chance.choice(town.everyone),
        )
        for number, each in enumerate(row["contributions"] or ())
    ]
