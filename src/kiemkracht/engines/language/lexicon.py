"""The Dutch word list: which words are nouns, how frequent, and of what compounds are made."""

import gzip
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kiemkracht.engines.language.folding import fold

# Compounds with accents are few; leaving them out of the counts keeps reading the list quick.
_COMPOUND = re.compile(r"^([a-z]{6,})\t[^\t\n]*\t[^\t\n]*\t([a-z]{3,})$", re.MULTILINE)
_SHORTEST_MODIFIER = 3
_BEGINNING = 3


class Entry(NamedTuple):
    """What the list knows of a word; `head` is folded and empty for words that are no compound.

    `noun_kind` is c for what you can touch, a for what you can't, u for either; empty: no noun.
    """

    log_frequency: float
    is_noun: bool
    head: str
    noun_kind: str = ""


class Lexicon:
    """The list as one block of bytes in alphabetical order, searched by halving.

    A dict of 213,000 entries would take 60 MB; this takes about 8 MB and 2 µs per question.
    """

    def __init__(self, block: bytes) -> None:
        text = block.decode("utf-8")
        accented = [line.partition("\t")[0] for line in text.split("\n") if not line.isascii()]
        self._block = block
        self._accented = {fold(word): word for word in accented}
        self._starts, self._ranges = _places(block)
        self.modifiers, self.heads = _count_parts(text)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        """Every word as it is written, with what the list knows of it."""
        for position in range(len(self)):
            word, entry = self._read(position)
            yield word, entry

    def entry(self, word: str) -> Entry | None:
        """What the list knows of a folded word of two letters or more.

        A word that is in the list both with and without accents is the one without.
        """
        plain = self._find(word)
        return (
            self._find(self._accented[word]) if plain is None and word in self._accented else plain
        )

    def _find(self, word: str) -> Entry | None:
        wanted = word.encode("utf-8", "ignore") + b"\t"
        first, after = self._ranges.get(wanted[:_BEGINNING], (0, 0))
        position = bisect_left(range(after), wanted, first, key=self._word_at)
        if position == after or self._word_at(position) != wanted:
            return None
        return self._read(position)[1]

    def _read(self, position: int) -> tuple[str, Entry]:
        line = self._block[self._starts[position] : self._starts[position + 1] - 1]
        word, frequency, noun, head = line.decode("utf-8").split("\t")
        return word, Entry(float(frequency), bool(noun), fold(head), noun)

    def _word_at(self, position: int) -> bytes:
        """The word with the tab behind it, so that the order is that of the lines."""
        start = self._starts[position]
        return self._block[start : self._block.index(b"\t", start) + 1]


def _places(block: bytes) -> tuple["array[int]", dict[bytes, tuple[int, int]]]:
    """Where each line starts, and which lines begin with which three bytes."""
    import numpy as np

    letters = np.frombuffer(block, dtype=np.uint8)
    starts = np.concatenate(([0], np.flatnonzero(letters == ord("\n")) + 1))
    keys = np.zeros(len(starts) - 1, dtype=np.int64)
    for offset in range(_BEGINNING):
        keys = keys * 256 + letters[starts[:-1] + offset]
    found, firsts = np.unique(keys, return_index=True)
    afters = [*firsts[1:].tolist(), len(keys)]
    ranges = {
        key.to_bytes(_BEGINNING, "big"): (first, after)
        for key, first, after in zip(found.tolist(), firsts.tolist(), afters, strict=True)
    }
    return array("q", starts.astype(np.int64).tobytes()), ranges


def _count_parts(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """How often a part stands before, and how often behind, in the compounds of the list."""
    modifiers: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for word, head in _COMPOUND.findall(text):
        if word.endswith(head) and len(word) - len(head) >= _SHORTEST_MODIFIER:
            modifiers[word[: -len(head)]] += 1
            heads[head] += 1
    # What occurs once is often a slip of the list.
    return {part: n for part, n in modifiers.items() if n > 1}, dict(heads)


@cache
def lexicon() -> Lexicon:
    """The word list, read at first use (about half a second) and kept."""
    source = files("kiemkracht.engines.language").joinpath("lint_light_words.tsv.gz")
    return Lexicon(gzip.decompress(source.read_bytes()).rstrip(b"\n") + b"\n")
