"""Made-up crowds, and the slow way to the same suggestions."""

import numpy as np

from kiemkracht.engines.matching import UNKNOWN, Profiles, Suggestions, Surprise, Weights

SIDES = (3, 6, 8, 5, 2)


def crowd(count: int, *, dimensions: int = 16, seed: int = 0, silent: int = 0) -> Profiles:
    """People around a few longings; some borders unknown, the last `silent` without meaning."""
    chance = np.random.default_rng(seed)
    longings = np.random.default_rng(7).standard_normal((5, dimensions))
    rows = longings[chance.integers(0, 5, count)] + 1.5 * chance.standard_normal(
        (count, dimensions)
    )
    meaning = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    meaning[count - silent :] = 0
    borders = [chance.integers(UNKNOWN, sides, count) for sides in SIDES]
    return Profiles(meaning.astype(np.float32), np.stack(borders, axis=1).astype(np.int32))


def row(*numbers: float) -> list[float]:
    """A unit row."""
    length = float(np.linalg.norm(numbers))
    return [number / length for number in numbers]


def slowly(
    seekers: Profiles,
    targets: Profiles,
    *,
    top: int,
    every: int,
    never: set[tuple[int, int]],
    same_set: bool,
) -> list[list[tuple[int, bool]]]:
    """Suggestions by the book, one pair at a time: (target, is a surprise) per place."""
    weights, surprise = Weights(), Surprise()
    wide = seekers.meaning.astype(float) @ targets.meaning.astype(float).T
    lists = []
    for seeker in range(len(seekers)):
        known = [each for each in range(len(targets)) if targets.meaning[each].any()]
        counted = [wide[seeker, each] for each in known if not (same_set and each == seeker)]
        low, high = 2.0, -2.0
        if counted and np.std(counted) > 1e-4:
            low = float(np.mean(counted) + surprise.floor * np.std(counted))
            high = float(np.mean(counted) + surprise.ceiling * np.std(counted))
        options = []
        for target in known:
            if (seeker, target) in never or (same_set and seeker == target):
                continue
            one, other = seekers.borders[seeker], targets.borders[target]
            crossed = [a != b and a >= 0 and b >= 0 for a, b in zip(one, other, strict=True)]
            if wide[seeker, target] <= 1e-5:
                continue
            score = weights.longing * wide[seeker, target] + sum(
                weight
                for weight, is_crossed in zip(weights.borders, crossed, strict=True)
                if is_crossed
            )
            fits = sum(crossed) >= surprise.borders and low <= wide[seeker, target] <= high
            options.append((-score, target, fits))
        lists.append(_placed(sorted(options), top, every))
    return lists


def _placed(options: list[tuple[float, int, bool]], top: int, every: int) -> list[tuple[int, bool]]:
    spots = [place for place in range(1, top + 1) if every and place % every == 0]
    ordinary = [target for _, target, _ in options]
    kept = ordinary[: top - len(spots)]
    fresh = [target for _, target, fits in options if fits and target not in kept][: len(spots)]
    ordinary = [target for target in ordinary if target not in fresh]
    placed = []
    for place in range(1, top + 1):
        if place in spots and fresh:
            placed.append((fresh.pop(0), True))
        elif ordinary:
            placed.append((ordinary.pop(0), False))
    return placed


def as_lists(found: Suggestions) -> list[list[tuple[int, bool]]]:
    """What came out, in the form of `slowly`."""
    return [
        [
            (int(target), bool(is_surprise))
            for target, is_surprise in zip(targets, surprises, strict=True)
            if target >= 0
        ]
        for targets, surprises in zip(found.target, found.is_surprise, strict=True)
    ]
