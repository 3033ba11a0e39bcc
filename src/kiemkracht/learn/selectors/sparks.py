"""The fifty work sparks (werkvonken) that come with the house, read once from their file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kiemkracht.engines.scripts import Card
from kiemkracht.weigh.selectors.deck import DeckCard


@dataclass(frozen=True, slots=True)
class Spark:
    """One work spark: a way to look and act plurally, usable by hand without a computer.

    Texts by language, "nl" and "en". `part` is 1 (oneself), 2 (professional or active
    resident) or 3 (leaders). `helper` says what the house can add from its own data. `card` is
    how a script chooses it.
    """

    number: int
    part: int
    title: Mapping[str, str]
    goal: Mapping[str, str]
    use_when: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, tuple[str, ...]]
    helper: Mapping[str, str]
    duration: Mapping[str, str]
    group: str
    card: Card


@cache
def sparks() -> tuple[Spark, ...]:
    """All work sparks by number. Queries: 0."""
    text = files("kiemkracht.learn").joinpath("content/sparks.json").read_text(encoding="utf-8")
    return tuple(_spark(row) for row in json.loads(text))


def cards() -> tuple[Card, ...]:
    """The same as a script sees them. Queries: 0."""
    return tuple(spark.card for spark in sparks())


def _spark(row: Mapping[str, Any]) -> Spark:
    return Spark(
        number=row["number"],
        part=row["part"],
        title=row["title"],
        goal=row["goal"],
        use_when=_lists(row["use_when"]),
        steps=_lists(row["steps"]),
        helper=row["helper"],
        duration=row["duration"],
        group=row["group"],
        card=Card(
            number=row["number"],
            function=row["function"],
            link=row["link"],
            breaks=frozenset(row["breaks"]),
            minutes=row["minutes"],
            context=row["context"],
            theme=row["theme"],
            lead=row["lead"],
        ),
    )


def _lists(texts: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(lines) for language, lines in texts.items()}


@cache
def deck() -> tuple[DeckCard, ...]:
    """All of them as the room that proposes scripts shows them. Queries: 0."""
    return tuple(
        DeckCard(spark.card, spark.title, spark.goal, spark.duration, spark.steps)
        for spark in sparks()
    )
