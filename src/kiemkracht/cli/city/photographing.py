"""Where things stand in Lindehaven: 14 startfoto’s with their answers, three worked out by hand."""

import random
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kiemkracht.base.visibility import Visibility
from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.engines.appraisal import ITEMS, LINKS, QUESTIONS
from kiemkracht.weigh.enums import Source, Stage
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed, plant
from kiemkracht.weigh.services.starting import PhotoPlan

Row = dict[str, Any]
READINGS = (*ITEMS, *LINKS)
UNSURE = 0.12
_STANCES = (-2, -1, 0, 1, 2)


def photograph(town: Townspeople, now: datetime) -> tuple[int, int]:
    """Plant them all; gives how many startfoto’s and how many sheets."""
    sheets = 0
    rows = content("startfotos")
    for row in rows:
        seed = seed_of(town, row, now)
        plant(seed)
        sheets += len(seed.sheets)
    return len(rows), sheets


def seed_of(town: Townspeople, row: Row, now: datetime) -> PhotoSeed:
    """One startfoto as its row tells it, with sheets that follow from the seed."""
    chance = stream(f"startfoto:{row['key']}")
    return PhotoSeed(
        key=identity("startfoto", row["key"]),
        plan=PhotoPlan(
            subject=row["subject"],
            about=row["about"],
            community_id=town.communities[row["community"]],
            sprout_id=identity("sprout", row["sprout"]) if row["sprout"] else None,
            visibility=Visibility.PUBLIC if row["public"] else Visibility.CIRCLE,
            is_quick=row["quick"],
            affected=row["affected"],
            population=row["population"],
            context=row["context"],
            themes=row["themes"],
        ),
        by=town.by_name[row["by"]],
        at=moment(now, -row["age_days"], chance),
        groups=[_group(each) for each in row["groups"]],
        sheets=list(_sheets(row, chance)),
        settled=dict(zip(READINGS, row["settled"], strict=True)) if row["settled"] else {},
        reason="Zo hebben we het samen gelezen, met de antwoorden ernaast.",
        remarks=[tuple(each) for each in row["remarks"]],
        patterns=row["patterns"],
        stage=Stage(row["stage"]),
        earlier=identity("startfoto", row["earlier"]) if row["earlier"] else None,
    )


def _group(row: Row) -> GroupPlan:
    speaks = row["source"] == Source.SELF
    return GroupPlan(
        name=row["name"],
        size=row["size"],
        influence=row["influence"],
        touched=row["touched"],
        source=row["source"],
        positions=(0, 0, 0, 0, 0) if speaks else row["positions"],
    )


def _sheets(row: Row, chance: random.Random) -> Iterator[SheetSeed]:
    """Those who began see it a bit brighter; every group has its own look."""
    for _each in range(row["initiators"]):
        yield SheetSeed("", _answers(row, 0.3, chance))
    for group in row["groups"]:
        if group["source"] != Source.SELF:
            continue
        for stance, count in zip(_STANCES, group["positions"], strict=True):
            for _each in range(count):
                yield SheetSeed(group["name"], _answers(row, group["look"], chance), stance)


def _answers(row: Row, look: float, chance: random.Random) -> dict[str, int | None]:
    means = dict(zip(READINGS, row["means"], strict=True))
    found: dict[str, int | None] = {}
    for question in QUESTIONS:
        if row["quick"] and not question.is_quick:
            continue
        shift = look if question.reading in LINKS or question.reading == "value" else 0.0
        value = round(chance.gauss(means[question.reading] + shift, 0.7))
        found[question.code] = None if chance.random() < UNSURE else min(max(value, 0), 4)
    return found
