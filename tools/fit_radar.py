"""Fit the weights of the kiem radar again, from examples, and write them into weights.toml.

    .venv/bin/python tools/fit_radar.py [--examples FILE.tsv …] [--strength 1.0]

Examples: one per line, `code TAB sentence`, with K1-K7 for a kiem and - for none
(`benchmarks/radar_examples.tsv` when no file is named), and always the sentences of the dev texts
of Lindehaven, each once. Weights are found by logistic regression that stays near a starting value
per feature (a signal above 0, a counter signal below) and never changes its sign: a few hundred
examples may move a weight, not turn it around. The held-out texts are not read.
"""

import argparse
import re
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kiemkracht.cli.city.writing import city_texts  # noqa: E402
from kiemkracht.engines.scouting.content import features  # noqa: E402
from kiemkracht.engines.scouting.features import DERIVED, shown_by  # noqa: E402
from kiemkracht.engines.scouting.scoring import judge_patterns  # noqa: E402
from kiemkracht.engines.scouting.sentences import split_sentences  # noqa: E402
from kiemkracht.engines.scouting.words import words_of  # noqa: E402

START = {
    "unasked": 2.0,
    "detour": 1.8,
    "energy": 2.0,
    "body": 1.8,
    "longing": 2.0,
    "with": 1.2,
    "new": 1.3,
    "repeat": 1.4,
    "clock": -0.5,
    "concrete": 0.5,
    "concrete_signal": 1.0,
    "two_signals": 0.5,
    "cared_for": 0.5,
    "two_people": 0.3,
    "social_routine": 0.7,
    "dry_routine": -0.5,
    "pattern": -1.5,
    "distant_wish": -1.0,
    "short": -0.5,
    "long": 0.3,
}
FREE = {"question", "name", "worker", "resident", "first_person", "act", "perfect", "routine_time"}
# What is true of these examples may not be true of others: these may not weigh more.
MOST = {
    "long": (0, 0.9),
    "clock": (-0.9, 0),
    "short": (-0.9, 0),
    "name": (-0.1, 0.5),
    "two_worlds": (0.2, None),
}
SHARE = 0.15
WEIGHTS = ROOT / "src/kiemkracht/engines/scouting/weights.toml"


def read_examples(path: Path) -> list[tuple[str, str]]:
    """(code, sentence) per line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t", 1)) for line in lines if "\t" in line]  # type: ignore[misc]


def dev_examples() -> list[tuple[str, str]]:
    """The sentences of the dev texts of the demo city; what recurs with other names counts once."""
    found: dict[str, tuple[str, str]] = {}
    for text in city_texts():
        if text.split != "dev":
            continue
        for one in split_sentences(text.text):
            marks = [mark for mark in text.kiemen if mark.start < one.end and one.start < mark.end]
            shape = re.sub(r"\b[A-ZÀ-Ý][\w'’-]*|\d+", "X", one.text)
            found.setdefault(shape, (marks[0].code if marks else "-", one.text))
    return list(found.values())


def names() -> list[str]:
    """All features, those by hint first."""
    return [*features(), *DERIVED]


def start_of(name: str) -> float:
    """Where the weight of a feature begins."""
    known = features().get(name)
    if known is None or name in FREE or name in START:
        return START.get(name, 0.0)
    return -1.0 if known.is_against else 1.0 if known.signal else 0.4


def matrix(sentences: list[str]) -> np.ndarray:
    """Values of features, one row per sentence."""
    rows = []
    for sentence in sentences:
        words = words_of(sentence)
        patterns = judge_patterns(words)
        likeliest = patterns[0].score if patterns else 0.0
        values = shown_by(sentence, words, pattern=likeliest).values
        rows.append([values.get(name, 0.0) for name in names()])
    return np.array(rows)


def fit(examples: list[tuple[str, str]], strength: float) -> dict[str, float]:
    """The weights that explain the examples best, held near their start by `strength`."""
    values = matrix([sentence for _, sentence in examples])
    is_kiem = np.array([code.startswith("K") for code, _ in examples], dtype=float)
    start = np.array([start_of(name) for name in names()])
    # In real texts one sentence in ten is a kiem, whatever the share among the examples.
    weight = np.where(is_kiem == 1, SHARE / is_kiem.mean(), (1 - SHARE) / (1 - is_kiem.mean()))

    def loss(guess: np.ndarray) -> tuple[float, np.ndarray]:
        total = values @ guess[1:] + guess[0]
        chance = 1 / (1 + np.exp(-np.clip(total, -40, 40)))
        sign = np.where(is_kiem == 1, total, -total)
        away = guess[1:] - start
        value = (weight * np.logaddexp(0, -sign)).sum() + strength * (away**2).sum()
        error = weight * (chance - is_kiem)
        slope = np.concatenate([[error.sum()], values.T @ error + 2 * strength * away])
        return float(value), slope

    bounds = [(None, None)] + [
        MOST.get(name)
        or ((None, None) if one == 0 or name in FREE else (0, None) if one > 0 else (None, 0))
        for name, one in zip(names(), start, strict=True)
    ]
    found = minimize(loss, np.concatenate([[-2.0], start]), jac=True, bounds=bounds)
    return dict(zip(["bias", *names()], np.round(found.x, 2).tolist(), strict=True))


def write(weights: dict[str, float]) -> None:
    """Replace the part [kiem] of weights.toml, which stands last."""
    kept = WEIGHTS.read_text(encoding="utf-8").split("[kiem]")[0]
    lines = [f"{name} = {value}" for name, value in weights.items()]
    WEIGHTS.write_text(kept + "[kiem]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=1.0)
    chosen = parser.parse_args()
    files = chosen.examples or [ROOT / "benchmarks/radar_examples.tsv"]
    examples = [one for file in files for one in read_examples(file)] + dev_examples()
    weights = fit(examples, chosen.strength)
    write(weights)
    for name, value in sorted(weights.items(), key=lambda one: -abs(one[1])):
        print(f"{value:+.2f}  {name}")


if __name__ == "__main__":
    main()
