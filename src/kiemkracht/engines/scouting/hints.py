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

# ruff: noqa: SIM905 - lists of words read better as text

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scouting.words import Word, is_known, is_participle, lemmas

_NONE: frozenset[int] = frozenset()
MARKS = ("@name", "@number", "@digits", "@clock", "@participle", "@first")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\Z")
_TITLES = frozenset("mevrouw meneer mw dhr mevr mijnheer heer familie".split())
_PLACE = (
    "straat", "plein", "laan", "kade", "weg", "gracht", "singel", "park", "hof", "dijk", "college",
    "school", "buurt", "wijk", "kwartier", "veld", "dorp", "flat", "flats", "haven", "land", "stad",
    "burg", "dam", "zicht", "pad", "steeg", "poort", "brug", "markt", "huis", "linden", "rijk",
    "zoom",
)  # fmt: skip
_WINDOW = 12
_GAPS = {"+": 0, "~": 6, "&": _WINDOW}
_USUAL_GAP = 1
_COMMON = frozenset(
    (
        "de het een en van in op te dat die is was zijn waren er ik we wij ze zij hij je u me mij "
        "ons hen hem haar niet geen maar om voor met aan bij naar door over uit als dan dus nog "
        "ook al wel nu weer toch zo wat wie waar hoe waarom heb heeft hebben had hadden word "
        "wordt worden werd werden kan kunnen moet moeten mag mogen mocht wil willen gaan gaat "
        "ging komen komt kwam doen doet deed staan staat zitten liggen ligt krijgen meer veel "
        "alle alles iedereen iemand niemand niets alleen altijd nooit eerst pas toen eens zonder "
        "tot onder tegen na weten zeggen zien vragen geven zetten laten houden blijven dit deze "
        "andere ander eigen zelf mensen bewoner buurt gemeente jaar maand week dag keer hebben "
        "zijn worden"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Hint:
    """One way of saying something. `steps` are numbers of steps in the book."""

    key: str
    source: str
    steps: tuple[int, ...]
    gaps: tuple[int, ...]
    any_order: bool
    needs: frozenset[int]


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
        self._triggers = frozenset(self._by_trigger)
        self._beginning_lengths = sorted({len(one) for one in self._begins})
        self._ending_lengths = sorted({len(one) for one in self._ends})
        # Sentences share most of their words, so what a word can be is worked out once.
        self._word_steps = lru_cache(maxsize=32768)(self._find_word_steps)

    def find(self, words: Sequence[Word]) -> dict[str, list[Hit]]:
        """Every hint of the book that is in these words, by key; the first place of each."""
        steps = [
            self._word_steps(
                "" if _is_surname(words, position) else word.lower,
                _marks(word.surface, position == 0),
            )
            for position, word in enumerate(words)
        ]
        present = _NONE.union(*steps)
        places = _Places(steps)
        found: dict[str, list[Hit]] = {}
        for trigger in sorted(present & self._triggers):
            for hint in self._by_trigger[trigger]:
                if hint.needs <= present and (at := _match(hint, places)) is not None:
                    found.setdefault(hint.key, []).append(Hit(hint.key, at))
        return found

    def _find_word_steps(self, lower: str, marks: tuple[str, ...]) -> frozenset[int]:
        steps = self._steps_of(lower) if lower else _NONE
        return frozenset(steps).union(*(self._marks[mark] for mark in marks))

    def _steps_of(self, lower: str) -> set[int]:
        forms = lemmas(lower)
        found = set(self._exact.get(lower, ()))
        for form in forms:
            found |= self._lemma.get(form, _NONE)
            for length in self._ending_lengths:
                found |= self._ends.get(form[-length:], _NONE)
        for length in self._beginning_lengths:
            found |= self._begins.get(lower[:length], _NONE)
        return found

    def _read(self, key: str, source: str) -> Iterable[Hint]:
        for row in _spelled_out(source):
            steps = tuple(self._step(part) for part, _ in row)
            gaps = tuple(gap for _, gap in row[1:])
            yield Hint(key, source, steps, gaps, "&" in source, frozenset(steps))

    def _step(self, source: str) -> int:
        if source in self._steps:
            return self._steps[source]
        number = self._steps[source] = len(self._steps)
        alternatives = list(self._expand(source))
        self._weight.append(sum(_commonness(one) for one in alternatives))
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


class _Places:
    """Where in a sentence a step can be, worked out when first asked."""

    def __init__(self, steps: Sequence[frozenset[int]]) -> None:
        self._steps = steps
        self._known: dict[int, list[int]] = {}

    def of(self, step: int) -> list[int]:
        if step not in self._known:
            self._known[step] = [at for at, mine in enumerate(self._steps) if step in mine]
        return self._known[step]


def _match(hint: Hint, places: _Places) -> tuple[int, ...] | None:
    at = [places.of(step) for step in hint.steps]
    if len(at) == 1:
        return (at[0][0],)
    return _near(at) if hint.any_order else _in_row(at, hint.gaps)


def _in_row(places: Sequence[Sequence[int]], gaps: Sequence[int]) -> tuple[int, ...] | None:
    """The first way to take the steps in order; each position is looked at once per step."""
    reached: dict[int, tuple[int, ...]] = {at: (at,) for at in places[0]}
    for positions, gap in zip(places[1:], gaps, strict=True):
        onward: dict[int, tuple[int, ...]] = {}
        for at in positions:
            for back in range(1, gap + 2):
                if at - back in reached:
                    onward[at] = (*reached[at - back], at)
                    break
        if not onward:
            return None
        reached = onward
    return reached[min(reached)]


def _near(places: Sequence[Sequence[int]]) -> tuple[int, ...] | None:
    """All steps within a window around one of the first step, each at a word of its own."""
    for middle in places[0]:
        taken = [middle]
        for positions in places[1:]:
            near = next((at for at in _around(positions, middle) if at not in taken), None)
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


@lru_cache(maxsize=65536)
def _marks(surface: str, is_first: bool) -> tuple[str, ...]:
    marks = ["@first"] if is_first else []
    if surface[0].isdigit():
        marks += ["@number", "@digits"]
        if _CLOCK.match(surface):
            marks.append("@clock")
    if is_participle(surface.lower()):
        marks.append("@participle")
    if _is_name(surface):
        marks.append("@name")
    return tuple(marks)


def _commonness(one: str) -> int:
    """How often a word is met, roughly; a hint is looked for at its rarest step."""
    if one in MARKS:
        return 60
    return 40 if one.lstrip("=-") in _COMMON else 1


def _is_surname(words: Sequence[Word], position: int) -> bool:
    """A capital after another capital or a title: Mark Vonk, mevrouw Bakker. No spark, no baker."""
    if position == 0 or not words[position].surface[0].isupper():
        return False
    before = words[position - 1]
    return before.lower in _TITLES or (before.surface[0].isupper() and position > 1)


@lru_cache(maxsize=32768)
def _is_name(surface: str) -> bool:
    """A word with a capital that no dictionary knows. It may be the name of a place, too."""
    if len(surface) < 2 or not surface[0].isupper() or any(map(str.isupper, surface[1:])):
        return False
    return not surface.endswith(_PLACE) and not is_known(surface.lower())
