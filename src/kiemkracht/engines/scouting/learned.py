"""What examples taught: words and pairs of words that speak for a kiem or for a pattern.

A sentence is one of: nothing in particular, a kiem of one of seven signals, or one of 25 patterns.
Each token (a word, a dictionary form, two neighbours, two forms with one between) and each verdict
of the hints adds its weight to each of these; the softmax of the sums is the score. The weights
come from `tools/fit_learned.py`, from sentences of our own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from kiemkracht.engines.scouting.words import Word, lemmas

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "learned.npz"
NONE = "-"
TOKEN_WEIGHT = 3.0
"""The tokens of a sentence share this much, whatever its length: each counts 3 / √tokens."""

Token = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Learned:
    """How likely a sentence is a kiem or shows a pattern, and which words said so.

    `scores` holds a share of 1 per class: `-`, the signals K1-K7 and the patterns B01-B25.
    """

    scores: Mapping[str, float]
    _tokens: tuple[Token, ...]
    _rows: tuple[int, ...]

    def places(self, code: str, *, most: int = 3) -> tuple[tuple[int, ...], ...]:
        """The places of the tokens that speak loudest for a class against nothing at all."""
        model = _model()
        mine = model.weights[list(self._rows)]
        gain = mine[:, model.classes.index(code)] - mine[:, model.classes.index(NONE)]
        order = sorted(range(len(gain)), key=lambda at: (-float(gain[at]), at))
        return tuple(self._tokens[at][1] for at in order[:most] if gain[at] > 0)


@dataclass(frozen=True, slots=True)
class _Model:
    classes: list[str]
    rows: Mapping[str, int]
    weights: "NDArray[np.float32]"
    verdicts: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"


def learned(words: Sequence[Word], verdicts: Sequence[float]) -> Learned:
    """The shares of all classes; `verdicts` are what the hints said (`scoring.verdicts`)."""
    import numpy as np

    model = _model()
    known = [token for token in tokens_of(words) if token[0] in model.rows]
    rows = tuple(model.rows[name] for name, _ in known)
    totals = model.bias + np.asarray(verdicts, dtype=np.float32) @ model.verdicts
    if rows:
        totals = totals + model.weights[list(rows)].sum(axis=0) * (TOKEN_WEIGHT / len(rows) ** 0.5)
    shares = np.exp(totals - totals.max())
    shares /= shares.sum()
    scores = dict(zip(model.classes, shares.tolist(), strict=True))
    return Learned(scores, tuple(known), rows)


def tokens_of(words: Sequence[Word]) -> tuple[Token, ...]:
    """The tokens of a sentence, each once, with the places of the words they came from.

    Numbers are all one token, and so are words with a capital inside a sentence: names say
    nothing about kiemen, and must not.
    """
    found: dict[str, tuple[int, ...]] = {}
    for name, places in _tokens(words):
        found.setdefault(name, places)
    return tuple(found.items())


def _tokens(words: Sequence[Word]) -> Iterator[Token]:
    plain = [_plain(word, at) for at, word in enumerate(words)]
    for at, name in enumerate(plain):
        yield f"w:{name}", (at,)
        if name != "@naam":
            for form in lemmas(words[at].lower):
                yield f"l:{form}", (at,)
    ends = ["^", *plain, "$"]
    for at in range(len(ends) - 1):
        places = tuple(place for place in (at - 1, at) if 0 <= place < len(words))
        yield f"b:{ends[at]}_{ends[at + 1]}", places
    forms = [
        name if name == "@naam" else min(lemmas(word.lower), default=name)
        for name, word in zip(plain, words, strict=True)
    ]
    for at in range(len(forms) - 2):
        yield f"s:{forms[at]}_{forms[at + 2]}", (at, at + 2)


def _plain(word: Word, at: int) -> str:
    if word.lower.isdecimal():
        return "#"
    return "@naam" if at and word.surface[:1].isupper() else word.lower


@cache
def _model() -> _Model:
    import numpy as np

    with as_file(files("kiemkracht.engines.scouting").joinpath(FILE)) as path:
        stored: Any = np.load(path, allow_pickle=False)
        weights = stored["weights"].astype(np.float32)
        names = str(stored["tokens"]).split("\n")
        classes = str(stored["classes"]).split("\n")
    rows = {name: row for row, name in enumerate(names)}
    cut = len(names)
    return _Model(classes, rows, weights[:cut], weights[cut:-1], weights[-1])
