"""What grows in Lindehaven: 180 kiemen with steps, carriers, comments and a face."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kiemkracht.base import clock
from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.sprouts.services.seeding import (
    CarrierSeed,
    CheckSeed,
    CommentSeed,
    LinkSeed,
    SproutSeed,
    StepSeed,
    plant_many,
)

_GROWN = {"sprouted", "growing", "rooted", "branched"}
_KIND_OF_CARRIER = {"selfemployed": "self_employed"}
_ENDED = {"resting", "closed"}
_ANSWERS = {"spark": 0.72, "seed": 0.9}
Row = dict[str, Any]


def rows() -> list[Row]:
    """All kiemen of the city, in a fixed order."""
    return [row for number in (1, 2, 3, 4) for row in content(f"sprouts_{number}")]


def sow(town: Townspeople, now: datetime) -> int:
    """Plant them all. Who carries what follows from the seed, so it never changes."""
    chance = stream("sprouts")
    everything = rows()
    seeds = [_sprout(town, row, now, chance) for row in everything]
    return plant_many(seeds, list(_links(everything)))


def _links(everything: Sequence[Row]) -> Iterator[LinkSeed]:
    told: set[frozenset[str]] = set()
    for row in everything:
        if row["parent"]:
            yield LinkSeed(identity("sprout", row["parent"]), identity("sprout", row["key"]))
        pair = frozenset((row["key"], row["twin"] or row["key"]))
        # One of every three pairs was found by someone already; the others wait to be found.
        if len(pair) == 2 and pair not in told and len(told) % 3 == 0:
            yield LinkSeed(
                identity("sprout", row["key"]), identity("sprout", row["twin"]), is_same=True
            )
        told |= {pair} if len(pair) == 2 else set()


def _sprout(town: Townspeople, row: Row, now: datetime, chance: random.Random) -> SproutSeed:
    place = _place(town, row)
    carriers = _carriers(town, row, chance)
    created = moment(now, -float(row["age_days"]), chance)
    steps = tuple(_step(step, carriers, created, now, chance) for step in row["steps"])
    answered = _answered(row, created, now, chance)
    face = _face(town, place, chance) if answered else None
    x, y = _pin(row, chance)
    return SproutSeed(
        id=identity("sprout", row["key"]),
        title=row["title"],
        story=row["story"],
        planted_by=carriers[0],
        created_at=created,
        phase=row["phase"],
        kind=row["kind"],
        door="idea" if row["kind"] == "idea" else "doing",
        origin=row["origin"],
        longing=row["longing"],
        soul=row["soul"],
        business=row["business"],
        interrupts=row["interrupts"],
        visibility=row["visibility"],
        community_id=town.communities[place],
        x=x,
        y=y,
        contact_id=face,
        answered_at=answered,
        resting_until=_rests_until(row, now),
        phase_before="growing" if row["phase"] in _ENDED else "",
        closing_lesson=row["closing_lesson"],
        ended_at=_ended(row, created, now),
        carriers=_carrying(row, carriers, created),
        steps=steps,
        comments=(
            *_first_answer(face, answered, chance),
            *(_comment(town, each, created, now, chance) for each in row["comments"]),
        ),
        followers=tuple(chance.sample(town.everyone, chance.randint(0, 6))),
        checks=_checks(town, row, now, chance),
    )


def _place(town: Townspeople, row: Row) -> str:
    named = row["team"] or row["buurt"] or row["wijk"] or "Lindehaven"
    return town.community_keys.get(named, town.community_keys["Lindehaven"])


def _carriers(town: Townspeople, row: Row, chance: random.Random) -> list[UUID]:
    kind = str(_KIND_OF_CARRIER.get(row["carrier_kind"], row["carrier_kind"]))
    near = town.by_community.get(_place(town, row), [])
    fitting = [person for person in near if person in set(town.by_kind[kind])]
    known = town.by_name.get(row.get("carrier_name") or "")
    first = known or chance.choice(fitting or town.by_kind[kind])
    others = [person for person in near or town.by_kind[kind] if person != first]
    if row.get("second_carrier") and others:
        return [first, chance.choice(others)]
    return [first]


def _carrying(row: Row, carriers: Sequence[UUID], created: datetime) -> tuple[CarrierSeed, ...]:
    if row["phase"] == "spark":
        return ()
    return tuple(
        CarrierSeed(person, created + timedelta(days=4 * number, hours=2))
        for number, person in enumerate(carriers)
    )


def _step(
    step: Row, carriers: Sequence[UUID], created: datetime, now: datetime, chance: random.Random
) -> StepSeed:
    at = moment(now, float(step["days"]), chance)
    if step["done"]:
        return StepSeed(
            step["text"],
            created_at=max(created, at - timedelta(days=6)),
            done_at=max(at, created + timedelta(hours=3)),
            what_happened=step["happened"],
            who_id=chance.choice(carriers),
        )
    return StepSeed(
        step["text"],
        created_at=max(created, now - timedelta(days=chance.randint(1, 12))),
        due=clock.today() + timedelta(days=int(step["days"])),
        who_id=chance.choice(carriers),
    )


def _answered(row: Row, created: datetime, now: datetime, chance: random.Random) -> datetime | None:
    if not row["has_face"] and chance.random() > _ANSWERS.get(row["phase"], 1.0):
        return None
    return min(created + timedelta(days=chance.randint(1, 5), hours=1), now - timedelta(minutes=9))


def _face(town: Townspeople, place: str, chance: random.Random) -> UUID:
    """A frontliner for who lives there; a colleague of another team for who works there."""
    faces = [town.by_name[name] for name in ("Joost Terpstra", "Warda Bouzidi", "Zofia Kowalska")]
    faces.append(town.by_name["Ronald Hofstra"])
    district = next((r["parent"] for r in content("communities") if r["key"] == place), None)
    by_district = {"de-linden": 0, "havenkwartier": 0, "spoorzicht": 2, "buitenlanden": 2}
    return faces[by_district[district]] if district in by_district else chance.choice(faces)


def _first_answer(
    face: UUID | None, answered: datetime | None, chance: random.Random
) -> Iterator[CommentSeed]:
    if face and answered:
        yield CommentSeed(face, chance.choice(content("occasions")["first_answers"]), answered)


def _rests_until(row: Row, now: datetime) -> Any:
    days = row["resting_until_days"]
    return (now + timedelta(days=days)).date() if days else None


def _ended(row: Row, created: datetime, now: datetime) -> datetime | None:
    if row["phase"] not in _ENDED:
        return None
    last = max((step["days"] for step in row["steps"] if step["done"]), default=-20)
    return max(created + timedelta(days=1), now + timedelta(days=min(last + 7, -1)))


def _comment(
    town: Townspeople, row: Row, created: datetime, now: datetime, chance: random.Random
) -> CommentSeed:
    at = max(moment(now, float(row["days"]), chance), created + timedelta(hours=1))
    return CommentSeed(chance.choice(town.everyone), row["text"], min(at, now))


def _checks(
    town: Townspeople, row: Row, now: datetime, chance: random.Random
) -> tuple[CheckSeed, ...]:
    if row["phase"] not in {"rooted", "branched"}:
        return ()
    said = [each["text"] for each in content("occasions")["still_alive"] if each["lives"] == "yes"]
    by = chance.choice(town.by_kind["resident"])
    return (CheckSeed(by, moment(now, -chance.randint(5, 60), chance), True, chance.choice(said)),)


def _pin(row: Row, chance: random.Random) -> tuple[float | None, float | None]:
    """A place inside the neighbourhood for two of three; the others only name it."""
    outline = next(
        (each.get("outline") for each in content("communities") if each["name"] == row["buurt"]),
        None,
    )
    if not outline or chance.random() > 0.66:
        return None, None
    for _ in range(200):
        x = chance.uniform(min(p[0] for p in outline), max(p[0] for p in outline))
        y = chance.uniform(min(p[1] for p in outline), max(p[1] for p in outline))
        if _is_inside(x, y, outline):
            return round(x, 1), round(y, 1)
    return None, None


def _is_inside(x: float, y: float, outline: Sequence[Sequence[float]]) -> bool:
    """Whether a ray to the right crosses the outline an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
