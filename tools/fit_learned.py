"""Fit what the radar learned from examples (`learned.npz`); repeatable, about a minute.

    .venv/bin/python tools/fit_learned.py [--strength 0.5] [--meaning 1.5] [--crossed | --apart]

Examples (code TAB sentence; `-` for none, `~` for no pattern and perhaps a kiem; all our own):
`benchmarks/learned_examples.tsv`, `radar_examples.tsv` and `examples/*.tsv`, and the sentences of
the dev texts of Lindehaven, each once. A softmax over nothing, K1-K7 and B01-B25. `--crossed`: fit
nothing, but judge every example by what the others taught, in four parts (some minutes), into
`benchmarks/radar_crossed.json`, which `benchmarks/radar.py` prints. What was written together is
left out together. `--apart`: judge the sentences of the dev texts by what only our own
examples taught. The held-out texts are never read.
"""

import argparse
import json
from collections.abc import Iterable, Sequence

import numpy as np
from learning import (
    BENCHMARKS,
    CLASSES,
    NO_PATTERN,
    NONE,
    ROOT,
    Example,
    Features,
    Fitted,
    Meanings,
    features_of,
    fit,
    read_examples,
    shares_of,
)

from kiemkracht.engines.scouting.choosing import chosen_kiem, chosen_pattern, leant
from kiemkracht.engines.scouting.learned import FEATURES
from kiemkracht.engines.scouting.taught import FILE, HALVES, coarse

PARTS = 4
ROUNDS = 80
LEAST_WEIGHT = 0.08
"""Of a token no class weighs more than this: leaving it out moves no share."""
FEWEST_WORDS = 12_000
"""Meanings are kept of the words that come first in a list by frequency, and of all that weigh."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=0.5)
    parser.add_argument("--meaning", type=float, default=1.5)
    parser.add_argument("--crossed", action="store_true")
    parser.add_argument("--apart", action="store_true")
    chosen = parser.parse_args()
    examples, meanings = read_examples(), Meanings()
    found = features_of([one.sentence for one in examples], meanings, chosen.meaning)
    if chosen.crossed:
        crossed(examples, found, chosen.strength)
        return
    if chosen.apart:
        apart(examples, found, chosen.strength)
        return
    fitted = fit(found, [one.code for one in examples], chosen.strength, ROUNDS)
    store(fitted, meanings, chosen.meaning, len(examples))


def store(fitted: Fitted, meanings: Meanings, meaning: float, count: int) -> None:
    """Write the weights: rows of small whole numbers, as the engine reads them."""
    weighed = fitted.tokens * fitted.rarity[:, None]
    loud = np.abs(weighed).max(axis=1) > LEAST_WEIGHT
    names = [name for name, is_loud in zip(fitted.names, loud, strict=True) if is_loud]
    tokens, steps = coarse(weighed[loud])
    by_word = _by_word(fitted, meanings, meaning)
    loudest = np.abs(np.stack(by_word)).max(axis=(0, 2))
    kept = np.argsort(-loudest, kind="stable")[: len(loudest) * 2 // 3]
    kept = np.union1d(np.arange(FEWEST_WORDS), kept)
    meant: dict[str, np.ndarray] = {}
    for kind, weights in zip(("meanings", *HALVES), by_word, strict=True):
        meant[f"{kind}_weights"], meant[f"{kind}_scales"] = coarse(weights[kept])
    rest = len(by_word) * meanings.vectors.shape[1]
    path = ROOT / "src/kiemkracht/engines/scouting" / FILE
    np.savez_compressed(
        path,
        classes=np.array("\n".join(CLASSES)),
        tokens=np.array("\n".join(names).encode()),
        tokens_weights=tokens,
        tokens_scales=steps,
        tokens_sizes=(fitted.rarity[loud] ** 2).astype(np.float16),
        meanings=np.array("\n".join(meanings.words[row] for row in kept).encode()),
        **meant,
        meanings_sizes=meanings.sizes[kept].astype(np.float32),
        features=fitted.dense[rest : rest + len(FEATURES)].astype(np.float32),
        verdicts=fitted.dense[rest + len(FEATURES) : -1].astype(np.float32),
        bias=fitted.dense[-1].astype(np.float32),
    )
    size = path.stat().st_size // 1024
    print(f"{count} examples, {len(names)} tokens, {len(kept)} words, {size} kB")


def _by_word(fitted: Fitted, meanings: Meanings, meaning: float) -> list[np.ndarray]:
    """What each word weighs by what it means: in the whole sentence, and in either half."""
    width = meanings.vectors.shape[1]
    starts = range(0, (1 + len(HALVES)) * width, width)
    return [meaning * meanings.vectors @ fitted.dense[at : at + width] for at in starts]


def crossed(examples: Sequence[Example], found: Features, strength: float) -> None:
    """Judge each part by what the others taught, and write the counts."""
    parts = {part: number % PARTS for number, part in enumerate(_in_order(examples))}
    of = np.array([parts[one.part] for one in examples])
    codes = [one.code for one in examples]
    shares = np.zeros((len(examples), len(CLASSES)))
    for part in range(PARTS):
        rest, mine = np.flatnonzero(of != part), np.flatnonzero(of == part)
        taught = fit(_some(found, rest), [codes[row] for row in rest], strength, ROUNDS)
        shares[mine] = shares_of(_some(found, mine), taught)
        print(f"part {part + 1} of {PARTS}")
    path = BENCHMARKS / "radar_crossed.json"
    path.write_text(json.dumps(counts(codes, shares), indent=1) + "\n", encoding="utf-8")


def apart(examples: Sequence[Example], found: Features, strength: float) -> None:
    """Judge the sentences of the dev texts, each once, by what our own examples taught."""
    is_dev = np.array([one.part.startswith("dev ") for one in examples])
    ours, theirs = np.flatnonzero(~is_dev), np.flatnonzero(is_dev)
    taught = fit(_some(found, ours), [examples[row].code for row in ours], strength, ROUNDS)
    shares = shares_of(_some(found, theirs), taught)
    table = counts([examples[row].code for row in theirs], shares)
    for kind in ("K", "B"):
        planted, hit, shown, right = table[kind]
        print(f"{kind}: {planted}, precision {right / shown:.2f}, recall {hit / planted:.2f}")


def _in_order(examples: Iterable[Example]) -> list[str]:
    return list(dict.fromkeys(one.part for one in examples))


def _some(found: Features, rows: np.ndarray) -> Features:
    return Features([found.tokens[row] for row in rows], found.dense[rows])


def counts(codes: Sequence[str], shares: np.ndarray) -> dict[str, list[int]]:
    """Per class, and per kind (K, B): planted, found with this code, shown, shown rightly.

    `K` and `B` count any code of the kind; `-` how many sentences were none and how many of these
    were shown as a kiem, and as a pattern. What may be a kiem (`~`) isn't counted at all.
    """
    table = {code: [0, 0, 0, 0] for code in (*CLASSES[1:], "K", "B")}
    nothing = [0, 0, 0]
    for code, row in zip(codes, shares, strict=True):
        if code == NO_PATTERN:
            continue
        said = leant(dict(zip(CLASSES, row.tolist(), strict=True)))
        nothing[0] += code == NONE
        for at, (kind, pick) in enumerate((("K", chosen_kiem(said)), ("B", chosen_pattern(said)))):
            is_mine = code.startswith(kind)
            if is_mine:
                table[code][0] += 1
                table[kind][0] += 1
            if pick is None:
                continue
            nothing[at + 1] += code == NONE
            table[pick[0]][2] += 1
            table[pick[0]][3] += code == pick[0]
            table[kind][2] += 1
            table[kind][3] += is_mine
            table[kind][1] += is_mine
            if code == pick[0]:
                table[code][1] += 1
    return {**table, NONE: nothing}


if __name__ == "__main__":
    main()
