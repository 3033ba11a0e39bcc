"""Small or large next: the guard of three kiemen in two communities, and orders of questions."""

import pytest

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts import Thresholds, advise_scale, order_of_question


def test_five_kiemen_in_three_communities_may_prepare_a_macro_course() -> None:
    found = advise_scale(repetition=3, barrier=4, contagion=2, ripeness=3, sprouts=5, communities=3)
    assert (found.index, found.advice, found.lacking) == (75.0, "prepare_macro", ())


def test_two_kiemen_are_too_few_and_it_says_so() -> None:
    found = advise_scale(repetition=3, barrier=4, contagion=2, ripeness=3, sprouts=2, communities=1)
    assert (found.advice, found.lacking) == ("broaden", ("sprouts", "communities"))


def test_what_is_not_ripe_deepens_first() -> None:
    found = advise_scale(repetition=1, barrier=1, contagion=1, ripeness=1, sprouts=1, communities=1)
    assert (found.index, found.advice) == (25.0, "deepen")


def test_an_old_practice_that_hinders_is_phased_out_beside_it() -> None:
    found = advise_scale(
        repetition=2,
        barrier=1,
        contagion=2,
        ripeness=2,
        sprouts=2,
        communities=2,
        old_hinders=True,
    )
    assert (found.index, found.advice, found.phase_out) == (43.8, "broaden", True)


def test_a_community_may_set_its_own_thresholds_and_the_advice_names_them() -> None:
    careful = Thresholds(scale_sprouts=6)
    found = advise_scale(
        repetition=3,
        barrier=4,
        contagion=2,
        ripeness=3,
        sprouts=5,
        communities=3,
        thresholds=careful,
    )
    assert (found.advice, found.lacking) == ("broaden", ("sprouts",))
    assert found.version == careful.version != Thresholds().version


def test_small_may_stay_small() -> None:
    found = advise_scale(repetition=0, barrier=0, contagion=1, ripeness=4, sprouts=1, communities=1)
    assert found.advice == "keep_small"


@pytest.mark.parametrize(("name", "value"), [("barrier", 5), ("ripeness", -1), ("sprouts", -1)])
def test_what_is_no_answer_is_refused(name: str, value: int) -> None:
    usual = {
        "repetition": 1,
        "barrier": 1,
        "contagion": 1,
        "ripeness": 1,
        "sprouts": 1,
        "communities": 1,
    }
    with pytest.raises(EngineInputError, match=name):
        advise_scale(**usual | {name: value})  # type: ignore[arg-type] # hostile


@pytest.mark.parametrize(
    ("problem", "approach", "steerable", "changing", "order"),
    [
        (True, True, True, False, 1),
        (True, False, True, False, 2),
        (False, False, True, False, 3),
        (False, False, True, True, 3),
        (True, True, False, True, 4),
    ],
)
def test_four_orders_of_questions(
    problem: bool, approach: bool, steerable: bool, changing: bool, order: int
) -> None:
    found = order_of_question(
        is_problem_known=problem,
        is_approach_known=approach,
        is_steerable=steerable,
        keeps_changing=changing,
    )
    assert found == order
