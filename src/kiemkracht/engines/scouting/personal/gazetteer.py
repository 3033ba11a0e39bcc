"""Lists of names and places: from the package `filenthropist`, its data files alone."""

import json
from array import array
from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from kiemkracht.engines.scouting.personal.folding import fold

_FOLDER = "pii_interface/data/gazetteers"


class NameCounts:
    """Names with a count, as one block of text in alphabetical order, searched by halving.

    A dict of 200,000 names would take 25 MB; this takes 3 MB and some 4 µs per question.
    """

    def __init__(self, lines: list[str]) -> None:
        lines.sort()
        self._block = "".join(lines)
        self._starts = array("I", accumulate(map(len, lines), initial=0))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def count(self, folded: str) -> int:
        """How often the list has this folded name; 0 when it does not have it."""
        wanted = f'"{folded}":'
        position = bisect_left(range(len(self)), wanted, key=self._line)
        most = 0
        while position < len(self) and (line := self._line(position)).startswith(wanted):
            most = max(most, int(line[len(wanted) :].strip(" ,\n")))  # with and without accents
            position += 1
        return most

    def _line(self, position: int) -> str:
        return self._block[self._starts[position] : self._starts[position + 1]]


@cache
def first_names() -> NameCounts:
    """First names: 1000 for the few hundred that are best known, 1 for most others."""
    return _names("dutch_first_names.json")


@cache
def last_names() -> NameCounts:
    """Surnames with the number of people who bear them; those of fewer than five are left out."""
    return _names("dutch_last_names.json")


@cache
def places() -> frozenset[str]:
    """Folded names of Dutch and Belgian places, municipalities, provinces and countries."""
    text = _read("city_gazetteer.json")
    if not text:
        return frozenset()
    lists = json.loads(text)
    wanted = ("woonplaatsen", "gemeenten", "provinces", "belgian_cities", "countries")
    return frozenset(fold(name) for kind in wanted for name in lists.get(kind, ()))


def _names(file_name: str) -> NameCounts:
    # The file has one name a line; reading it as lines is quicker and lighter than as JSON.
    lines = _read(file_name).lower().splitlines(keepends=True)
    counted = [line for line in lines if '": ' in line and not line.endswith(": 0,\n")]
    del lines
    return NameCounts([line if line.isascii() else fold(line) for line in counted])


def _read(file_name: str) -> str:
    """The text of a list, or nothing where the package is not installed.

    The package itself is not imported: we want its lists, not its code.
    """
    spec = find_spec("filenthropist")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _FOLDER / file_name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""
