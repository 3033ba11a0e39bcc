"""The formulas about statements, with numbers worked out by hand (engines.md L1.11-15)."""

from math import sqrt

import numpy as np
import pytest
from tests.engines.landscape.crowd import TWO_CAMPS, log_of

from kiemkracht.engines.landscape import polis
from kiemkracht.engines.landscape.voices import (
    Tally,
    majority,
    marks,
    neutral,
    priorities,
    representative,
    shared_by_all,
)


def _tally(agree: list[list[int]], disagree: list[list[int]], seen: list[list[int]]) -> Tally:
    return Tally(np.array(agree), np.array(disagree), np.array(seen))


def test_a_share_is_drawn_to_one_half_and_tested_against_it() -> None:
    found = marks(np.array([[8], [1]]), np.array([[10], [10]]))
    assert found.p[0, 0] == pytest.approx(9 / 12)
    assert found.test[0, 0] == pytest.approx(2 * sqrt(11) * (9 / 11 - 0.5))


def test_a_group_is_compared_with_everyone_else() -> None:
    found = marks(np.array([[8], [1], [2]]), np.array([[10], [10], [6]]))
    assert found.ratio[0, 0] == pytest.approx((9 / 12) / (4 / 18))
    pooled = (9 + 4) / (11 + 17)
    expected = (9 / 11 - 4 / 17) / sqrt(pooled * (1 - pooled) * (1 / 11 + 1 / 17))
    assert found.ratio_test[0, 0] == pytest.approx(expected)


def test_where_all_agree_there_is_nothing_to_compare() -> None:
    found = marks(np.array([[10], [4]]), np.array([[10], [4]]))
    assert found.ratio_test.tolist() == [[0], [0]]


def _representative(tally: Tally, group: int = 0) -> list[tuple[int, str]]:
    agree, disagree = marks(tally.agree, tally.seen), marks(tally.disagree, tally.seen)
    usable = np.ones(tally.agree.shape[1], dtype=bool)
    return [
        (voice.statement, voice.direction)
        for voice in representative(group, tally, agree, disagree, usable)
    ]


def test_agreements_stand_before_disagreements() -> None:
    tally = _tally(
        [[0, 19, 1], [18, 1, 0]],
        [[20, 0, 18], [1, 18, 3]],
        [[20, 20, 20], [20, 20, 20]],
    )
    assert _representative(tally) == [(1, "agree"), (0, "disagree"), (2, "disagree")]


def test_a_group_shows_at_most_five_statements() -> None:
    tally = _tally([[18] * 8, [1] * 8], [[1] * 8, [18] * 8], [[20] * 8, [20] * 8])
    assert len(_representative(tally)) == 5


def test_the_best_agreement_stands_first_even_where_others_differ_more() -> None:
    # On 0 nearly all of the group agree, but so do many others; 1 parts the groups, by dissent.
    tally = _tally([[20, 1], [12, 19]], [[0, 18], [6, 1]], [[20, 20], [20, 20]])
    assert _representative(tally)[0] == (0, "agree")


def test_when_nothing_passes_the_statement_that_differs_most_stands_alone() -> None:
    tally = _tally([[2, 1], [2, 2]], [[2, 3], [2, 2]], [[4, 4], [4, 4]])
    assert _representative(tally) == [(1, "disagree")]


def test_a_group_that_saw_nothing_is_marked_by_nothing() -> None:
    assert _representative(_tally([[0], [3]], [[0], [1]], [[0], [4]])) == []


def test_what_bridges_is_the_product_over_the_groups() -> None:
    tally = _tally([[8], [3]], [[1], [0]], [[10], [4]])
    assert shared_by_all(tally)[0] == pytest.approx(9 / 12 * 4 / 6)


def test_a_small_group_counts_as_much_as_a_large_one() -> None:
    small_against = _tally([[100], [0]], [[0], [10]], [[100], [10]])
    large_against = _tally([[0], [10]], [[100], [0]], [[100], [10]])
    both = shared_by_all(small_against)[0], shared_by_all(large_against)[0]
    assert both[0] < 0.1
    assert both[1] < 0.1


def test_a_majority_needs_more_than_half_and_more_than_chance() -> None:
    tally = _tally([[9, 3, 0]], [[0, 2, 9]], [[10, 5, 10]])
    assert majority(tally, np.ones(3, dtype=bool)) == ((0, "agree"), (2, "disagree"))


def test_a_priority_follows_the_formula() -> None:
    tally = _tally([[3], [2]], [[1], [1]], [[5], [4]])
    found = priorities(tally, np.array([0.7]), np.array([False]))
    importance = (1 - 3 / 11) * 1.7 * 6 / 11
    assert found[0] == pytest.approx((importance * (1 + 8 * 2 ** (-9 / 5))) ** 2)


def test_a_statement_about_the_conversation_itself_gets_49() -> None:
    tally = _tally([[3]], [[1]], [[5]])
    assert priorities(tally, np.array([0.7]), np.array([True])).tolist() == [49]


def test_what_was_moderated_out_counts_as_passed_by_everyone() -> None:
    raw = _tally([[3, 2], [0, 4]], [[1, 0], [2, 0]], [[5, 2], [3, 4]])
    found = neutral(raw, np.array([6, 4]), np.array([True, False]))
    assert found.seen.tolist() == [[6, 2], [4, 4]]
    assert found.agree.tolist() == [[0, 2], [0, 4]]
    assert shared_by_all(found)[0] == pytest.approx(1 / 8 * 1 / 6)


def test_two_camps_are_marked_by_what_parts_them() -> None:
    landscape = polis(log_of(TWO_CAMPS))
    large, small = landscape.groups
    assert (large.size, small.size) == (12, 8)
    assert {mark.statement for mark in large.representative if mark.direction == "agree"} <= {
        0,
        1,
        2,
        3,
    }
    assert large.representative[0].count == 12
    assert landscape.statements[0].per_group[0].agree == 12
    assert landscape.statements[0].per_group[1].disagree == 8


def test_a_moderated_statement_marks_nobody_and_is_no_consensus() -> None:
    table = "\n".join(["+++++----"] * 12 + ["+----++++"] * 8)
    landscape = polis(log_of(table), moderated_out=[0, 1])
    marking = {mark.statement for group in landscape.groups for mark in group.representative}
    assert not marking & {0, 1}
    assert not {each.statement for each in landscape.shared} & {0, 1}
    assert landscape.statements[0].agree == 20
    assert landscape.statements[0].moderated_out
