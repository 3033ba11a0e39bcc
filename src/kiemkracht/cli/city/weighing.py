"""What Lindehaven weighs: 58 weighings in every stage, and 46 room rules."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.cli.city.chance import content, identity, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.cli.city.sowing import rows as sprout_rows
from kiemkracht.cli.city.weighing_words import (
    answer_of,
    contact_of,
    findings_of,
    judgements,
    public_of,
)
from kiemkracht.direction.services.seeding import ChoicePlan, VersionPlan, content_of
from kiemkracht.weigh.enums.weighing import IN_PUBLIC, RuleKind, Track, WeighingStage
from kiemkracht.weigh.services.advising import AdviceText
from kiemkracht.weigh.services.receiving import Request
from kiemkracht.weigh.services.ruling import RuleText
from kiemkracht.weigh.services.seeding_rules import RuleSeed, plant_rules
from kiemkracht.weigh.services.seeding_weighings import (
    ViewSeed,
    WeighingSeed,
    choice_content,
    plant_weighings,
)

Row = dict[str, Any]
_STAGES = list(WeighingStage)
# How many days ago something was received that is in this stage, in time and too late.
_AGES = {
    "received": (2, 12),
    "gate_check": (6, 20),
    "viewpoints": (8, 24),
    "talk": (12, 40),
    "advice": (24, 60),
    "decision": (26, 70),
}
# After how many days each step was taken.
_STEPS = (
    ("contacted_at", WeighingStage.GATE_CHECK, 1),
    ("track_at", WeighingStage.VIEWPOINTS, 5),
    ("talk_at", WeighingStage.TALK, 10),
    ("advised_at", WeighingStage.ADVICE, 17),
    ("decided_at", WeighingStage.DECISION, 25),
    ("published_at", WeighingStage.PUBLISHED, 27),
    ("carried_at", WeighingStage.CARRYING_OUT, 34),
    ("looked_back_at", WeighingStage.LOOKED_BACK, 150),
)
_NOT_CARRIED = {"no", "not_yet"}


def seeds_of(town: Townspeople, now: datetime) -> list[WeighingSeed]:
    """All weighings, the same every time; the kiemen need not be there yet."""
    kiemen = {row["key"]: row for row in sprout_rows()}
    told = content("weighings")
    return [_seed(town, row, kiemen, told["pools"], now) for row in told["rows"]]


def choices_of(seeds: Sequence[WeighingSeed]) -> list[ChoicePlan]:
    """The choices as which answers were published, for the one register."""
    return [
        ChoicePlan(
            key=f"weighed:{seed.key}",
            id=seed.choice_id,
            community_id=seed.request.community_id,
            content=content_of(choice_content(seed)),
            state="published",
            created_at=seed.moments["decided_at"],
            created_by=seed.face,
            taken_at=seed.moments["decided_at"],
            versions=[
                VersionPlan(
                    content=content_of(choice_content(seed)), at=seed.moments["published_at"]
                )
            ],
        )
        for seed in seeds
        if seed.choice_id is not None
    ]


def weigh(town: Townspeople, seeds: Sequence[WeighingSeed], now: datetime) -> tuple[int, int]:
    """Plant rules and weighings; gives how many of each."""
    rules = plant_rules([_rule(town, row, now) for row in content("room_rules")])
    return plant_weighings(seeds), rules


def _rule(town: Townspeople, row: Row, now: datetime) -> RuleSeed:
    chance = stream(f"rule:{row['key']}")
    proved, is_habit = row["proved"], row["kind"] == RuleKind.HABIT
    called = "" if not row["room"] else "policy" if is_habit else row["kind"]
    return RuleSeed(
        key=identity("rule", row["key"]),
        text=RuleText(
            text=row["text"], kind=row["kind"], purpose=row["purpose"],
            may_deviate=row["may_deviate"], source=row["source"],
        ),
        at=now - timedelta(days=chance.randint(60, 400)),
        by=town.by_name[chance.choice(("Joost Terpstra", "Ronald Hofstra", "Zofia Kowalska"))],
        called=called,
        proved=proved,
        room_found=row["room"],
        happened=content("weighings")["pools"]["outcomes"][proved],
        why="Het bleek een gewoonte.",
    )  # fmt: skip


def _seed(
    town: Townspeople, row: Row, kiemen: dict[str, Row], pools: Row, now: datetime
) -> WeighingSeed:
    chance = stream(f"weighing:{row['key']}")
    kiem = kiemen.get(row["sprout"])
    place = row["community"] or _place(town, kiem)
    face = None if row["stage"] == "received" else _face(town, place)
    moments = dict(_moments(row, now, chance))
    is_public = row["stage"] in IN_PUBLIC
    initiator = _initiator(town, kiem, place, chance)
    options = _options(row)
    views = list(_views(town, row, initiator, face, pools, chance))
    return WeighingSeed(
        key=identity("weighing", row["key"]),
        request=Request(
            subject=row["subject"],
            about=row["about"],
            community_id=town.communities[place],
            sprout_id=identity("sprout", row["sprout"]) if row["sprout"] else None,
        ),
        initiator=initiator,
        face=face,
        stage=row["stage"],
        moments=moments,
        contact=contact_of(row, pools, chance) if "contacted_at" in moments else None,
        findings=findings_of(row, pools, chance) if "contacted_at" in moments else (),
        track=row["track"] if "track_at" in moments else "",
        views=views if "track_at" in moments else (),
        notes=[("C7", chance.choice(pools["talked"]))] if "talk_at" in moments else (),
        advice=_advice(options, pools, chance) if "advised_at" in moments else None,
        answer=answer_of(row, pools, chance) if row["answer"] else None,
        options=options,
        public=public_of(row, views, pools, moments, chance) if row["answer"] else None,
        decided_by=face if row["track"] == Track.LIGHT else town.by_name["Henk van Dijk"],
        back=(chance.choice(pools["happened"]), chance.choice(pools["learned"]))
        if "looked_back_at" in moments
        else None,
        choice_id=identity("weighed-choice", row["key"]) if is_public else None,
    )


def _moments(row: Row, now: datetime, chance: random.Random) -> Iterator[tuple[str, datetime]]:
    """When each step was taken; a light one skips viewpoints and talk, a no is not carried."""
    stage = WeighingStage(row["stage"])
    early, late = _AGES.get(stage, (chance.randint(60, 150), 0))
    if stage == WeighingStage.LOOKED_BACK:
        early = chance.randint(190, 380)
    received = now - timedelta(days=late if row["late"] else early, hours=chance.randint(1, 5))
    yield "received_at", received
    skipped = {"talk_at", "advised_at"} if row["track"] == Track.LIGHT else set()
    if row["answer"] in _NOT_CARRIED:
        skipped.add("carried_at")
    for name, step, days in _STEPS:
        if _STAGES.index(step) <= _STAGES.index(stage) and name not in skipped:
            yield name, min(received + timedelta(days=days, hours=2), now - timedelta(hours=1))


def _place(town: Townspeople, kiem: Row | None) -> str:
    named = kiem and (kiem["team"] or kiem["buurt"] or kiem["wijk"])
    return town.community_keys.get(named or "", "lindehaven")


def _face(town: Townspeople, place: str) -> UUID:
    """The frontliner of the district; for teams and the rest of the city Lotte."""
    parents = {row["key"]: row["parent"] for row in content("communities")}
    district = parents.get(place)
    name = {
        "de-linden": "Joost Terpstra",
        "havenkwartier": "Joost Terpstra",
        "oude-stad": "Ronald Hofstra",
        "waterrijk": "Ronald Hofstra",
        "spoorzicht": "Zofia Kowalska",
        "buitenlanden": "Zofia Kowalska",
    }.get(district or "", "Lotte van Rijn")
    return town.by_name[name]


def _initiator(town: Townspeople, kiem: Row | None, place: str, chance: random.Random) -> UUID:
    known = town.by_name.get(kiem["carrier_name"] or "") if kiem else None
    return known or chance.choice(town.by_community.get(place) or town.by_kind["resident"])


def _views(
    town: Townspeople,
    row: Row,
    initiator: UUID,
    face: UUID | None,
    pools: Row,
    chance: random.Random,
) -> Iterator[ViewSeed]:
    """Five people look; while viewpoints are gathered, two of them did not yet."""
    if row["track"] in ("", Track.LIGHT) or face is None:
        return
    names = chance.sample(pools["names"], 3)
    looks = (
        ("initiator", town.names[initiator], initiator, "", 3.4),
        ("frontline", town.names[face], face, "", 2.8),
        ("touched", names[0], None, "", 2.2),
        ("absent", names[1], None, chance.choice(pools["voices"]), 2.5),
        ("dissent", names[2], None, "", 1.0),
    )
    waiting = {"absent", "dissent"} if row["stage"] == WeighingStage.VIEWPOINTS else set()
    for lens, name, person, voice, look in looks:
        yield ViewSeed(
            lens=lens,
            name=name,
            person=person,
            speaks_for=voice,
            judgements={} if lens in waiting else judgements(look, pools, chance),
            worry="" if lens in waiting else chance.choice(pools["worries"]),
            need="" if lens in waiting else chance.choice(pools["needs"]),
            edge=chance.choice(pools["edges"]) if lens == "absent" and not waiting else "",
        )


def _options(row: Row) -> list[str]:
    if row["track"] == Track.LIGHT:
        return ["Wij doen het gewoon.", "Wij doen het niet."]
    return ["Doen, met een naam en een nummer erbij.", "Een proef met een einddatum.", "Niet doen."]


def _advice(options: list[str], pools: Row, chance: random.Random) -> AdviceText:
    return AdviceText(
        options=options,
        majority=chance.choice(pools["majority"]),
        minority=chance.choice(pools["minority"]),
        minority_needs=chance.choice(pools["needs"]),
    )
