"""What a text is about, as a vector: texts that mean nearly the same point nearly the same way.

The default needs no model and no network: a text is the sum of the vectors of its words, from a
list of 30,000 frequent Dutch words (NOTICE.md), in which frequent words already weigh little. A
word the list does not have counts by its lemma, or by the parts of the compound it is.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from kiemkracht.engines.language.compounds import leaves
from kiemkracht.engines.language.folding import words
from kiemkracht.engines.language.stems import lemma

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_LONGEST = 400
_FILE = "static_nl_e5_30k_256_int8.npz"
# What all texts share says nothing of one. What Dutch on average says (the words by Zipf's law,
# the list is in order of frequency) is taken off every word: without it two long texts without
# anything in common have a cosine of .43, with it .11. And the first few directions are taken out
# (Mu & Viswanath 2018, "All-but-the-top", https://arxiv.org/abs/1702.01417: about dimensions/100).
_SHARED_DIRECTIONS = 3
# A word of the list says more of a text than the parts of a compound we took apart ourselves.
_PART = 0.8


class Embedder(Protocol):
    """Turns texts into vectors. Any model that does this can take the place of ours.

    `name` tells which model and version it is: vectors of different names are never compared.
    """

    @property
    def name(self) -> str:
        """Model and version, as it is stored beside a result."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> "Matrix":
        """One row of length 1 per text, float32 of shape (texts, dimensions); zeros for a text
        of which nothing is known. The same text gives the same row, whatever stands beside it.
        """
        ...


class StaticEmbedder:
    """Word vectors that came with the house: Dutch, offline, the same on every machine.

    Cost: 0.2 s and 12 MB once, then about 5,000 texts of two lines a second. It can't tell you word
    order or denial ("duurt te lang" and "duurt niet te lang" are nearly one), nor anything of a
    text in another language: so it proposes, and never decides.
    """

    name = "static-nl-e5-30k-256/1"
    dimensions = 256

    def __init__(self) -> None:
        import numpy as np

        with as_file(files("kiemkracht.engines.language").joinpath(_FILE)) as path:
            stored = np.load(path, allow_pickle=False)
            self._vectors: NDArray[np.int8] = stored["q"]
            self._scales: Matrix = stored["scale"].astype(np.float32)
            listed = str(stored["words"]).split("\n")
        self._rows = {word: row for row, word in enumerate(listed)}
        self._usual = self._usual_word()
        self._shared = self._shared_directions()

    def encode(self, texts: Sequence[str]) -> "Matrix":
        """Rows as `Embedder` asks; of a long text the first 400 words are read."""
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for position, text in enumerate(texts):
            rows[position] = self._sum(text)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, lengths, out=rows, where=lengths > 0)
        return rows

    def table(self) -> tuple[list[str], "Matrix"]:
        """All words, the most frequent first, and a row for each as `encode` adds them up.

        For who makes weights of them (`tools/fit_learned.py`). Cost: 30 MB.
        """
        import numpy as np

        vectors = (self._vectors * self._scales - self._usual).astype(np.float32)
        rows: Matrix = (vectors - (vectors @ self._shared.T) @ self._shared).astype(np.float32)
        return list(self._rows), rows

    def _sum(self, text: str) -> "Matrix":
        import numpy as np

        known = [
            found
            for word in islice(words(text), _LONGEST)
            for found in self._places(word.lower, word.folded)
        ]
        if not known:
            return np.zeros(self.dimensions, dtype=np.float32)
        places = np.array([place for place, _ in known])
        weights = np.array([weight for _, weight in known], dtype=np.float32)[:, None]
        vectors = self._vectors[places] * self._scales[places] - self._usual
        total: Matrix = (vectors * weights).sum(axis=0, dtype=np.float32)
        own: Matrix = total - self._shared.T @ (self._shared @ total)
        return own

    def _usual_word(self) -> "Matrix":
        import numpy as np

        often = 1 / (np.arange(len(self._vectors), dtype=np.float32) + 2.7)
        usual = np.zeros(self.dimensions)
        for part in self._parts():
            usual += (often[part] * self._scales[part, 0]) @ self._vectors[part].astype(np.float32)
        mean: Matrix = (usual / often.sum()).astype(np.float32)
        return mean

    def _shared_directions(self) -> "Matrix":
        import numpy as np

        together = np.zeros((self.dimensions, self.dimensions))
        for part in self._parts():
            vectors = self._vectors[part] * self._scales[part]
            together += vectors.T @ vectors
        directions: Matrix = np.linalg.eigh(together)[1][:, -_SHARED_DIRECTIONS:].T
        return np.ascontiguousarray(directions, dtype=np.float32)

    def _places(self, lower: str, folded: str) -> Iterator[tuple[int, float]]:
        """Where the vectors of a word stand, with what each counts."""
        for form in (lower, folded, lemma(lower)):
            if form in self._rows:
                yield self._rows[form], 1.0
                return
        for part in leaves(folded):
            for form in (part, lemma(part)):
                if form in self._rows:
                    yield self._rows[form], _PART
                    break

    def _parts(self) -> Iterator[slice]:
        """The list in pieces, so that it never stands in memory as wider numbers."""
        for start in range(0, len(self._vectors), 4096):
            yield slice(start, start + 4096)


@cache
def static_embedder() -> StaticEmbedder:
    """The embedder that came with the house, read once."""
    return StaticEmbedder()
