"""The parts of the strict lens on numbers worked by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kiemkracht.engines.landscape.streng.bridging import shared_across
from kiemkracht.engines.landscape.streng.heldout import area_under
from kiemkracht.engines.landscape.streng.latent import places
from kiemkracht.engines.landscape.streng.model import Evidence
from kiemkracht.engines.landscape.streng.selection import select


def test_one_vote_moves_a_place_as_far_as_its_weight_against_its_noise():
    # Loading (1, 0), noise 0.5, vote 0.6 above the mean: precision 1/0.5 + 1 = 3, pull 0.6/0.5.
    found = places(Evidence(np.array([[2.0, 0, 0]], np.float32), np.array([[1.2, 0]], np.float32)))
    assert found.at[0] == pytest.approx([0.4, 0.0])
    assert found.spread[0] == pytest.approx([1 / 3, 0, 1])


def test_more_groups_do_not_make_a_statement_bridge_less():
    two = shared_across(np.array([[79], [79]]), np.array([[98], [98]]))
    five = shared_across(np.full((5, 1), 79), np.full((5, 1), 98))
    assert two.value[0] == pytest.approx(0.8)
    assert five.value[0] == pytest.approx(0.8)
    assert five.high[0] - five.low[0] < two.high[0] - two.low[0]
    assert two.low[0] < 0.8 < two.high[0]


def test_one_group_against_pulls_a_bridge_down():
    both = shared_across(np.array([[98], [0]]), np.array([[98], [98]]))
    assert both.value[0] == pytest.approx(np.sqrt(0.99 * 0.01))


@settings(max_examples=40, deadline=None)
@given(agree=some.integers(0, 50), more=some.integers(0, 50), groups=some.integers(1, 6))
def test_an_interval_holds_its_value(agree, more, groups):
    found = shared_across(np.full((groups, 1), agree), np.full((groups, 1), agree + more))
    assert 0 <= found.low[0] <= found.value[0] <= found.high[0] <= 1


def test_equal_shares_hear_a_minority_that_majorities_would_drown():
    # Twelve people, three statements: eight agree with a, b and c; four only with d.
    agrees = np.zeros((12, 4), dtype=bool)
    agrees[:8, :3] = True
    agrees[8:, 3] = True
    chosen = select(agrees, 3)
    assert 3 in chosen.columns
    assert chosen.covered == 1.0
    assert chosen.agreed == pytest.approx((8 * 2 + 4) / 12)


@settings(max_examples=40, deadline=None)
@given(seed=some.integers(0, 10_000), people=some.integers(1, 30), size=some.integers(1, 6))
def test_any_large_enough_group_that_agrees_is_heard(seed, people, size):
    """Justified representation: n / size people with a common statement are not all left out."""
    chance = np.random.default_rng(seed)
    agrees = chance.random((people, 9)) < 0.3
    chosen = select(agrees, size)
    assert len(set(chosen.columns)) == len(chosen.columns) <= size
    if len(chosen.columns) < size:
        return
    left = ~agrees[:, list(chosen.columns)].any(axis=1)
    assert (agrees[left].sum(axis=0) < people / size).all()


def test_nobody_and_nothing_give_an_empty_list():
    assert select(np.zeros((0, 3), dtype=bool)).columns == ()
    assert select(np.zeros((4, 3), dtype=bool)).columns == ()


def test_area_under_is_the_chance_of_telling_agree_from_disagree():
    # Disagree counts as 1 and should be told higher: three of four pairs, one tie counts half.
    told = np.array([0.9, 0.2, 0.1, 0.2])
    votes = np.array([1.0, 1.0, -1.0, -1.0])
    assert area_under(told, votes) == pytest.approx(3.5 / 4)
    assert area_under(told, np.ones(4)) is None
