"""How many groups, who is in which, and how sure we are."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.engines.landscape.crowd import TWO_CAMPS, log_of, votes_of

from kiemkracht.engines.kit import adjusted_rand_index
from kiemkracht.engines.landscape import middles as module
from kiemkracht.engines.landscape import polis, to_json, vote_log
from kiemkracht.engines.landscape.certainty import verdict_of
from kiemkracht.engines.landscape.groups import divide


def _clouds(*sizes: int, apart: float = 8.0) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    chance = np.random.default_rng(3)
    parts = [
        chance.normal(size=(size, 2)) + apart * np.array([np.cos(turn), np.sin(turn)])
        for turn, size in enumerate(sizes)
    ]
    return np.concatenate(parts), np.repeat(np.arange(len(sizes)), sizes)


@pytest.mark.parametrize("sizes", [(30, 20), (30, 20, 12), (40, 30, 20, 10), (40, 30, 25, 20, 15)])
def test_clouds_that_lie_apart_are_found(sizes: tuple[int, ...]) -> None:
    places, truth = _clouds(*sizes, apart=14.0)
    found = divide(places)
    assert found.count == len(sizes)
    assert adjusted_rand_index(found.labels, truth) == 1.0


def test_the_largest_group_comes_first() -> None:
    places, _ = _clouds(10, 40)
    assert np.bincount(divide(places).labels).tolist() == [40, 10]


def test_a_group_of_four_is_no_group() -> None:
    places, _ = _clouds(40, 4, apart=30.0)
    assert divide(places).count != 2 or np.bincount(divide(places).labels).min() >= 5


def test_fewer_than_ten_people_are_one_group() -> None:
    places, _ = _clouds(5, 4, apart=50.0)
    assert divide(places).count == 1


def test_people_in_one_place_are_one_group() -> None:
    assert divide(np.zeros((50, 2))).count == 1


def test_a_large_crowd_is_divided_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    places, truth = _clouds(900, 600, apart=5.0)
    monkeypatch.setattr(module, "ROUGH_ABOVE", 10_000)
    exact = divide(places)
    monkeypatch.setattr(module, "ROUGH_ABOVE", 400)
    on_grid = divide(places)
    assert on_grid.count == exact.count == 2
    assert adjusted_rand_index(on_grid.labels, exact.labels) > 0.99
    assert adjusted_rand_index(on_grid.labels, truth) > 0.95


def test_two_camps_are_certain_and_a_crowd_of_coin_tossers_is_not() -> None:
    assert polis(log_of(TWO_CAMPS)).certainty.verdict == "clear"
    chance = np.random.default_rng(8)
    events = [(p, t, int(chance.integers(-1, 2)), 0) for p in range(80) for t in range(20)]
    assert polis(vote_log(events)).certainty.verdict in {"weak", "fair", "one_cloud"}


def test_a_verdict_has_its_limits() -> None:
    assert verdict_of(6, 2, 1.0) == "too_few"
    assert verdict_of(40, 1, None) == "one_cloud"
    assert verdict_of(40, 2, 0.8) == "clear"
    assert verdict_of(40, 2, 0.79) == "fair"
    assert verdict_of(40, 2, 0.49) == "weak"


def test_who_voted_too_little_is_placed_but_stands_in_no_group() -> None:
    landscape = polis(vote_log([*votes_of(TWO_CAMPS), (99, 0, 1, 0)]))
    last = landscape.participants[-1]
    assert (last.id, last.group, last.votes) == (99, None, 1)
    assert landscape.certainty.not_placed == 1


def test_threads_give_the_same_landscape_to_the_last_bit() -> None:
    chance = np.random.default_rng(2)
    events = [(p, t, int(chance.integers(-1, 2)), 0) for p in range(60) for t in range(12)]
    with ThreadPoolExecutor(2) as executor:
        beside = polis(vote_log(events), executor=executor)
    assert to_json(beside) == to_json(polis(vote_log(events)))


def test_another_seed_moves_only_what_chance_decides() -> None:
    one, two = (polis(log_of(TWO_CAMPS), seed=seed) for seed in (0, 1))
    assert (one.center, one.components, one.priorities) == (
        two.center,
        two.components,
        two.priorities,
    )
    assert [each.group for each in one.participants] == [each.group for each in two.participants]
