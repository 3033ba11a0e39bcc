"""What the writers of Lindehaven had scanned: the everyday texts, with what the radar found.

The radar itself looks at every text while the city is built, so what stands here is what it finds
(some 3 seconds). Who is named in a text is known from its labels; finding them again would double
that.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from kiemkracht.cli.city.chance import content, identity, moment, stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.cli.city.writing import CityText, city_texts
from kiemkracht.engines import scouting
from kiemkracht.engines.scouting.finding import scout_sentence
from kiemkracht.sprouts.enums import SignalState, SourceKind
from kiemkracht.sprouts.services.asking_consent import Question
from kiemkracht.sprouts.services.scanning import Prepared
from kiemkracht.sprouts.services.seeding_texts import QuestionSeed, TextSeed, plant_texts

KINDS = {
    "overleg": SourceKind.MEETING,
    "opgave": SourceKind.TASK,
    "participatieproject": SourceKind.PARTICIPATION,
    "straat": SourceKind.STREET,
}
# What writers made of what was found in texts of more than a few days old.
_MADE_OF_IT = (
    (SignalState.RECOGNISED, 0.4),
    (SignalState.NOT_RECOGNISED, 0.25),
    (SignalState.LATER, 0.15),
)
_FRESH_DAYS = 4
Span = tuple[int, int, str]
Row = dict[str, Any]


def seek(town: Townspeople, now: datetime) -> int:
    """Keep all texts, sealed, with their signals; gives the number of texts."""
    chance = stream("radar")
    own = {row["key"]: _own_text(town, row, now) for row in content("radar")}
    others = [_text(town, text, now, chance) for text in city_texts()]
    return plant_texts([*own.values(), *others], list(_questions(own, now)))


def _text(town: Townspeople, text: CityText, now: datetime, chance: random.Random) -> TextSeed:
    people = town.by_kind[text.author_kind]
    named = [(mark.start, mark.end, mark.code) for mark in text.personal]
    prepared = _prepared(text.title, text.text, KINDS[text.kind], named)
    states = _states(prepared, chance) if text.age_days > _FRESH_DAYS else {}
    return TextSeed(
        id=identity("text", text.key),
        owner_id=people[text.author % len(people)],
        prepared=prepared,
        created_at=moment(now, -text.age_days, chance),
        states=states,
    )


def _prepared(title: str, text: str, kind: str, named: list[Span]) -> Prepared:
    """As `scanning.prepare` does it, with names that are known beforehand."""
    personal = [
        scouting.Personal(start, end, text[start:end], cast("Any", code), "", 1.0)
        for start, end, code in named
    ]
    safe = scouting.mask(text, personal)
    removed = len({(one.kind, one.text.casefold()) for one in personal})
    return Prepared(title, safe, kind, "nl", removed, _finds(safe))


def _finds(text: str) -> tuple[scouting.Find, ...]:
    """What `scouting.scout` finds; two of five sentences stand in several texts."""
    return tuple(
        replace(find, start=sentence.start, end=sentence.end)
        for sentence in scouting.split_sentences(text)
        for find in _finds_in(sentence.text)
    )


@cache
def _finds_in(sentence: str) -> tuple[scouting.Find, ...]:
    return scout_sentence(scouting.Sentence(0, len(sentence), sentence))


def _named(row: Row) -> Iterator[Span]:
    for kind, words in row["personal"]:
        start = row["text"].index(words)
        yield start, start + len(words), kind


def _states(prepared: Prepared, chance: random.Random) -> dict[int, SignalState]:
    states = {}
    for number in range(len(prepared.finds)):
        drawn = chance.random()
        for state, share in _MADE_OF_IT:
            if drawn < share:
                states[number] = state
                break
            drawn -= share
    return states


def _own_text(town: Townspeople, row: Row, now: datetime) -> TextSeed:
    return TextSeed(
        id=identity("text", row["key"]),
        owner_id=town.by_name[row["owner"]],
        prepared=_prepared(row["title"], row["text"], row["kind"], list(_named(row))),
        created_at=now - timedelta(days=row["age_days"]),
        states={int(number): SignalState(state) for number, state in row["states"].items()},
    )


def _questions(own: dict[str, TextSeed], now: datetime) -> Iterator[QuestionSeed]:
    for row in content("radar"):
        asked = row.get("question")
        if asked and len(own[row["key"]].prepared.finds) > asked["find"]:
            yield QuestionSeed(
                id=identity("question", row["key"]),
                text_id=own[row["key"]].id,
                find=asked["find"],
                question=Question(
                    sentence=asked["sentence"], message=asked["message"], name=asked["name"]
                ),
                secret=identity("secret", row["key"]).hex * 2,
                asked_at=now - timedelta(days=asked["asked_days"]),
            )
