import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.engines.kit import EngineInputError, adjusted_rand_index
from kiemkracht.engines.landscape import VoteLog, last_votes, polis, to_json, vote_log
from kiemkracht.engines.landscape.voices import Tally, marks, priorities, shared_by_all


def two_camps(people: int = 30, statements: int = 8) -> list[tuple[int, int, int, int]]:
    """Even people agree with even statements and disagree with odd ones; odd people the reverse."""
    events = []
    for person in range(people):
        for statement in range(statements):
            if (person * 7 + statement * 3) % 5:  # one of five votes is not cast
                value = 1 if (person + statement) % 2 == 0 else -1
                events.append((person, statement, value, person * 100 + statement))
    return events


def test_two_camps_are_two_groups():
    landscape = polis(vote_log(two_camps()))
    assert [group.size for group in landscape.groups] == [15, 15]
    camps = [each.id % 2 for each in landscape.participants]
    assert adjusted_rand_index(camps, [each.group for each in landscape.participants]) == 1.0


def test_what_marks_a_camp_is_what_only_that_camp_agrees_with():
    landscape = polis(vote_log(two_camps()))
    for group in landscape.groups:
        members = {each.id % 2 for each in landscape.participants if each.group == group.id}
        agreed = [m.statement % 2 for m in group.representative if m.direction == "agree"]
        assert agreed
        assert set(agreed) == members


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_log_changes_not_one_bit(chance):
    events = two_camps()
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert to_json(polis(vote_log(shuffled))) == to_json(polis(vote_log(events)))


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(30)))
def test_who_came_first_does_not_change_anyones_place_or_group(arrival):
    events = two_camps()
    renamed = polis(vote_log((arrival[p], s, v, t) for p, s, v, t in events))
    plain = {each.id: each for each in polis(vote_log(events)).participants}
    for person, number in enumerate(arrival):
        other = next(each for each in renamed.participants if each.id == number)
        assert (other.x, other.y, other.group) == (
            plain[person].x,
            plain[person].y,
            plain[person].group,
        )


def test_the_latest_vote_counts():
    matrix = last_votes(vote_log([(1, 1, 1, 10), (1, 1, -1, 30), (1, 1, 0, 20)]))
    assert matrix.values.tolist() == [-1]


def test_center_and_places_of_a_small_conversation_by_hand():
    # Three people, two statements. Agree counts as -1:
    #   p0: -1 -1   p1: +1 +1   p2: -1 (not seen)
    landscape = polis(
        vote_log([(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, -1, 3), (1, 1, -1, 4), (2, 0, 1, 5)])
    )
    assert landscape.center == pytest.approx((-1 / 3, 0.0))
    # Centred: p0 (-2/3, -1), p1 (4/3, 1), p2 (-2/3, .). Sum of products:
    #   [4/9 + 16/9 + 4/9, 2/3 + 4/3] = [8/3, 2]; [2, 2].
    gram = np.array([[8 / 3, 2.0], [2.0, 2.0]])
    vectors = np.linalg.eigh(gram).eigenvectors
    first = vectors[:, 1] * np.sign(vectors[np.argmax(np.abs(vectors[:, 1])), 1])
    assert landscape.components[0] == pytest.approx(first)
    places = {each.id: each.x for each in landscape.participants}
    assert places[0] == pytest.approx(-2 / 3 * first[0] - first[1])
    assert places[2] == pytest.approx(math.sqrt(2 / 1) * (-2 / 3 * first[0]))


def test_the_measures_of_a_group_by_hand():
    # Group one: 8 of 10 agree; the others: 2 of 10.
    found = marks(np.array([[8], [2]]), np.array([[10], [10]]))
    assert found.p[0, 0] == pytest.approx(9 / 12)
    assert found.test[0, 0] == pytest.approx(2 * math.sqrt(11) * (9 / 11 - 0.5))
    assert found.ratio[0, 0] == pytest.approx((9 / 12) / (3 / 12))
    pooled = (9 + 3) / (11 + 11)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / 11 + 1 / 11))
    assert found.ratio_test[0, 0] == pytest.approx((9 / 11 - 3 / 11) / spread)


def test_one_group_that_disagrees_brings_a_bridge_down():
    tally = Tally(
        agree=np.array([[9, 9], [9, 0]]),
        disagree=np.array([[0, 0], [0, 9]]),
        seen=np.array([[10, 10], [10, 10]]),
    )
    assert shared_by_all(tally) == pytest.approx([(10 / 12) ** 2, (10 / 12) * (1 / 12)])


def test_priorities_by_hand():
    tally = Tally(np.array([[3, 0]]), np.array([[1, 0]]), np.array([[5, 0]]))
    found = priorities(tally, np.array([1.0, 0.0]), np.array([False, True]))
    importance = (1 - 2 / 7) * 2 * 4 / 7
    assert found[0] == pytest.approx((importance * (1 + 8 * 2 ** (-5 / 5))) ** 2)
    assert found[1] == 49


def test_moderated_statements_pull_nobody():
    events = two_camps()
    with_noise = events + [(p, 99, 1 if p % 3 else -1, 5000 + p) for p in range(30)]
    landscape = polis(vote_log(with_noise), moderated_out={99})
    weights = dict(zip(landscape.statement_ids, landscape.components[0], strict=True))
    assert weights[99] == 0
    assert 99 not in {m.statement for g in landscape.groups for m in g.representative}


@pytest.mark.parametrize(
    "events",
    [
        [],
        [(0, 0, 1, 1)],
        [(0, 0, 0, 1), (1, 0, 0, 2)],
        [(p, 0, 1, p) for p in range(40)],
        [(p, s, 1, p) for p in range(20) for s in range(5)],
        [(p, p, 1, p) for p in range(12)],
    ],
    ids=["nothing", "one vote", "only passes", "one statement", "all the same", "nobody overlaps"],
)
def test_thin_conversations_give_a_landscape_without_groups_and_without_error(events):
    landscape = polis(vote_log(events))
    assert len(landscape.groups) <= 1
    assert landscape.certainty.verdict in {"too_few", "one_cloud"}
    assert "NaN" not in to_json(landscape)
    assert "Infinity" not in to_json(landscape)


def test_a_vote_outside_the_three_is_refused():
    with pytest.raises(EngineInputError, match="1, 0 or -1"):
        vote_log([(0, 0, 2, 1)])


def test_arrays_of_different_length_are_refused():
    log = vote_log(two_camps())
    with pytest.raises(EngineInputError, match="another length"):
        VoteLog(log.participants, log.statements[:-1], log.values, log.times)


def test_the_landscape_can_not_be_changed():
    landscape = polis(vote_log(two_camps()))
    with pytest.raises(dataclasses.FrozenInstanceError):
        landscape.seed = 3  # type: ignore[misc]


def test_a_small_group_of_one_in_nine_stays_visible():
    events = [
        (p, s, (1 if s % 2 == 0 else -1) if p < 80 else (1 if s < 6 else -1), p * 50 + s)
        for p in range(90)
        for s in range(12)
    ]
    events = [(p, s, v if (p + s) % 7 else 0, t) for p, s, v, t in events]
    assert min(group.size for group in polis(vote_log(events)).groups) == 10


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9), st.integers(0, 5), st.sampled_from([-1, 0, 1]), st.integers(0, 99)
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_any_votes_give_finite_numbers(events):
    landscape = polis(vote_log(events))
    numbers = [n for p in landscape.participants for n in (p.x, p.y)]
    numbers += [*landscape.priorities, *landscape.center]
    assert all(math.isfinite(number) for number in numbers)
    assert all(0 <= each.bridging <= 1 for each in landscape.statements)
