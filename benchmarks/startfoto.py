"""Ten thousand startfoto's at once, and one as a page wants it.

    python benchmarks/startfoto.py [--quick]

Every photo has 60 sheets of 23 answers (1,380 answers) and five actor groups; the last line has
60 answers in all, three sheets. "scored": all numbers; "figures": rounded as they are shown, with
who is touched and against; "alone": one photo with its arithmetic and intervals of 1000 draws;
"script": position, guards and steps with their why. CPU is of this process, all threads together.
`same` compares a sample of the batch with `appraise`, one by one, to the last bit.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from machine import pace

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kiemkracht.engines.appraisal import (  # noqa: E402
    CODES,
    INITIATORS,
    OUTCOMES,
    ActorGroup,
    Answers,
    Photo,
    Scores,
    appraise,
    figures,
    score,
)
from kiemkracht.engines.scripts import LINKS, Situation, derive  # noqa: E402
from kiemkracht.learn.selectors.sparks import cards  # noqa: E402

T = TypeVar("T")
SIDES = (INITIATORS, "bewoners", "jongeren", "ondernemers")
SOURCES = ("estimate", "conversation", "self")


def main() -> None:
    """Print the table."""
    many = 500 if "--quick" in sys.argv else 10_000
    alone = 50 if "--quick" in sys.argv else 300
    print(f"{'what':<44}{'photos':>8}{'CPU s':>9}{'wall s':>9}{'ms each':>9}")
    photos = [photo_of(seed, 60) for seed in range(many)]
    scores = measured("scored, 60 sheets of 23 answers", many, lambda: score(photos))
    measured("figures, idem", many, lambda: figures(photos))
    small = [photo_of(seed, 3) for seed in range(many)]
    measured("scored, 60 answers in all", many, lambda: score(small, k=1))
    measured("alone, with intervals", alone, lambda: [appraise(each) for each in photos[:alone]])
    deck, situation = cards(), square()
    measured("script", alone, lambda: [derive(situation, deck) for _ in range(alone)])
    print(f"same: {same(photos, scores)} of {len(range(0, many, many // 50))}")


def measured(what: str, count: int, compute: Callable[[], T]) -> T:
    """Run once, and print what it took."""
    cpu, wall = time.process_time(), time.perf_counter()
    found = compute()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{what:<44}{count:>8}{cpu:>9.2f}{wall:>9.2f}{1000 * cpu / count:>9.3f}", flush=True)
    return found


def photo_of(seed: int, people: int) -> Photo:
    """A made-up photo."""
    chance = np.random.default_rng(seed)
    values = chance.integers(-1, 5, size=(people, len(CODES))).astype(np.int8)
    answers = Answers(SIDES, chance.integers(0, len(SIDES), size=people), values)
    groups = tuple(
        ActorGroup(
            f"groep {at}",
            int(sum(counts)) + 5,
            counts,
            at % 5,
            (at + seed) % 5,
            SOURCES[at % 3],
        )
        for at, counts in enumerate(map(tuple, chance.integers(0, 12, size=(5, 5)).tolist()))
    )
    return Photo(int(chance.integers(0, 500)), 500, answers, groups)


def square() -> Situation:
    """A situation near a border, with two guards: two scripts."""
    links = dict(zip(LINKS, (4.0, 3.0, 2.0, 1.0, 3.0, 2.0), strict=True))
    return Situation(66.7, 57.9, 43.8, 68.0, 52.7, 82.0, 35.8, 2, 1, 1, links, ("jongeren",))


def same(photos: list[Photo], scores: Scores) -> int:
    """How many of a sample come out alone exactly as they did together."""
    sample = range(0, len(photos), len(photos) // 50)
    return sum(
        all(
            (number := picture.outcomes[name].value) == getattr(scores, name)[row]
            or (number is None and np.isnan(getattr(scores, name)[row]))
            for name in OUTCOMES
        )
        for row, picture in ((row, appraise(photos[row])) for row in sample)
    )


if __name__ == "__main__":
    main()
    print(pace())
