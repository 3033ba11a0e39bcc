"""Centre, axes and places, worked out by hand and the long way round."""

import numpy as np
import pytest
from tests.engines.landscape.crowd import FOUR_BY_THREE, log_of, votes_of
from tests.engines.landscape.towns import planted

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import axes as module
from kiemkracht.engines.landscape import last_votes, pairs, polis, vote_log
from kiemkracht.engines.landscape.axes import center_of, main_axes, signed
from kiemkracht.engines.landscape.pairs import Together, together


def test_the_center_is_the_mean_of_the_votes_cast_with_agree_as_minus_one() -> None:
    # Statement 0: two agree (-1), two disagree (+1). Statement 2: disagree, pass, agree = 0 of 3.
    landscape = polis(log_of("+++ ++0 +-- -.."))
    assert landscape.center == pytest.approx([(-3 + 1) / 4, (-2 + 1) / 3, (-1 + 0 + 1) / 3])


def test_places_follow_from_the_formula_on_a_four_by_three_matrix() -> None:
    # By hand: X (agree -1) and its centre; a missing cell is 0 after centring.
    votes = np.array([[-1, -1, 1], [-1, 1, 0], [1, -1, np.nan], [1, 1, -1]])
    center = np.array([0.0, 0.0, 0.0])
    centred = np.nan_to_num(votes - center)
    gram = centred.T @ centred
    assert gram.tolist() == [[4, 0, -2], [0, 4, -2], [-2, -2, 2]]
    # Its characteristic polynomial is (4-m)(m^2 - 6m) = 0: variances 6, 4 and 0.
    first = np.array([1, 1, -1]) / np.sqrt(3)
    second = np.array([1, -1, 0]) / np.sqrt(2)
    landscape = polis(log_of(FOUR_BY_THREE))
    assert landscape.center == pytest.approx(center)
    assert np.abs(landscape.components[0]) == pytest.approx(np.abs(first))
    assert np.abs(landscape.components[1]) == pytest.approx(np.abs(second))
    scaling = np.sqrt(3 / np.array([3, 3, 2, 3]))
    for axis, name in ((0, "x"), (1, "y")):
        by_hand = scaling * (centred @ np.array(landscape.components[axis]))
        ours = [getattr(person, name) for person in landscape.participants]
        assert ours == pytest.approx(by_hand)


def test_each_axis_points_so_that_its_largest_weight_is_positive() -> None:
    landscape = polis(log_of(FOUR_BY_THREE))
    for axis in landscape.components:
        assert max(axis, key=abs) > 0


def test_a_moderated_statement_stays_seen_but_says_nothing() -> None:
    table = "++-+ +-0- -+.+ --+-"
    whole = polis(vote_log(votes_of(table)), moderated_out=[3])
    assert whole.center[3] == 0
    assert [axis[3] for axis in whole.components] == [0, 0]
    # Four statements with a vote; the third person saw three of them, the zeroed one included.
    smaller = polis(log_of(FOUR_BY_THREE))
    ratio = np.sqrt(4 / 3) / np.sqrt(3 / 2)
    assert whole.participants[2].x == pytest.approx(smaller.participants[2].x * ratio)


def test_a_statement_without_votes_changes_nobodys_place() -> None:
    events = votes_of(FOUR_BY_THREE)
    plain = polis(vote_log(events))
    more = polis(vote_log(events, statements=[90, 91]), moderated_out=[91])
    assert [(each.x, each.y) for each in plain.participants] == [
        (each.x, each.y) for each in more.participants
    ]
    assert more.statement_ids == (0, 1, 2, 90, 91)


def test_a_statement_lies_where_someone_would_stand_who_only_agreed_with_it() -> None:
    landscape = polis(log_of("+++ ++0 +-- -.."))
    for column, view in enumerate(landscape.statements):
        expected = np.sqrt(3) * (-1 - landscape.center[column]) * landscape.components[0][column]
        assert view.x == pytest.approx(expected)


def test_the_axes_are_those_of_the_singular_values_of_the_filled_matrix() -> None:
    chance = np.random.default_rng(4)
    events = [
        (person, statement, int(chance.integers(-1, 2)), 0)
        for person in range(60)
        for statement in range(12)
        if chance.random() < 0.6
    ]
    landscape = polis(vote_log(events))
    cells = np.full((60, 12), np.nan)
    for person, statement, value, _ in events:
        cells[person, statement] = -value
    centred = np.nan_to_num(cells - np.nanmean(cells, axis=0))
    expected = np.linalg.svd(centred)[2][:2]
    for ours, theirs in zip(landscape.components, expected, strict=True):
        assert np.abs(ours) == pytest.approx(np.abs(theirs), abs=1e-12)


def test_two_axes_alone_are_those_of_the_full_solution(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, _, _ = planted(200, 50, 12)
    matrix = last_votes(log)
    nothing = np.zeros(50, dtype=bool)
    votes = signed(matrix, nothing)
    pairs, center = together(matrix, votes, ~nothing), center_of(matrix, votes, nothing)
    full = main_axes(pairs, center, ~nothing)
    monkeypatch.setattr(module, "SMALL", 3)
    iterated = main_axes(pairs, center, ~nothing)
    assert iterated.components == pytest.approx(full.components, abs=1e-12)


def test_more_statements_than_fit_in_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "MOST_STATEMENTS", 2)
    with pytest.raises(EngineInputError, match="3 statements"):
        polis(log_of(FOUR_BY_THREE))


def test_axes_that_hardly_differ_are_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    everyone = np.ones(8, dtype=bool)
    equal = Together(*(np.eye(8, dtype=np.int32) * 4 for _ in range(3)))
    monkeypatch.setattr(module, "SMALL", 3)
    monkeypatch.setattr(module, "DIRECTIONS", 4)
    axes = main_axes(equal, np.zeros(8), everyone)
    assert axes.variances == pytest.approx([4, 4])
    assert axes.components @ axes.components.T == pytest.approx(np.eye(2), abs=1e-12)


@pytest.mark.parametrize("votes_each", [3, 12, 70])
def test_pairs_counted_one_by_one_and_as_matrices_are_the_same(votes_each):
    log, _, _ = planted(200, 80, votes_each)
    matrix = last_votes(log)
    votes, used = signed(matrix, np.zeros(80, dtype=bool)), np.ones(80, dtype=bool)
    used[[2, 40]] = False
    counted, multiplied = (
        together(matrix, votes, used),
        pairs._as_blocks(matrix, votes, used, np.arange(200)),
    )
    for name in ("seen", "left", "product"):
        assert (getattr(counted, name) == getattr(multiplied, name)).all()
