"""Votes that keep coming: after each of them everything is as if all had been read at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.engines.landscape.towns import planted

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import Ongoing, polis, streng, to_json, vote_log
from kiemkracht.engines.landscape.pairs import together
from kiemkracht.engines.landscape.votes import last_votes

VOTES = some.lists(
    some.tuples(some.integers(1, 6), some.integers(10, 16), some.sampled_from((1, 0, -1))),
    max_size=40,
)


def _log(votes: list[tuple[int, int, int]]):
    return vote_log([(*vote, when) for when, vote in enumerate(votes)])


def _grown(votes: list[tuple[int, int, int]], first: int) -> Ongoing:
    ongoing = Ongoing(_log(votes[:first]))
    for vote in votes[first:]:
        ongoing.vote(*vote)
    return ongoing


@given(VOTES, some.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_tables_and_matrix_are_those_of_the_whole_log(votes, first):
    ongoing, whole = _grown(votes, first), last_votes(_log(votes))
    everything = np.ones(len(whole.statements), dtype=bool)
    expected = together(whole, -whole.values.astype(np.int64), everything)
    told = ongoing.together(everything)
    for name in ("seen", "left", "product"):
        assert (getattr(told, name) == getattr(expected, name)).all()
    assert ongoing.matrix.digest() == whole.digest()


def test_by_hand_anouk_changes_her_mind():
    ongoing = Ongoing(vote_log([]))
    ongoing.vote(1, 7, 1)
    ongoing.vote(1, 8, -1)
    ongoing.vote(2, 7, 0)
    ongoing.vote(1, 7, -1)
    told = ongoing.together(np.array([True, True]))
    # In Polis' sign: person 1 is +1 on both now, person 2 passed on the first.
    assert told.seen.tolist() == [[2, 1], [1, 1]]
    assert told.left.tolist() == [[1, 1], [1, 1]]
    assert told.product.tolist() == [[1, 1], [1, 1]]


@pytest.mark.parametrize("lens", [polis, streng])
def test_both_lenses_tell_the_same_to_the_last_bit(lens):
    log, _, _ = planted(150, 80, 12)
    events = list(zip(log.participants, log.statements, log.values, log.times, strict=True))
    events = [tuple(int(part) for part in event) for event in events]
    ongoing = Ongoing(vote_log(events[:-200]))
    for person, statement, value, _ in events[-200:]:
        ongoing.vote(person, statement, value)
    ongoing.welcome(people=[100_000], statements=[500])
    whole = vote_log(events, people=[100_000], statements=[500])
    out = {events[0][1]}
    assert to_json(lens(ongoing, moderated_out=out)) == to_json(lens(whole, moderated_out=out))


def test_axes_need_no_people():
    log, _, _ = planted(300, 90, 15)
    ongoing, landscape = Ongoing(log), polis(log)
    assert ongoing.axes().center == pytest.approx(landscape.center, abs=1e-15)
    assert ongoing.axes().components == pytest.approx(np.array(landscape.components), abs=1e-12)


def test_a_statement_more_than_there_was_room_for():
    votes = [
        (person, 100 - number, (-1) ** (person + number))
        for person in range(4)
        for number in range(90)
    ]
    assert _grown(votes, 5).matrix.digest() == last_votes(_log(votes)).digest()


def test_a_vote_is_one_of_three():
    with pytest.raises(EngineInputError, match="a vote is 1, 0 or -1"):
        Ongoing(vote_log([])).vote(1, 1, 2)
