"""What Lindehaven weighs by: two frameworks built from cases, one set and one in the making."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from kiemkracht.cli.city.chance import content, identity
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.weigh.enums.workshops import Under, WorkshopStage
from kiemkracht.weigh.rules.board import ANCHORS, GateWords, HeapWords
from kiemkracht.weigh.selectors.made_framework import OWN_FROM
from kiemkracht.weigh.services.seeding_workshops import (
    CaseSeed,
    HeapSeed,
    MakerSeed,
    SaidSeed,
    WorkshopSeed,
    plant_workshops,
)

Row = dict[str, Any]
_PATH = list(WorkshopStage)


def build(town: Townspeople, now: datetime) -> int:
    """Plant the workshops; gives how many."""
    return plant_workshops([_seed(town, row, now) for row in content("workshops")])


def _seed(town: Townspeople, row: Row, now: datetime) -> WorkshopSeed:
    stage = WorkshopStage(row["stage"])
    return WorkshopSeed(
        key=identity("workshop", row["key"]),
        title=row["title"],
        why=row["why"],
        community_id=town.communities[row["community"]],
        led_by=town.by_name[row["led_by"]],
        stage=stage,
        moments=list(_moments(row["days"], stage, now)),
        makers=[
            MakerSeed(person=town.by_name[name], name=name, side=side)
            for name, side in row["makers"]
        ],
        cases=[*_first(row), *_second(row)],
        heaps=[_heap(each) for each in row["heaps"]],
        gates=[*(GateWords(code) for code in row["gates"]), *_own_gates(row)],
        closed_early={WorkshopStage.TRYING: row["closed_early"]} if row["trial"] else {},
    )


def _moments(days: int, stage: WorkshopStage, now: datetime) -> Iterator[datetime]:
    """When each step began: the first `days` ago, then one every twelve days or sooner."""
    count = _PATH.index(stage) + 1
    between = timedelta(days=min(12, days // count))
    opened = now - timedelta(days=days, hours=3)
    return (opened + between * number for number in range(count))


def _first(row: Row) -> Iterator[CaseSeed]:
    """Real cases, decided freely by everybody."""
    for case in row["cases"]:
        said = [
            SaidSeed(
                key=identity("case-answer", f"{row['key']}:{case['title']}:{number}"),
                maker=number,
                under=Under.FIRST,
                answer=answer,
                reason=reason,
                heap=heap,
            )
            for number, (answer, heap, reason) in enumerate(case["said"])
        ]
        yield CaseSeed(round=1, title=case["title"], text=case["text"], said=said)


def _second(row: Row) -> Iterator[CaseSeed]:
    """New cases, under the framework of before and under the new one."""
    for case in row["trial"]:
        said = [
            SaidSeed(
                key=identity("case-answer", f"{row['key']}:{case['title']}:{under}:{number}"),
                maker=number,
                under=under,
                answer=answer,
                reason=reason,
            )
            for under in (Under.OLD, Under.NEW)
            for number, (answer, reason) in zip(row["tried_by"], case[under], strict=True)
        ]
        yield CaseSeed(round=2, title=case["title"], text=case["text"], said=said)


def _heap(row: Row) -> HeapSeed:
    words = HeapWords(
        name=row.get("name", ""),
        question=row.get("question", ""),
        anchors=tuple(row.get("anchors", [""] * ANCHORS)),
        goes_back=row.get("goes_back", False),
        economic=row.get("economic", False),
    )
    return HeapSeed(key=row["key"], words=words, aside=row.get("aside", ""))


def _own_gates(row: Row) -> Iterator[GateWords]:
    for number, gate in enumerate(row["own_gates"], OWN_FROM):
        yield GateWords(code=f"P{number}", **gate)
