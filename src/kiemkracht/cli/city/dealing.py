"""Which planted sentence stands in which of the 340 texts; dev and test never mix."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kiemkracht.cli.city.casting import Mark, Piece
from kiemkracht.cli.city.chance import content, stream

SPLITS = ("dev", "test")
# Two in five texts are for who writes rules (dev), the others are held out (test).
_DEV_SHARE = 0.4
# How many kiem sentences a text with a kiem holds: 38 in 29 texts, and 58 in 45.
_KIEMEN = {"dev": (2,) * 9 + (1,) * 20, "test": (3,) + (2,) * 11 + (1,) * 33}
_MOST = {"straat": 2}
_MOST_ELSEWHERE = 5
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """A planted sentence and its label."""

    layer: str
    topic: str
    piece: Piece


@dataclass(slots=True)
class Shell:
    """A text that is still to be written: its kind, its subjects, what is planted in it."""

    kind: str
    split: str
    topics: list[str] = field(default_factory=list)
    golds: list[Gold] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether nothing more can be planted here."""
        return len(self.golds) >= _MOST.get(self.kind, _MOST_ELSEWHERE)


def planted(split: str) -> list[Gold]:
    """All labelled sentences of one side of the split."""
    gold = content(f"texts/{split}/gold")
    return [
        *(_gold("kiem", row, row["code"], row["codes"]) for row in gold["kiem"]),
        *(_gold("lookalike", row, "", row["patterns"]) for row in gold["lookalike"]),
        *(_gold("pattern", row, row["code"], row["codes"]) for row in gold["pattern"]),
        *(_gold("neutral", row, "", []) for row in gold["pattern_neutral"]),
    ]


def _gold(layer: str, row: Row, code: str, also: list[str]) -> Gold:
    sentence = row["sentence"]
    label = Mark(0, len(sentence), layer, code, tuple(also))
    starts = ((sentence.index(name), name) for name in row.get("personal", ()))
    names = (Mark(at, at + len(name), "personal", "name") for at, name in starts)
    return Gold(layer, row["topic"], Piece(sentence, (label, *names)))


def deal() -> list[Shell]:
    """The 340 shells with everything planted, in a fixed order, kinds mixed."""
    shells = []
    for split in SPLITS:
        chance = stream(f"texts:{split}")
        mine = [Shell(kind, split) for kind in _kinds(split)]
        chance.shuffle(mine)
        golds = planted(split)
        _deal_kiemen(mine, [each for each in golds if each.layer == "kiem"], chance)
        others = [each for each in golds if each.layer != "kiem"]
        _give_topics(mine, others, chance)
        _deal_others(mine, others, chance)
        shells += mine
    stream("texts:order").shuffle(shells)
    return shells


def _kinds(split: str) -> Iterator[str]:
    for kind, row in content("texts/frames")["kinds"].items():
        dev = round(row["count"] * _DEV_SHARE)
        yield from [kind] * (dev if split == "dev" else row["count"] - dev)


def _topics_of(kind: str) -> list[str]:
    return list(content("texts/frames")["kinds"][kind]["topics"])


def _deal_kiemen(shells: list[Shell], kiemen: list[Gold], chance: random.Random) -> None:
    """Kiem sentences of one text share their subject; a text suits that subject."""
    left: dict[str, list[Gold]] = {}
    for gold in kiemen:
        left.setdefault(gold.topic, []).append(gold)
    for pile in left.values():
        chance.shuffle(pile)
    for size in _KIEMEN[shells[0].split]:
        topic = max(sorted(left), key=lambda name: len(left[name]))
        golds = [left[topic].pop() for _ in range(size)]
        fitting = [s for s in shells if not s.golds and topic in _topics_of(s.kind)]
        shell = chance.choice(fitting)
        shell.topics, shell.golds = [topic], golds


def _give_topics(shells: list[Shell], golds: list[Gold], chance: random.Random) -> None:
    """Subjects in proportion to what is to be planted; a longer text gets a second one."""
    weights = Counter(gold.topic for gold in golds)
    for shell in shells:
        wanted = 1 if shell.kind == "straat" else 2
        while len(shell.topics) < wanted:
            open_ones = [name for name in _topics_of(shell.kind) if name not in shell.topics]
            shell.topics += chance.choices(open_ones, [weights[name] for name in open_ones])


def _deal_others(shells: list[Shell], golds: list[Gold], chance: random.Random) -> None:
    """Each sentence to a text on its subject that has the least so far."""
    order = golds[:]
    chance.shuffle(order)
    for gold in order:
        fitting = [s for s in shells if gold.topic in s.topics and not s.is_full]
        least = min(len(shell.golds) for shell in fitting)
        chance.choice([s for s in fitting if len(s.golds) == least]).golds.append(gold)
