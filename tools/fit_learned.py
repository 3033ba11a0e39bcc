"""Fit what the radar learned from examples (`learned.npz`); repeatable, some twenty seconds.

    .venv/bin/python tools/fit_learned.py [--strength 1.0]

Examples: `benchmarks/learned_examples.tsv` and `benchmarks/radar_examples.tsv` (one per line, code
TAB sentence, `-` for none; sentences of our own), and the sentences of the dev texts of Lindehaven,
each once. A softmax over nothing, K1-K7 and B01-B25, held small by `--strength`. The held-out texts
are not read.
"""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kiemkracht.cli.city.writing import city_texts  # noqa: E402
from kiemkracht.engines.scouting.content import PATTERNS, SIGNALS  # noqa: E402
from kiemkracht.engines.scouting.learned import (  # noqa: E402
    FILE,
    NONE,
    TOKEN_WEIGHT,
    tokens_of,
)
from kiemkracht.engines.scouting.scoring import verdicts_on  # noqa: E402
from kiemkracht.engines.scouting.sentences import split_sentences  # noqa: E402
from kiemkracht.engines.scouting.words import words_of  # noqa: E402

CLASSES = [NONE, *sorted(SIGNALS), *sorted(PATTERNS)]
EXAMPLES = [ROOT / "benchmarks/learned_examples.tsv", ROOT / "benchmarks/radar_examples.tsv"]
SEEN_AT_LEAST = 2
Example = tuple[str, str]


def read_examples() -> list[Example]:
    """(code, sentence) of all files and of the dev texts."""
    found = []
    for path in EXAMPLES:
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [tuple(line.split("\t", 1)) for line in lines if "\t" in line]
    return [*found, *dev_examples()]  # type: ignore[list-item]


def dev_examples() -> list[Example]:
    """The sentences of the dev texts; what recurs with other names counts once."""
    found: dict[str, Example] = {}
    for text in city_texts():
        if text.split != "dev":
            continue
        for one in split_sentences(text.text):
            marks = [
                mark
                for mark in (*text.kiemen, *text.patterns)
                if mark.start < one.end and one.start < mark.end
            ]
            shape = re.sub(r"\b[A-ZÀ-Ý][\w'’-]*|\d+", "X", one.text)
            found.setdefault(shape, (marks[0].code if marks else NONE, one.text))
    return list(found.values())


def matrix(sentences: list[str], rows: dict[str, int]) -> csr_matrix:
    """Tokens, verdicts of the hints and a one, per sentence."""
    at, columns, values = [], [], []
    verdicts = []
    for number, sentence in enumerate(sentences):
        words = words_of(sentence)
        known = [rows[name] for name, _ in tokens_of(words) if name in rows]
        at += [number] * len(known)
        columns += known
        values += [TOKEN_WEIGHT / max(1, len(known)) ** 0.5] * len(known)
        verdicts.append(verdicts_on(sentence, words))
    tokens = csr_matrix((values, (at, columns)), shape=(len(sentences), len(rows)))
    ones = np.ones((len(sentences), 1))
    return hstack([tokens, csr_matrix(np.array(verdicts)), csr_matrix(ones)]).tocsr()


def fit(examples: list[Example], strength: float) -> tuple[list[str], np.ndarray]:
    """The tokens that count, and a weight per token, verdict and bias for every class."""
    sentences = [sentence for _, sentence in examples]
    seen = Counter(name for one in sentences for name, _ in tokens_of(words_of(one)))
    names = sorted(name for name, count in seen.items() if count >= SEEN_AT_LEAST)
    values = matrix(sentences, {name: row for row, name in enumerate(names)})
    turned = values.T.tocsr()
    truth = np.zeros((len(examples), len(CLASSES)))
    for number, (code, _) in enumerate(examples):
        truth[number, CLASSES.index(code)] = 1

    def loss(guess: np.ndarray) -> tuple[float, np.ndarray]:
        weights = guess.reshape(values.shape[1], len(CLASSES))
        totals = values @ weights
        totals -= totals.max(axis=1, keepdims=True)
        shares = np.exp(totals)
        shares /= shares.sum(axis=1, keepdims=True)
        value = -np.log((shares * truth).sum(axis=1) + 1e-12).sum()
        slope = turned @ (shares - truth) + strength * weights
        return float(value + strength / 2 * (guess @ guess)), slope.ravel()

    start = np.zeros(values.shape[1] * len(CLASSES))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return names, found.x.reshape(values.shape[1], len(CLASSES))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=1.0)
    examples = read_examples()
    names, weights = fit(examples, parser.parse_args().strength)
    path = ROOT / "src/kiemkracht/engines/scouting" / FILE
    np.savez_compressed(
        path,
        tokens=np.array("\n".join(names)),
        classes=np.array("\n".join(CLASSES)),
        weights=weights.astype(np.float16),
    )
    print(f"{len(examples)} examples, {len(names)} tokens, {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
