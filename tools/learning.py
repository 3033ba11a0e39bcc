"""What `fit_learned.py` needs: the examples, their features, and the fit itself."""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kiemkracht.cli.city.writing import city_texts  # noqa: E402
from kiemkracht.engines.language.meaning import static_embedder  # noqa: E402
from kiemkracht.engines.scouting.content import PATTERNS, SIGNALS  # noqa: E402
from kiemkracht.engines.scouting.features import shown_by  # noqa: E402
from kiemkracht.engines.scouting.learned import (  # noqa: E402
    NONE,
    TOKEN_WEIGHT,
    feature_values,
    half_of,
    meanings_of,
    tokens_of,
)
from kiemkracht.engines.scouting.scoring import (  # noqa: E402
    judge_patterns,
    likeliest,
    verdicts,
)
from kiemkracht.engines.scouting.sentences import split_sentences  # noqa: E402
from kiemkracht.engines.scouting.words import Word, words_of  # noqa: E402

NO_PATTERN = "~"
"""The code of a sentence that shows no pattern; nothing is said about its being a kiem."""
CLASSES = [NONE, *sorted(SIGNALS), *sorted(PATTERNS)]
BENCHMARKS = ROOT / "benchmarks"
FILES = [
    BENCHMARKS / "learned_examples.tsv",
    BENCHMARKS / "radar_examples.tsv",
    *sorted((BENCHMARKS / "examples").glob("*.tsv")),
]
SEEN_AT_LEAST = 2
FEWEST_WORDS = 3
BLOCK = 40
"""Neighbours in a file were written in one go: they are left out together."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its class. `part` says which examples were written together."""

    code: str
    sentence: str
    part: str


def read_examples() -> list[Example]:
    """All files (a file of `examples/` is one part) and the dev texts."""
    found = []
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(line for line in lines if "\t" in line):
            code, sentence = line.split("\t", 1)
            is_batch = path.parent.name == "examples"
            found.append(
                Example(code, sentence, path.stem if is_batch else f"{path.stem} {number // BLOCK}")
            )
    return [*found, *dev_examples()]


def dev_examples() -> list[Example]:
    """The sentences of the dev texts; what recurs with other names counts once."""
    found: dict[str, Example] = {}
    for text in city_texts():
        if text.split != "dev":
            continue
        for one in split_sentences(text.text):
            if len(words_of(one.text)) < FEWEST_WORDS:
                continue
            marks = [
                mark
                for mark in (*text.kiemen, *text.patterns)
                if mark.start < one.end and one.start < mark.end
            ]
            shape = re.sub(r"\b[A-ZÀ-Ý][\w'’-]*|\d+", "X", one.text)
            part = f"dev {len(found) // BLOCK}"
            found.setdefault(shape, Example(marks[0].code if marks else NONE, one.text, part))
    return list(found.values())


class Meanings:
    """The word vectors of the house, without what all words share, by word."""

    def __init__(self) -> None:
        self.words, self.vectors = static_embedder().table()
        self.at = {word: row for row, word in enumerate(self.words)}
        self.sizes = (self.vectors**2).sum(axis=1)

    def of(self, words: Sequence[Word]) -> np.ndarray:
        """The whole sentence, its first half and its last, one behind the other."""
        meant = [
            (self.at[name], half_of(at, len(words))) for name, (at,) in meanings_of(words, self.at)
        ]
        parts = [[row for row, half in meant if half in halves] for halves in ((0, 1), (0,), (1,))]
        return np.concatenate([self._sum(rows) for rows in parts])

    def _sum(self, rows: Sequence[int]) -> np.ndarray:
        """The sum of vectors, divided by the root of their sizes: about length 1."""
        if not rows:
            return np.zeros(self.vectors.shape[1])
        total: np.ndarray = self.vectors[rows].sum(axis=0) / np.sqrt(self.sizes[rows].sum())
        return total


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of each sentence: its tokens, and `dense`: what weighs as it is.

    The columns of `dense`: the meaning of the whole, of the first half and of the last, the
    features of the hints, their verdicts, and a one.
    """

    tokens: list[list[str]]
    dense: np.ndarray


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights per class: of the tokens that count, and of the columns of `dense`.

    `rarity` is how much a token counts before it is weighed: log(1 + sentences / those with it).
    """

    names: list[str]
    rarity: np.ndarray
    tokens: np.ndarray
    dense: np.ndarray


def features_of(sentences: Sequence[str], meanings: Meanings, meaning: float) -> Features:
    """The features of sentences; `meaning` is how heavy the meaning counts (1.5 is usual)."""
    split = [words_of(sentence) for sentence in sentences]
    said = [_said_of(sentence, words) for sentence, words in zip(sentences, split, strict=True)]
    vectors = np.array([meanings.of(words) for words in split])
    ones = np.ones((len(sentences), 1))
    dense = np.hstack([meaning * vectors, np.array(said), ones])
    return Features([[name for name, _ in tokens_of(words)] for words in split], dense)


def _said_of(sentence: str, words: Sequence[Word]) -> list[float]:
    """What the hints show in a sentence: the values of the features, and the 26 verdicts."""
    patterns = judge_patterns(words)
    shown = shown_by(sentence, words, pattern=likeliest(patterns))
    return [*feature_values(shown), *verdicts(shown, patterns)]


def matrix(tokens: Sequence[Sequence[str]], names: Sequence[str], rarity: np.ndarray) -> csr_matrix:
    """Sentences by tokens: the rarer the more, and every sentence as much in all."""
    rows = {name: row for row, name in enumerate(names)}
    at, columns, values = [], [], []
    for number, mine in enumerate(tokens):
        known = [rows[name] for name in mine if name in rows]
        size = max(float((rarity[known] ** 2).sum()), 1e-6)
        at += [number] * len(known)
        columns += known
        values += (rarity[known] * (TOKEN_WEIGHT / size**0.5)).tolist()
    return csr_matrix((values, (at, columns)), shape=(len(tokens), len(rows)))


def _kinds() -> np.ndarray:
    """Classes by what they are made of: a weight of their own, and one shared by their kind.

    What speaks for one signal speaks a little for all: kiemen share weights, and so do patterns.
    """
    kind = np.array([[code == NONE, code in SIGNALS, code in PATTERNS] for code in CLASSES])
    return np.hstack([np.eye(len(CLASSES)), kind.astype(float)])


def _classes_of(code: str) -> list[bool]:
    """Which classes are right for an example."""
    return [
        one == code or (code == NO_PATTERN and (one == NONE or one in SIGNALS)) for one in CLASSES
    ]


def fit(found: Features, codes: Sequence[str], strength: float, rounds: int) -> Fitted:
    """A softmax over all classes, held small by `strength` (half its sum of squares).

    An example may belong to more than one class (`NO_PATTERN`): what counts is their sum.
    """
    seen = Counter(name for names in found.tokens for name in names)
    names = sorted(name for name, count in seen.items() if count >= SEEN_AT_LEAST)
    rarity = np.log(1 + len(codes) / np.array([seen[name] for name in names]))
    values = matrix(found.tokens, names, rarity)
    turned, dense, made_of = values.T.tocsr(), found.dense, _kinds()
    truth = np.array([_classes_of(code) for code in codes], dtype=float)
    shape, cut = (len(names) + dense.shape[1], made_of.shape[1]), len(names)

    def loss(guess: np.ndarray) -> tuple[float, np.ndarray]:
        weights = guess.reshape(shape) @ made_of.T
        shares = softmax(values @ weights[:cut] + dense @ weights[cut:])
        right = (shares * truth).sum(axis=1, keepdims=True) + 1e-12
        off = shares - shares * truth / right
        slope = np.vstack([turned @ off, dense.T @ off]) @ made_of + strength * guess.reshape(shape)
        value = -np.log(right).sum()
        return float(value + strength / 2 * (guess @ guess)), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    done = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    weights = done.x.reshape(shape) @ made_of.T
    return Fitted(names, rarity, weights[:cut], weights[cut:])


def softmax(totals: np.ndarray) -> np.ndarray:
    """Shares per row, together 1."""
    shares = np.exp(totals - totals.max(axis=1, keepdims=True))
    result: np.ndarray = shares / shares.sum(axis=1, keepdims=True)
    return result


def shares_of(found: Features, fitted: Fitted) -> np.ndarray:
    """The shares of all classes for each sentence."""
    values = matrix(found.tokens, fitted.names, fitted.rarity)
    return softmax(values @ fitted.tokens + found.dense @ fitted.dense)
