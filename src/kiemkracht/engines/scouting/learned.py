"""What examples taught: words and pairs of words that speak for a kiem or for a pattern.

A sentence is one of: nothing in particular, a kiem of one of seven signals, or one of 25 patterns.
Each token (a word, a dictionary form, two neighbours, two forms with one between), each feature and
each verdict of the hints and the meaning of each word adds its weight to each of these; the softmax
of the sums is the score. A token counts more the rarer it is. The meaning of a word is what words
like it weighed in the examples: so a word that no example holds still says something, if need be by
its ending (strooiploeg: ploeg). All weights come from `tools/fit_learned.py`, from sentences of our
own and the word vectors of the engine `language`; neither is needed here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from kiemkracht.engines.scouting.content import features
from kiemkracht.engines.scouting.features import DERIVED, Shown
from kiemkracht.engines.scouting.words import Word, lemmas

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

FILE = "learned.npz"
NONE = "-"
TOKEN_WEIGHT = 5.0
"""The tokens of a sentence share this much, whatever its length: 5 / √(sum of their sizes)."""
FEATURES = (*features(), *DERIVED)
"""The features that weigh, in the order of their rows."""
_STEPS = 127
_FEWEST_LETTERS = 4
"""Of an ending that says something of a word nobody knows."""
_LONGEST_BEGINNING = 24

_ROW_OF = {name: row for row, name in enumerate(FEATURES)}

Token = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Learned:
    """How likely a sentence is a kiem or shows a pattern, and which words said so.

    `scores` holds a share of 1 per class: `-`, the signals K1-K7 and the patterns B01-B25.
    """

    scores: Mapping[str, float]
    _terms: "Table"
    _places: tuple[tuple[int, ...], ...]

    def places(self, code: str, *, most: int = 4) -> tuple[int, ...]:
        """The places of the words that add most to a class against nothing at all, in order.

        A pair of words adds half to each of the two. Empty when no word speaks for it.
        """
        classes = _model().classes
        if not self._places:
            return ()
        gains = self._terms[:, classes.index(code)] - self._terms[:, classes.index(NONE)]
        of_word: dict[int, float] = {}
        for gain, places in zip(gains.tolist(), self._places, strict=True):
            for place in places:
                of_word[place] = of_word.get(place, 0.0) + gain / len(places)
        loud = sorted(of_word, key=lambda place: (-of_word[place], place))[:most]
        return tuple(sorted(place for place in loud if of_word[place] > 0))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of weights by name, one number per class.

    `sizes`: the square of how rare a token is, or of how long the vector of a word.
    """

    at: Mapping[str, int]
    weights: "NDArray[np.int8]"
    scales: "Table"
    sizes: "Table"

    def of(self, found: Sequence[int]) -> "Table":
        rows = list(found)
        taken: Table = self.weights[rows] * self.scales[rows, None]
        return taken


@dataclass(frozen=True, slots=True)
class _Model:
    classes: list[str]
    tokens: _Rows
    meanings: _Rows
    features: "Table"
    verdicts: "Table"
    bias: "Table"


def learned(words: Sequence[Word], shown: Shown, verdicts: Sequence[float]) -> Learned:
    """The shares of all classes; `shown` and `verdicts` are what the hints said."""
    import numpy as np

    model = _model()
    tokens = [token for token in tokens_of(words) if token[0] in model.tokens.at]
    rows = [model.tokens.at[name] for name, _ in tokens]
    meant = list(meanings_of(words, model.meanings.at))
    lines = [model.meanings.at[name] for name, _ in meant]
    seen = [name for name in shown.values if name in _ROW_OF]
    values = np.array([shown.values[name] for name in seen], dtype=np.float32)[:, None]
    by_feature = model.features[[_ROW_OF[name] for name in seen]] * values
    rare, long = model.tokens.sizes[rows].sum(), model.meanings.sizes[lines].sum()
    by_token = model.tokens.of(rows) * (TOKEN_WEIGHT / max(float(rare), 1e-6) ** 0.5)
    by_meaning = model.meanings.of(lines) / max(float(long), 1e-6) ** 0.5
    terms = np.concatenate((by_token, by_meaning, by_feature))
    totals = model.bias + np.asarray(verdicts, dtype=np.float32) @ model.verdicts
    totals = totals + terms.sum(axis=0)
    shares = np.exp(totals - totals.max())
    shares /= shares.sum()
    scores = dict(zip(model.classes, shares.tolist(), strict=True))
    places = [*(at for _, at in (*tokens, *meant)), *(_places_of(shown, name) for name in seen)]
    nameless = {at for at, word in enumerate(words) if _plain(word, at) != "@naam"}
    return Learned(scores, terms, tuple(tuple(sorted(nameless & set(at))) for at in places))


def feature_values(shown: Shown) -> list[float]:
    """The value of every feature, 0 when it is not there, in the order of `FEATURES`."""
    return [shown.values.get(name, 0.0) for name in FEATURES]


def _places_of(shown: Shown, name: str) -> tuple[int, ...]:
    """The words that show a feature; none for what follows from other features."""
    return tuple({place for hit in shown.hits.get(name, ()) for place in hit.places})


def meanings_of(words: Sequence[Word], known: Mapping[str, int]) -> Iterator[Token]:
    """Of each word the first form that is known, with its place; no names and no numbers.

    When no form is known, the longest ending of one that is.
    """
    for at, word in enumerate(words):
        if _plain(word, at) not in ("#", "@naam"):
            forms = (word.lower, *lemmas(word.lower))
            form = next((form for form in forms if form in known), None) or _ending(
                forms[1:], known
            )
            if form:
                yield form, (at,)


def _ending(forms: Sequence[str], known: Mapping[str, int]) -> str | None:
    for form in forms[:2]:
        last = min(len(form) - _FEWEST_LETTERS, _LONGEST_BEGINNING)
        for start in range(3, last + 1):
            if form[start:] in known:
                return form[start:]
    return None


def coarse(weights: "Table") -> "tuple[NDArray[np.int8], NDArray[np.float16]]":
    """Rows as whole numbers from -127 to 127, and what one step of each row is worth."""
    import numpy as np

    steps = (np.abs(weights).max(axis=1) / _STEPS).astype(np.float16)
    safe = np.maximum(steps.astype(np.float32), 1e-7)[:, None]
    return np.clip(np.rint(weights / safe), -_STEPS, _STEPS).astype(np.int8), steps


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
        return _Model(
            classes=str(stored["classes"]).split("\n"),
            tokens=_rows(stored, "tokens"),
            meanings=_rows(stored, "meanings"),
            features=stored["features"].astype(np.float32),
            verdicts=stored["verdicts"].astype(np.float32),
            bias=stored["bias"].astype(np.float32),
        )


def _rows(stored: Any, kind: str) -> _Rows:
    import numpy as np

    names = stored[kind].item().decode().split("\n")
    return _Rows(
        at={name: row for row, name in enumerate(names)},
        weights=stored[f"{kind}_weights"],
        scales=stored[f"{kind}_scales"].astype(np.float32),
        sizes=stored[f"{kind}_sizes"].astype(np.float32),
    )
