"""Maatjes: the most pairs, the most difference, the same every time."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.engines.matching.people import crowd, row

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.matching import Pairing, Profiles, Weights, pair_up


def all_pairings(people: list[int]) -> list[list[tuple[int, int]]]:
    """Every way to pair some of the people."""
    if len(people) < 2:
        return [[]]
    first, rest = people[0], people[1:]
    ways = all_pairings(rest)
    for other in rest:
        left = [each for each in rest if each != other]
        ways += [[(first, other), *way] for way in all_pairings(left)]
    return ways


def test_fatma_and_ruud_are_paired_over_two_borders() -> None:
    people = Profiles(
        np.array([row(1, 0), row(1, 0.2), row(1, 0.1), row(1, -0.1)], dtype=np.float32),
        np.array([[0, 0, -1, -1, 0], [0, 0, -1, -1, 0], [0, 1, -1, -1, 1], [0, 1, -1, -1, 0]]),
    )
    found = pair_up(people)
    # 0-2 and 1-2 cross craft and world (.20), 0-3 and 1-3 craft (.10); both ways give .30.
    assert sum(pair.difference for pair in found.pairs) == pytest.approx(0.3)
    assert found.is_optimal
    assert found.alone == ()
    # Shared longing decides: 0-3 and 1-2 are nearer than 0-2 and 1-3.
    assert [(pair.one, pair.other) for pair in found.pairs] == [(0, 3), (1, 2)]


@settings(max_examples=20, deadline=None)
@given(seed=some.integers(0, 10_000), count=some.integers(0, 7))
def test_it_is_the_best_of_all_pairings(seed: int, count: int) -> None:
    people = crowd(count, seed=seed)
    found = pair_up(people, least_longing=0.0)
    cosine = people.meaning.astype(float) @ people.meaning.astype(float).T
    best = (0, 0.0)
    for way in all_pairings(list(range(count))):
        if all(cosine[pair] >= 0 for pair in way):
            value = 0.0
            for one, other in way:
                a, b = people.borders[one], people.borders[other]
                value += np.array(Weights().borders) @ ((a != b) & (a >= 0) & (b >= 0))
                value += cosine[one, other] / 1000
            best = max(best, (len(way), value))
    assert len(found.pairs) == best[0]
    assert found.value == pytest.approx(best[1], abs=1e-5)
    assert found.bound >= found.value


@pytest.mark.parametrize("count", [61, 150])
def test_many_people_come_within_two_percent_of_what_can_not_be_passed(count: int) -> None:
    people = crowd(count, seed=count)
    never = np.array(list(combinations(range(5), 2)))
    found = pair_up(people, never=never)
    assert len(found.pairs) == count // 2
    assert found.bound * 0.98 <= found.value <= found.bound
    check(found, count)
    assert all(pair.other > 4 or pair.one > 4 for pair in found.pairs)
    assert all(pair.longing >= 0.1 for pair in found.pairs)


def check(found: Pairing, count: int) -> None:
    """Everyone is in one pair, or alone."""
    seen = [each for pair in found.pairs for each in (pair.one, pair.other)] + list(found.alone)
    assert sorted(seen) == list(range(count))


@pytest.mark.parametrize("count", [20, 90])
def test_pairs_do_not_depend_on_the_order_of_rows(count: int) -> None:
    people, order = crowd(count), np.random.default_rng(1).permutation(count)
    mixed = pair_up(Profiles(people.meaning[order], people.borders[order]), keys=order)
    again = {frozenset((int(order[pair.one]), int(order[pair.other]))) for pair in mixed.pairs}
    assert again == {frozenset((pair.one, pair.other)) for pair in pair_up(people).pairs}


def test_who_shares_too_little_or_said_nothing_stays_alone() -> None:
    assert pair_up(crowd(8, silent=8)).alone == tuple(range(8))
    assert pair_up(crowd(8), least_longing=1.1).pairs == ()
    assert pair_up(crowd(1)).alone == (0,)
    with pytest.raises(EngineInputError):
        pair_up(Profiles(np.full((2, 2), np.nan, np.float32), np.zeros((2, 5), np.int32)))
    with pytest.raises(EngineInputError):
        pair_up(crowd(3), least_longing=float("nan"))
