"""Intervals: seeded, only where there are answers enough, and wider when people differ."""

import numpy as np
import pytest
from tests.engines.appraisal.cases import SQUARE
from tests.engines.appraisal.crowds import crowd

from kiemkracht.engines.appraisal import (
    OUTCOMES,
    ActorGroup,
    Photo,
    Sheet,
    answers_of,
    appraise,
    compare,
)


def valued(*answers: int) -> Photo:
    return Photo(1, 100, answers_of([Sheet("b", {"value": each}) for each in answers]))


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    one, same, other = (appraise(crowd(3), seed=seed).intervals for seed in (1, 1, 2))
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    ("people", "there", "indicative"), [(4, 0, 0), (5, 1, 1), (7, 1, 1), (8, 1, 0)]
)
def test_an_interval_needs_answers(people: int, there: int, indicative: int) -> None:
    found = appraise(valued(*[at % 5 for at in range(people)]), k=1).intervals
    assert ("impact" in found) == bool(there)
    if there:
        assert found["impact"].is_indicative == bool(indicative)
        assert found["impact"].answers == people


def test_who_agree_have_no_interval_to_speak_of_and_who_differ_a_wide_one() -> None:
    alike = appraise(valued(*[2] * 12)).intervals["impact"]
    apart = appraise(valued(*[0, 4] * 6)).intervals["impact"]
    assert (alike.low, alike.high) == (25, 25)
    assert apart.high - apart.low > 10
    assert apart.low < 25 < apart.high


def test_the_interval_of_a_mean_is_what_statistics_expects() -> None:
    answers = [at % 5 for at in range(100)]
    found = appraise(valued(*answers)).intervals["impact"]
    # Impact = 25 · (reach 0 + value) / 2 here, reach 1 of 4: 1 %, so 0.
    error = 12.5 * np.std(answers) / 10 * 1.645
    assert found.low == pytest.approx(25 - error, abs=0.4)
    assert found.high == pytest.approx(25 + error, abs=0.4)


def test_estimates_and_conversations_are_no_sample() -> None:
    told = ActorGroup("b", 90, (5, 5, 20, 30, 10), 2, 2, "conversation")
    assert appraise(Photo(groups=(told,))).intervals == {}
    said = ActorGroup("c", 90, (5, 5, 20, 30, 10), 2, 2, "self")
    assert appraise(Photo(groups=(told, said))).intervals["support"].answers == 70


def test_what_was_settled_has_no_doubt_left() -> None:
    assert "impact" not in appraise(SQUARE.photo).intervals


def test_the_number_lies_within_its_interval() -> None:
    for seed in range(12):
        found = appraise(crowd(seed))
        for name, interval in found.intervals.items():
            shown = found.shown(name)
            assert shown is not None
            # The weakest link of a drawn crowd is a bit weaker: the interval leans downwards.
            slack = 12.0 if name == "potential" else 0.1
            assert interval.low - slack <= shown <= interval.high + slack


def test_then_and_now() -> None:
    then, now = appraise(valued(*[1] * 9)), appraise(valued(*[3] * 9))
    found = {each.code: each for each in compare(then, now).changes}
    assert set(found) >= set(OUTCOMES)
    assert (found["impact"].then, found["impact"].now) == (12.5, 37.5)
    assert found["impact"].difference == 25
    assert found["impact"].is_clear is True
    assert found["support"].difference is None
    assert found["support"].is_clear is None
