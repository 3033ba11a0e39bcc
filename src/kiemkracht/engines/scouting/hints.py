"""The small language in which hints are written, and finding them in the words of a sentence.

A hint is a row of steps. Between two steps stands how far apart they may be:

    niemand vragen       at most one word in between
    niemand ~ vragen     at most six words in between
    te + klein|groot     nothing in between
    samen & buurman      in any order, at most twelve words apart (needs `&` everywhere)

A step is one or more alternatives, `a|b`; each of them is one of

    vragen     this word in any inflection (vraagt, vroeg, gevraagd), or exactly this word
    =vraag     exactly this word
    -halen     this verb seen through a particle (ophalen, haalt, weggehaald)
    buurt*     a word that begins like this; *agent one that ends like this
    te_klein   these words in a row (only in a step)
    @resident  a class of words from `classes.toml`, or one of the marks below

Marks are given per word: @name (a word with a capital that no dictionary knows
and that doesn't end like the name of a place), @number and @digits (begins with a digit), @clock
(only a number of an hour), @participle, @first (the first word).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scouting.words import Word, is_known, is_participle, lemmas

MARKS = ("@name", "@number", "@digits", "@clock", "@participle", "@first")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\Z")
_PLACE = (
    "straat", "plein", "laan", "kade", "weg", "gracht", "singel", "park", "hof", "dijk", "college",
    "school", "buurt", "wijk", "kwartier", "veld", "dorp", "flat", "flats", "haven", "land", "zicht",
    "burg", "dam", "stad", "pad", "steeg", "poort", "brug", "markt", "huis", "linden", "rijk", "zoom",
)  # fmt: skip
_WINDOW = 12
_GAPS = {"+": 0, "~": 6, "&": _WINDOW}
_USUAL_GAP = 1
Places = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Hint:
    """One way of saying something. `steps` are numbers of steps in the book."""

    key: str
    source: str
    steps: tuple[int, ...]
    gaps: tuple[int, ...]
    any_order: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A hint found: the words that gave it away, as positions in the sentence."""

    key: str
    places: tuple[int, ...]


class HintBook:
    """All hints, read once; `find` is linear in the words of a sentence."""

    def __init__(
        self, hints: Mapping[str, Iterable[str]], classes: Mapping[str, Sequence[str]]
    ) -> None:
        self._classes = classes
        self._steps: dict[str, int] = {}
        self._exact: dict[str, set[int]] = {}
        self._lemma: dict[str, set[int]] = {}
        self._begins: dict[str, set[int]] = {}
        self._ends: dict[str, set[int]] = {}
        self._marks: dict[str, set[int]] = {mark: set() for mark in MARKS}
        self._weight: list[int] = []
        self._by_trigger: dict[int, list[Hint]] = {}
        for key, sources in hints.items():
            for source in sources:
                for hint in self._read(key, source):
                    trigger = min(hint.steps, key=self._weight.__getitem__)
                    self._by_trigger.setdefault(trigger, []).append(hint)
        self.steps_of = lru_cache(maxsize=65536)(self._steps_of)

    def find(self, words: Sequence[Word]) -> dict[str, list[Hit]]:
        """Every hint of the book that is in these words, by key; the first place of each."""
        places = self._places(words)
        found: dict[str, list[Hit]] = {}
        for step in places:
            for hint in self._by_trigger.get(step, ()):
                if (at := _match(hint, places)) is not None:
                    found.setdefault(hint.key, []).append(Hit(hint.key, at))
        return found

    def _places(self, words: Sequence[Word]) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for position, word in enumerate(words):
            for step in self.steps_of(word.lower):
                places.setdefault(step, []).append(position)
            for mark in _marks(word, position, words):
                for step in self._marks[mark]:
                    at = places.setdefault(step, [])
                    if not at or at[-1] != position:
                        at.append(position)
        return places

    def _steps_of(self, lower: str) -> tuple[int, ...]:
        found = set(self._exact.get(lower, ()))
        for form in lemmas(lower):
            found |= self._lemma.get(form, set())
        for beginning, steps in self._begins.items():
            if lower.startswith(beginning):
                found |= steps
        for ending, steps in self._ends.items():
            if lower.endswith(ending) or any(form.endswith(ending) for form in lemmas(lower)):
                found |= steps
        return tuple(found)

    def _read(self, key: str, source: str) -> Iterable[Hint]:
        for row in _spelled_out(source):
            steps = tuple(self._step(part) for part, _ in row)
            gaps = tuple(gap for _, gap in row[1:])
            yield Hint(key, source, steps, gaps, "&" in source)

    def _step(self, source: str) -> int:
        if source in self._steps:
            return self._steps[source]
        number = self._steps[source] = len(self._steps)
        alternatives = list(self._expand(source))
        self._weight.append(sum(50 if one in MARKS else 1 for one in alternatives))
        for one in alternatives:
            self._add(one, number)
        return number

    def _expand(self, source: str) -> Iterable[str]:
        for one in source.split("|"):
            if one.startswith("@") and one not in MARKS:
                if one[1:] not in self._classes:
                    raise EngineInputError("hints", f"there is no class {one}")
                for member in self._classes[one[1:]]:
                    yield from self._expand(member)
            else:
                yield one

    def _add(self, one: str, number: int) -> None:
        if one in MARKS:
            self._marks[one].add(number)
        elif one.startswith("="):
            self._exact.setdefault(one[1:], set()).add(number)
        elif one.endswith("*"):
            self._begins.setdefault(one[:-1], set()).add(number)
        elif one.startswith("*"):
            self._ends.setdefault(one[1:], set()).add(number)
        else:
            self._lemma.setdefault(one, set()).add(number)
            if one.startswith("-"):
                self._lemma.setdefault(one[1:], set()).add(number)


def _spelled_out(source: str) -> list[list[tuple[str, int]]]:
    """The rows of (step, gap before it) that a hint stands for.

    Alternatives of more than one word (te_veel|genoeg) each make a row of their own.
    """
    rows: list[list[tuple[str, int]]] = [[]]
    gap = _USUAL_GAP
    for part in source.split():
        if part in _GAPS:
            gap = _GAPS[part]
            continue
        alternatives = part.split("|")
        single = "|".join(one for one in alternatives if "_" not in one)
        runs = [[single]] if single else []
        runs += [one.split("_") for one in alternatives if "_" in one]
        rows = [row + _run(run, gap) for row in rows for run in runs]
        gap = _USUAL_GAP
    if not rows[0]:
        raise EngineInputError("hints", "a hint is empty")
    return rows


def _run(words: Sequence[str], gap: int) -> list[tuple[str, int]]:
    return [(word, 0 if place else gap) for place, word in enumerate(words)]


def _match(hint: Hint, places: Places) -> tuple[int, ...] | None:
    if any(step not in places for step in hint.steps):
        return None
    if len(hint.steps) == 1:
        return (places[hint.steps[0]][0],)
    return _near(hint, places) if hint.any_order else _in_row(hint, places)


def _in_row(hint: Hint, places: Places) -> tuple[int, ...] | None:
    """The first way to take the steps in order; each position is looked at once per step."""
    reached: dict[int, tuple[int, ...]] = {at: (at,) for at in places[hint.steps[0]]}
    for step, gap in zip(hint.steps[1:], hint.gaps, strict=True):
        onward: dict[int, tuple[int, ...]] = {}
        for at in places[step]:
            for back in range(1, gap + 2):
                if at - back in reached:
                    onward[at] = (*reached[at - back], at)
                    break
        if not onward:
            return None
        reached = onward
    return reached[min(reached)]


def _near(hint: Hint, places: Places) -> tuple[int, ...] | None:
    """All steps within a window around one of the first step, each at a word of its own."""
    for middle in places[hint.steps[0]]:
        taken = [middle]
        for step in hint.steps[1:]:
            near = next(
                (at for at in _around(places[step], middle) if at not in taken),
                None,
            )
            if near is None:
                break
            taken.append(near)
        else:
            return tuple(sorted(taken))
    return None


def _around(positions: Sequence[int], middle: int) -> Iterable[int]:
    from bisect import bisect_left

    first = bisect_left(positions, middle - _WINDOW)
    for at in positions[first : first + 2 * _WINDOW + 1]:
        if at > middle + _WINDOW:
            return
        yield at


def _marks(word: Word, position: int, words: Sequence[Word]) -> Iterable[str]:
    if position == 0:
        yield "@first"
    if word.surface[0].isdigit():
        yield "@number"
        yield "@digits"
        if _CLOCK.match(word.surface):
            yield "@clock"
    if is_participle(word.lower):
        yield "@participle"
    if _is_name(word.surface):
        yield "@name"


@lru_cache(maxsize=32768)
def _is_name(surface: str) -> bool:
    """A word with a capital that no dictionary knows. It may be the name of a place, too."""
    if len(surface) < 2 or not surface[0].isupper() or any(map(str.isupper, surface[1:])):
        return False
    return not surface.endswith(_PLACE) and not is_known(surface.lower())
