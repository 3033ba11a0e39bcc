"""Words that share many runs of letters: slips of the pen, unknown compounds, foreign endings."""

from collections import defaultdict
from collections.abc import Sequence

_SHORTEST, _LONGEST = 3, 5
_LEAST_LIKENESS = 0.45
_MOST = 8
_SHORTEST_WORD = 4


class Lookalikes:
    """The character 3- to 5-grams of a vocabulary. Cost: some 1.5 kB and 20 µs per term."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        self._sizes: list[int] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, term in enumerate(vocabulary):
            grams = _grams(term)
            self._sizes.append(len(grams))
            for gram in grams:
                self._having[gram].append(number)

    def of(self, word: str) -> list[tuple[int, float]]:
        """At most 8 terms like `word` as (number, Dice coefficient 0.45..1), the likest first."""
        if len(word) < _SHORTEST_WORD:
            return []
        grams = _grams(word)
        common: dict[int, int] = defaultdict(int)
        for gram in sorted(grams):
            for number in self._having.get(gram, ()):
                common[number] += 1
        alike = [
            (number, 2 * shared / (len(grams) + self._sizes[number]))
            for number, shared in common.items()
        ]
        close = [pair for pair in alike if pair[1] >= _LEAST_LIKENESS]
        return sorted(close, key=lambda pair: (-pair[1], self._vocabulary[pair[0]]))[:_MOST]


def _grams(word: str) -> set[str]:
    edged = f"^{word}$"
    return {
        edged[start : start + length]
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(edged) - length + 1)
    }
