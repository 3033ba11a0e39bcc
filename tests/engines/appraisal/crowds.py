"""Made-up photos for tests, by hypothesis or by seed."""

import numpy as np
from hypothesis import strategies as some

from kiemkracht.engines.appraisal import CODES, INITIATORS, ActorGroup, Answers, Photo, Sheet

ANSWER = some.one_of(some.none(), some.integers(0, 4))
NAMES = ("bewoners", "jongeren", "ondernemers")


@some.composite
def sheets(draw: some.DrawFn, most: int = 14) -> list[Sheet]:
    """Sheets of initiators and three groups, with gaps."""
    codes = draw(some.lists(some.sampled_from(CODES), min_size=1, max_size=6, unique=True))
    return [
        Sheet(draw(some.sampled_from((INITIATORS, *NAMES))), {code: draw(ANSWER) for code in codes})
        for _ in range(draw(some.integers(0, most)))
    ]


@some.composite
def groups(draw: some.DrawFn) -> tuple[ActorGroup, ...]:
    """Up to four groups; some never asked, some of unknown weight."""
    found = []
    for name in draw(some.lists(some.sampled_from("abcdefg"), max_size=4, unique=True)):
        counts = draw(some.tuples(*[some.integers(0, 9)] * 5))
        size = sum(counts) + draw(some.integers(1, 50))
        weights = [draw(some.one_of(some.none(), some.integers(0, 4))) for _ in range(2)]
        source = draw(some.sampled_from(("estimate", "conversation", "self")))
        found.append(ActorGroup(name, size, counts, *weights, source))
    return tuple(found)


def crowd(seed: int, people: int = 60) -> Photo:
    """A photo of `people` sheets of 23 answers and five groups."""
    chance = np.random.default_rng(seed)
    values = chance.integers(-1, 5, size=(people, len(CODES))).astype(np.int8)
    answers = Answers((INITIATORS, *NAMES), chance.integers(0, 4, size=people), values)
    stakes = tuple(
        ActorGroup(
            f"groep {at}",
            int(counts.sum()) + 10,
            tuple(counts.tolist()),
            int(chance.integers(0, 5)),
            int(chance.integers(0, 5)),
            ("estimate", "conversation", "self")[at % 3],
        )
        for at, counts in enumerate(chance.integers(0, 12, size=(5, 5)))
    )
    return Photo(int(chance.integers(0, 500)), 500, answers, stakes)
