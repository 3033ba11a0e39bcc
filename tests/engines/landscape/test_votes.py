import numpy as np
import pytest
from tests.engines.landscape.crowd import log_of

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import VoteLog, last_votes, vote_log


def test_the_last_vote_of_someone_counts() -> None:
    matrix = last_votes(vote_log([(7, 1, 1, 100), (7, 1, -1, 200), (7, 1, 0, 150)]))
    assert matrix.values.tolist() == [-1]


def test_of_two_votes_at_one_instant_the_order_of_the_log_does_not_decide() -> None:
    there = last_votes(vote_log([(7, 1, 1, 5), (7, 1, -1, 5)]))
    back = last_votes(vote_log([(7, 1, -1, 5), (7, 1, 1, 5)]))
    assert there.values.tolist() == back.values.tolist() == [1]


def test_a_matrix_holds_only_the_votes_that_were_cast() -> None:
    matrix = last_votes(log_of("+.- .0. ..."))
    assert matrix.starts.tolist() == [0, 2, 3]
    assert matrix.columns.tolist() == [0, 2, 1]
    assert matrix.values.tolist() == [1, -1, 0]


def test_people_and_statements_without_votes_keep_their_row() -> None:
    matrix = last_votes(vote_log([(3, 9, 1, 0)], people=[1, 3, 5], statements=[2, 9]))
    assert matrix.people.tolist() == [1, 3, 5]
    assert matrix.statements.tolist() == [2, 9]
    assert matrix.votes_per_person.tolist() == [0, 1, 0]


def test_ids_far_apart_come_out_the_same_as_ids_close_together() -> None:
    near = last_votes(vote_log([(1, 1, 1, 0), (2, 2, -1, 0), (3, 1, 0, 0)]))
    far = last_votes(vote_log([(1, 1, 1, 0), (10**12, 10**15, -1, 0), (10**17, 1, 0, 0)]))
    assert far.people.tolist() == [1, 10**12, 10**17]
    assert (near.columns.tolist(), near.values.tolist()) == (
        far.columns.tolist(),
        far.values.tolist(),
    )


def test_the_same_votes_give_the_same_fingerprint_and_other_votes_another() -> None:
    marks = last_votes(log_of("+-0 +-0 +0- .-0")).fingerprints().tolist()
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3


@pytest.mark.parametrize("value", [2, -2, 127])
def test_something_that_is_no_vote_is_refused(value: int) -> None:
    with pytest.raises(EngineInputError, match="values"):
        vote_log([(1, 1, value, 0)])


def test_arrays_of_different_lengths_are_refused() -> None:
    one, two = np.array([1]), np.array([1, 2])
    with pytest.raises(EngineInputError, match="times"):
        VoteLog(one, one, np.array([1], dtype=np.int8), two)


def test_an_id_that_fits_no_64_bits_is_refused() -> None:
    with pytest.raises(EngineInputError, match="64 bits"):
        vote_log([(2**70, 1, 1, 0)])
