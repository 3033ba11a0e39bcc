"""The 340 everyday work texts of Lindehaven, with gold labels to score a text radar by.

The sentences are written by hand (`content/texts/`), the texts are composed of them. Every text
is wholly `dev` (for who writes rules) or wholly `test` (held out); no sentence is in both.
A find belongs to a mark when their stretches overlap: in a transcript a name comes before a line.
"""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kiemkracht.cli.city.casting import Cast, Mark, Piece
from kiemkracht.cli.city.chance import content, stream
from kiemkracht.cli.city.dealing import SPLITS, Shell, deal
from kiemkracht.cli.city.framing import FORMS, Section, Sheet, Story

# A text and its traces are gone within 90 days; the oldest is on its way out.
_OLDEST_DAYS = 84
_AT_AN_OFFICE = frozenset({"overleg", "opgave"})
_TEAM_CHANCE = 0.6
_TASKS_AT_MOST = 4
# What a section adds, over and over: some prose, a line on the subject, a line on anything.
_ROUND = ("passage", "line", "line", "any")


@dataclass(frozen=True, slots=True)
class CityText:
    """One text, who wrote it, and what is planted in it.

    `author` counts within the people of `author_kind` (the kinds of `settling.KINDS`); take it
    modulo how many there are. `neutrals` look like a pattern and are none. A lookalike's `also`
    holds the patterns that may rightly fire on it.
    """

    key: str
    kind: str
    title: str
    text: str
    author_kind: str
    author: int
    community: str
    age_days: int
    split: str
    topics: tuple[str, ...]
    kiemen: tuple[Mark, ...]
    lookalikes: tuple[Mark, ...]
    patterns: tuple[Mark, ...]
    neutrals: tuple[Mark, ...]
    personal: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MirrorPair:
    """An office sentence, the words a mirror should mark, and a living alternative."""

    sentence: str
    words: tuple[str, ...]
    alternative: str
    split: str


@cache
def city_texts() -> tuple[CityText, ...]:
    """All texts, the same at each call and each run; about 0.2 seconds the first time."""
    decks = {split: Deck(split) for split in SPLITS}
    numbers: Counter[str] = Counter()
    texts = []
    for shell in deal():
        numbers[shell.kind] += 1
        key = f"{shell.kind}-{numbers[shell.kind]:03}"
        texts.append(_write(key, shell, decks[shell.split]))
    return tuple(sorted(texts, key=lambda text: text.key))


@cache
def mirror_pairs() -> tuple[MirrorPair, ...]:
    """The 40 sentences the Taalspiegel is scored on."""
    return tuple(
        MirrorPair(row["sentence"], tuple(row["words"]), row["alternative"], row["split"])
        for row in content("texts/mirror")
    )


class Deck:
    """The ordinary sentences of one side of the split; each is used before one comes back."""

    def __init__(self, split: str) -> None:
        self._chance = stream(f"texts:deck:{split}")
        self._piles: dict[tuple[str, str], list[str]] = {}
        self._all: dict[tuple[str, str], list[str]] = {}
        for section, rows in content(f"texts/{split}/filler").items():
            for row in rows:
                group = (section, row.get("topic") or row["kind"])
                self._all.setdefault(group, []).append(row["text"])

    def draw(self, section: str, group: str, used: set[str]) -> str:
        """A sentence that this text doesn't have yet, or "" when it has them all."""
        key = (section, group)
        if set(self._all[key]) <= used:
            return ""
        pile = self._piles.setdefault(key, [])
        if not set(pile) - used:
            self._piles[key] = pile = self._chance.sample(self._all[key], len(self._all[key]))
        drawn = next(text for text in pile if text not in used)
        pile.remove(drawn)
        used.add(drawn)
        return drawn


@dataclass(slots=True)
class Pen:
    """What is at hand while one text is written."""

    shell: Shell
    deck: Deck
    cast: Cast
    chance: random.Random
    used: set[str] = field(default_factory=set)

    def ordinary(self, section: str, group: str) -> Piece | None:
        """An ordinary sentence that this text doesn't have yet."""
        drawn = self.deck.draw(section, group, self.used)
        return self.cast.fill(drawn) if drawn else None


def _write(key: str, shell: Shell, deck: Deck) -> CityText:
    chance = stream(f"text:{key}")
    frames = content("texts/frames")
    kind: dict[str, Any] = frames["kinds"][shell.kind]
    place = chance.choice(frames["places"])
    pen = Pen(shell, deck, Cast(place, chance), chance)
    heading = chance.choice(frames["topics"][shell.topics[0]]["title"])
    title = f"{chance.choice(kind['title'])}: {heading.lower()}, {place['name']}"
    sheet = Sheet(_story(title, pen, chance.randint(*kind["words"])), pen.cast, chance)
    chance.choice(FORMS[shell.kind])(sheet)
    whole = sheet.done()
    return CityText(
        key=key,
        kind=shell.kind,
        title=title,
        text=whole.text,
        author_kind=chance.choice(kind["authors"]),
        author=chance.randrange(1_000),
        community=_community(shell, place, chance),
        age_days=chance.randint(1, _OLDEST_DAYS),
        split=shell.split,
        topics=tuple(shell.topics),
        kiemen=_layer(whole, "kiem"),
        lookalikes=_layer(whole, "lookalike"),
        patterns=_layer(whole, "pattern"),
        neutrals=_layer(whole, "neutral"),
        personal=_layer(whole, "personal"),
    )


def _layer(whole: Piece, name: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in whole.marks if mark.layer == name)


def _community(shell: Shell, place: dict[str, Any], chance: random.Random) -> str:
    """A team for the office kinds, mostly; the neighbourhood for the others."""
    teams = content("texts/frames")["topics"][shell.topics[0]]["teams"]
    is_team = shell.kind in _AT_AN_OFFICE and chance.random() < _TEAM_CHANCE
    return str(chance.choice(teams) if is_team else place["key"])


def _story(title: str, pen: Pen, words: int) -> Story:
    opening = pen.ordinary("opening", pen.shell.kind) or Piece("")
    closing = pen.ordinary("closing", pen.shell.kind) or Piece("")
    tasks = _tasks(pen)
    left = words - _words([opening, closing, *tasks])
    sections = []
    for number, topic in enumerate(pen.shell.topics):
        units = _units(pen, topic, left // (len(pen.shell.topics) - number))
        left -= _words(units)
        heading = content("texts/frames")["topics"][topic]["heading"]
        sections.append(Section(heading, tuple(units)))
    return Story(title, opening, tuple(sections), tuple(tasks), closing)


def _tasks(pen: Pen) -> list[Piece]:
    if pen.shell.kind not in _AT_AN_OFFICE:
        return []
    topics = pen.chance.choices(pen.shell.topics, k=pen.chance.randint(0, _TASKS_AT_MOST))
    return [task for topic in topics if (task := pen.ordinary("task", topic))]


def _units(pen: Pen, topic: str, words: int) -> list[Piece]:
    """Ordinary sentences around the planted ones; an ordinary one comes first."""
    golds = [gold.piece for gold in pen.shell.golds if gold.topic == topic]
    ordinary: list[Piece] = []
    turn = pen.chance.randrange(len(_ROUND))
    while not ordinary or _words(golds) + _words(ordinary) < words:
        section = _ROUND[turn % len(_ROUND)]
        turn += 1
        if section != "any":
            drawn = pen.ordinary(section, topic)
        else:
            drawn = pen.ordinary("line", "any") if pen.shell.kind in _AT_AN_OFFICE else None
        ordinary += [drawn] if drawn else []
    rest = [*golds, *ordinary[1:]]
    pen.chance.shuffle(rest)
    return [ordinary[0], *rest]


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)
