"""How views moved over time: by hand, what always holds, and nonsense."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import VoteLog, vote_log
from kiemkracht.engines.landscape.course import MOST_MOMENTS, Move, OverTime, over_time

DAYS = (1, 2, 4, 8, 1_000_000)


def follow(events: list[tuple[int, int, int, int]], least: int = 5) -> OverTime:
    """Votes as (who, statement, value, day)."""
    return over_time(vote_log(events), spans=DAYS, least=least)


def test_a_share_at_the_end_of_each_day_as_by_hand() -> None:
    first = [(person, 0, 1 if person < 4 else -1, 0) for person in range(6)]
    later = [(person, 0, 0, 3) for person in range(6, 11)]
    (course,) = follow(first + later).courses
    one, two = course.points
    assert (one.end, one.agree, one.disagree, one.passed, one.seen) == (1, 4, 2, 0, 6)
    assert (two.end, two.agree, two.disagree, two.passed, two.seen) == (4, 4, 2, 5, 11)
    assert (course.changed, course.moves, course.others) == (0, (), 0)


def test_twelve_people_thought_otherwise_later_nine_of_them_from_no_to_yes() -> None:
    # Three go another way: with k = 3 that can be told, with k = 5 it can't.
    start = [(person, 7, -1, 0) for person in range(20)]
    again = [(person, 7, 1, 2) for person in range(9)]
    again += [(person, 7, 0, 2) for person in range(9, 12)]
    (course,) = follow(start + again, least=3).courses
    assert (course.changed, course.others) == (12, 0)
    assert course.moves == (Move(-1, 1, 9), Move(-1, 0, 3))
    (hidden,) = follow(start + again, least=5).courses
    assert (hidden.changed, hidden.moves, hidden.others) == (12, (), 12)


def test_who_changes_back_did_not_change() -> None:
    start = [(person, 0, -1, 0) for person in range(10)]
    there = [(person, 0, 1, 1) for person in range(10)]
    back = [(person, 0, -1, 2) for person in range(10)]
    (course,) = follow(start + there + back).courses
    assert [point.agree for point in course.points] == [0, 10, 0]
    assert course.changed == 0


def test_fewer_than_five_make_no_point_and_no_change() -> None:
    assert follow([(person, 0, 1, 0) for person in range(4)]).courses == ()
    # The first day lies four people from what everyone sees now: it is not drawn either.
    start = [(person, 0, 1, 0) for person in range(10)]
    found = follow([*start, *((person, 0, -1, 1) for person in range(4))])
    assert (found.courses, found.changed) == ((), 0)


def test_a_statement_within_four_of_what_everyone_sees_now_has_no_last_point() -> None:
    start = [(person, 0, 1, 0) for person in range(10)]
    more = [(person, 0, 1, 1) for person in range(10, 20)]
    few = [(20, 0, -1, 2)]
    (course,) = follow(start + more + few).courses
    assert [point.seen for point in course.points] == [10]
    (whole,) = follow(start + more).courses
    assert [point.seen for point in whole.points] == [10, 20]


def test_a_person_who_changes_on_two_statements_is_one_person() -> None:
    start = [(person, each, 1, 0) for each in (0, 1) for person in range(6)]
    again = [(person, each, -1, 1) for each in (0, 1) for person in range(6)]
    found = follow(start + again)
    assert [course.changed for course in found.courses] == [6, 6]
    assert found.changed == 6


def test_many_days_are_taken_together_in_longer_spans() -> None:
    found = follow([(day * 10 + each, 0, 1, day) for day in range(100) for each in range(10)])
    assert found.span == 8
    (course,) = found.courses
    assert len(course.points) <= MOST_MOMENTS
    assert {point.end % 8 for point in course.points} == {0}


def test_nothing_gives_nothing() -> None:
    assert follow([]) == OverTime(1, (), 0)


VOTES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 2), st.sampled_from((-1, 0, 1))), max_size=120
)


@settings(max_examples=80, deadline=None)
@given(votes=VOTES, least=st.integers(1, 6), days=st.integers(1, 40))
def test_no_two_neighbouring_numbers_differ_by_fewer_people(
    votes: list[tuple[int, int, int]], least: int, days: int
) -> None:
    events = [(*vote, at * days // max(len(votes), 1)) for at, vote in enumerate(votes)]
    found = follow(events, least)
    for course in found.courses:
        ends = [0, *(point.end for point in course.points), 10**9]
        states = [
            {who: value for who, what, value, at in events if what == course.statement and at < end}
            for end in ends
        ]
        for before, after in pairwise(states):
            differ = sum(before.get(who) != value for who, value in after.items())
            assert differ == 0 or differ >= least
        for point, state in zip(course.points, states[1:-1], strict=True):
            assert point.seen == len(state)
            assert point.agree == sum(value == 1 for value in state.values())
        assert course.changed is None or course.changed == 0 or course.changed >= least
        assert all(move.people >= least and move.before != move.after for move in course.moves)
        assert course.others == 0 or course.others >= least


@settings(max_examples=40, deadline=None)
@given(votes=VOTES)
def test_more_votes_on_a_later_day_leave_the_days_before_as_they_were(
    votes: list[tuple[int, int, int]],
) -> None:
    events = [(*vote, at // 20) for at, vote in enumerate(votes)]
    more = [(person, each, 1, 50) for person in range(20, 30) for each in range(3)]
    earlier = {course.statement: course.points for course in follow(events).courses}
    later = {course.statement: course.points for course in follow(events + more).courses}
    for statement, points in earlier.items():
        assert later[statement][: len(points)] == points


@pytest.mark.parametrize(
    ("spans", "least", "name"),
    [((), 5, "spans"), ((0,), 5, "spans"), ((2, 3), 5, "spans"), ((4, 2), 5, "spans"),
     ((1,), 0, "least")],
)  # fmt: skip
def test_what_does_not_fit_is_named(spans: tuple[int, ...], least: int, name: str) -> None:
    with pytest.raises(EngineInputError, match=name):
        over_time(vote_log([]), spans=spans, least=least)


def test_votes_out_of_order_are_refused() -> None:
    with pytest.raises(EngineInputError, match="times"):
        follow([(0, 0, 1, 5), (1, 0, 1, 4)])


def test_a_hundred_thousand_votes_are_followed_exactly() -> None:
    chance = np.random.default_rng(0)
    count = 100_000
    log = VoteLog(
        chance.integers(0, 4000, count),
        chance.integers(0, 60, count),
        chance.integers(-1, 2, count).astype(np.int8),
        np.sort(chance.integers(0, 60, count)),
    )
    found = over_time(log, spans=DAYS, least=5)
    assert len(found.courses) == 60
    last = found.courses[0].points[-1]
    here = log.statements == found.courses[0].statement
    assert last.seen == len(np.unique(log.participants[here]))
