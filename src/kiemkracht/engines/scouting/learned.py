"""What examples taught: words and pairs of words that speak for a kiem or for a pattern.

A sentence is one of: nothing in particular, a kiem of one of seven signals, or one of 25 patterns.
Each token (a word, a dictionary form, two neighbours, two forms with one between), each feature and
each verdict of the hints and the meaning of each word adds its weight to each of these; the softmax
of the sums is the score. A token counts more the rarer it is. The meaning of a word is what words
like it weighed in the examples: so a word that no example holds still says something, if need be by
its ending (strooiploeg: ploeg). It weighs twice: anywhere, and in its half of the sentence, for
what stands first is mostly who acts. All weights come from `tools/fit_learned.py`, from sentences
of our own and the word vectors of the engine `language`; neither is needed here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiemkracht.engines.scouting.content import features
from kiemkracht.engines.scouting.features import DERIVED, Shown
from kiemkracht.engines.scouting.taught import Taught, taught
from kiemkracht.engines.scouting.words import Word, lemmas

if TYPE_CHECKING:
    from kiemkracht.engines.scouting.taught import Table

NONE = "-"
TOKEN_WEIGHT = 5.0
"""The tokens of a sentence share this much, whatever its length: 5 / √(sum of their sizes)."""
FEATURES = (*features(), *DERIVED)
"""The features that weigh, in the order of their rows."""
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
    _places: Sequence[tuple[int, ...]]
    _nameless: frozenset[int]

    def places(self, code: str, *, most: int = 4) -> tuple[int, ...]:
        """The places of the words that add most to a class against nothing at all, in order.

        A pair of words adds half to each of the two. Empty when no word speaks for it.
        """
        classes = taught().classes
        if not self._places:
            return ()
        gains = self._terms[:, classes.index(code)] - self._terms[:, classes.index(NONE)]
        of_word: dict[int, float] = {}
        for gain, all_places in zip(gains.tolist(), self._places, strict=True):
            places = self._nameless.intersection(all_places)
            for place in places:
                of_word[place] = of_word.get(place, 0.0) + gain / len(places)
        loud = sorted(of_word, key=lambda place: (-of_word[place], place))[:most]
        return tuple(sorted(place for place in loud if of_word[place] > 0))


def learned(words: Sequence[Word], shown: Shown, verdicts: Sequence[float]) -> Learned:
    """The shares of all classes; `shown` and `verdicts` are what the hints said."""
    import numpy as np

    model = taught()
    tokens = [token for token in tokens_of(words) if token[0] in model.tokens.at]
    rows = [model.tokens.at[name] for name, _ in tokens]
    meant = list(meanings_of(words, model.meanings.at))
    seen = [name for name in shown.values if name in _ROW_OF]
    values = np.array([shown.values[name] for name in seen], dtype=np.float32)[:, None]
    by_feature = model.features[[_ROW_OF[name] for name in seen]] * values
    by_token = TOKEN_WEIGHT * model.tokens.of(rows)
    terms = np.concatenate((by_token, _by_meaning(model, meant, len(words)), by_feature))
    totals = model.bias + np.asarray(verdicts, dtype=np.float32) @ model.verdicts
    totals = totals + terms.sum(axis=0)
    shares = np.exp(totals - totals.max())
    shares /= shares.sum()
    scores = dict(zip(model.classes, shares.tolist(), strict=True))
    places = [*(at for _, at in (*tokens, *meant)), *(_places_of(shown, name) for name in seen)]
    nameless = frozenset(at for at, word in enumerate(words) if _plain(word, at) != "@naam")
    return Learned(scores, terms, places, nameless)


def _by_meaning(model: Taught, meant: Sequence[Token], words: int) -> "Table":
    """What each word adds by what it means: anywhere, and in its half of the sentence."""
    import numpy as np

    lines = [model.meanings.at[name] for name, _ in meant]
    terms = model.meanings.of(lines)
    if lines:
        half = np.array([half_of(at, words) for _, (at,) in meant])
        size = np.bincount(half, model.meanings.sizes[lines], 2)[half]
        scale = model.halves_scales[half, lines] / np.sqrt(np.maximum(size, 1e-6))
        terms += model.halves[half, lines] * scale[:, None].astype(np.float32)
    return terms


def half_of(at: int, words: int) -> int:
    """0 for a place in the first half of so many words (who acts, mostly), 1 for the rest."""
    return int(2 * at >= words)


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
