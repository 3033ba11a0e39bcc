"""What can't be a startfoto is refused by name; the smaller building blocks."""

from collections.abc import Mapping

import numpy as np
import pytest
from tests.engines.appraisal.cases import SQUARE
from tests.engines.appraisal.crowds import crowd

from kiemkracht.engines.appraisal import (
    CODES,
    QUESTIONS,
    READINGS,
    ActorGroup,
    Answers,
    Photo,
    Sheet,
    Thresholds,
    answers_of,
    appraise,
    compare,
    dropout_risk,
    figures,
    flipped,
    largest_differences,
    life_function,
    score,
    tipping_band,
    variants,
    with_reading,
)
from kiemkracht.engines.kit import EngineInputError


def arrays(values: object, group_of: object, *groups: str) -> Photo:
    return Photo(answers=Answers(groups, np.asarray(group_of), np.asarray(values)))


HOSTILE = [
    (Photo(affected=-1, population=5), "affected"),
    (Photo(affected=1, population=0), "population"),
    (Photo(affected=90, population=40), "population"),
    (Photo(affected=True, population=40), "affected"),
    (Photo(groups=(ActorGroup("b", 0),)), "groups"),
    (Photo(groups=(ActorGroup(" ", 4),)), "groups"),
    (Photo(groups=(ActorGroup("b", 4), ActorGroup("b", 5))), "groups"),
    (Photo(groups=(ActorGroup("b", 4, (5, 0, 0, 0, 0)),)), "groups"),
    (Photo(groups=(ActorGroup("b", 4, (-1, 0, 0, 0, 1)),)), "groups"),
    (Photo(groups=(ActorGroup("b", 4, (1, 0, 0)),)), "groups"),  # type: ignore[arg-type] # hostile
    (Photo(groups=(ActorGroup("b", 4, influence=4.5),)), "groups"),
    (Photo(groups=(ActorGroup("b", 4, touched=float("nan")),)), "groups"),
    (Photo(groups=(ActorGroup("b", 4, source="gossip"),)), "groups"),
    (Photo(groups=tuple(ActorGroup(f"g{at}", 4) for at in range(201))), "groups"),
    (Photo(settled={"value": 5}), "settled"),
    (Photo(settled={"value": float("inf")}), "settled"),
    (Photo(settled={"charm": 1}), "settled"),
    (arrays(np.full((1, 23), 5, np.int8), [0], "b"), "answers"),
    (arrays(np.full((1, 23), -2, np.int8), [0], "b"), "answers"),
    (arrays(np.full((1, 23), 1.5), [0], "b"), "answers"),
    (arrays(np.zeros((1, 22), np.int8), [0], "b"), "answers"),
    (arrays(np.zeros((1, 23), np.int8), [1], "b"), "answers"),
    (arrays(np.zeros((1, 23), np.int8), [0], "b", "b"), "answers"),
    (arrays(np.zeros((5001, 23), np.int8), np.zeros(5001, np.int64), "b"), "answers"),
]


@pytest.mark.parametrize(("photo", "argument"), HOSTILE)
def test_what_cannot_be_a_photo_is_refused_by_name(photo: Photo, argument: str) -> None:
    for compute in (appraise, lambda one: score([SQUARE.photo, one]), lambda one: figures([one])):
        with pytest.raises(EngineInputError) as error:
            compute(photo)
        assert error.value.argument == argument


@pytest.mark.parametrize("answer", [5, -1, 2.0, True, "3"])
def test_an_answer_is_a_whole_number_of_0_to_4_or_unknown(answer: object) -> None:
    sheet = Sheet("b", {"value": answer})  # type: ignore[dict-item] # hostile
    with pytest.raises(EngineInputError, match=r"answers: sheet 1, value"):
        answers_of([sheet])


def test_a_question_that_is_not_asked_is_refused() -> None:
    with pytest.raises(EngineInputError, match="charm"):
        answers_of([Sheet("b", {"charm": 1})])


@pytest.mark.parametrize(("k", "seed", "argument"), [(0, 0, "k"), (2.5, 0, "k"), (5, -1, "seed")])
def test_k_and_seed_are_whole_numbers(k: int, seed: int, argument: str) -> None:
    with pytest.raises(EngineInputError) as error:
        appraise(Photo(), k=k, seed=seed)
    assert error.value.argument == argument


@pytest.mark.parametrize(
    "wrong",
    [
        {"reach": (0.5, 0.2, 0.6, 0.8)},
        {"low": 70.0},
        {"certainly": 1},
        {"trust_self": float("nan")},
        {"interval_from": 2},
        {"least_links": 0},
        {"dropout_notice": 70.0},
    ],
)
def test_thresholds_that_contradict_each_other_are_refused(wrong: Mapping[str, object]) -> None:
    with pytest.raises((EngineInputError, TypeError)):
        Thresholds(**wrong)  # type: ignore[arg-type] # hostile


def test_photos_that_hide_otherwise_are_not_compared() -> None:
    with pytest.raises(EngineInputError, match="now"):
        compare(appraise(SQUARE.photo, k=5), appraise(SQUARE.photo, k=6))


def test_what_if_changes_one_answer_at_a_time() -> None:
    picture = appraise(SQUARE.photo)
    every = list(variants(SQUARE.photo, picture))
    assert len(every) == 11 * 4 + 5 * 2 * 4
    backing = next(each for each in every if (each.code, each.after) == ("backing", 3))
    assert backing.before == 1
    assert appraise(backing.photo).shown("potential") == 60.4
    assert appraise(SQUARE.photo).shown("potential") == 43.8
    college = next(each for each in every if (each.code, each.about) == ("influence", "college"))
    assert [group.influence for group in college.photo.groups] == [1, 1, 4, 2, 0]


def test_what_if_gives_the_figures_that_the_sheets_would_give() -> None:
    photo = crowd(5)
    for each in list(variants(photo, appraise(photo)))[::9]:
        if each.code in READINGS:
            whole = with_reading(photo, each.code, each.after)
            assert figures([each.photo]) == figures([whole])
        assert len(each.photo.answers) == 0


def test_what_if_of_something_unknown_takes_every_value() -> None:
    every = list(variants(Photo(), appraise(Photo())))
    assert len(every) == len(READINGS) * 5
    assert {each.before for each in every} == {None}
    with pytest.raises(EngineInputError, match="code"):
        with_reading(Photo(), "charm", 1)


def test_every_question_is_asked_in_two_languages() -> None:
    assert len(CODES) == len(set(CODES)) == 23
    assert {question.reading for question in QUESTIONS} == set(READINGS)
    assert sum(question.is_quick for question in QUESTIONS) == 11
    for question in QUESTIONS:
        assert question.nl
        assert question.en
        assert len(question.anchors_nl) == len(question.anchors_en) == 5


def test_dropping_out_is_measured_for_a_community() -> None:
    high = dropout_risk(missed_share=0.3, energy_drop=1.0, oldest_question_days=21, burden=3)
    low = dropout_risk(missed_share=0.05, energy_drop=0, oldest_question_days=2, burden=1)
    assert (high.reckoning.shown, high.label) == (41.8, "notice")
    assert (low.reckoning.shown, low.label) == (7.7, "")
    worst = dropout_risk(missed_share=1, energy_drop=4, oldest_question_days=900, burden=4)
    assert (worst.reckoning.shown, worst.label) == (100, "talk_now")
    strict = Thresholds(dropout_notice=5)
    watched = dropout_risk(
        missed_share=0.05, energy_drop=0, oldest_question_days=2, burden=1, thresholds=strict
    )
    assert (watched.label, watched.version) == ("notice", strict.version)
    with pytest.raises(EngineInputError, match="missed_share"):
        dropout_risk(missed_share=1.5, energy_drop=0, oldest_question_days=0, burden=0)
    with pytest.raises(EngineInputError, match="burden"):
        dropout_risk(missed_share=1, energy_drop=0, oldest_question_days=0, burden=float("nan"))


def test_the_tipping_band_counts_people_and_promises_nothing() -> None:
    before, past = tipping_band(17, 96), tipping_band(26, 96)
    assert (before.share, before.zone, before.to_band, before.to_mark, before.to_top) == (
        17.7,
        "before_mark",
        0,
        7,
        22,
    )
    assert (past.share, past.zone, past.to_mark, past.to_top) == (27.1, "past_mark", 0, 13)
    assert (tipping_band(0, 10).zone, tipping_band(10, 10).zone) == ("below", "above")
    for adopters, population in ((11, 10), (-1, 10), (0, 0)):
        with pytest.raises(EngineInputError):
            tipping_band(adopters, population)


def test_a_function_of_life_is_vulnerable_with_one_carrier_and_no_fallback() -> None:
    energy = life_function(alone=5, together=10, professional=5, market=80, has_fallback=False)
    care = life_function(alone=20, together=35, professional=40, market=5, has_fallback=True)
    assert (energy.own, energy.is_vulnerable) == (15, True)
    assert (care.own, care.is_vulnerable) == (55, False)
    with pytest.raises(EngineInputError):
        life_function(alone=0, together=0, professional=0, market=0, has_fallback=True)


def test_a_conversation_opens_with_the_largest_differences_and_no_total() -> None:
    found = largest_differences(
        {
            "initiatiefnemer": {"bedoeling": 4, "gelijke kans": 3, "omkeerbaar": 2},
            "buurvrouw": {"bedoeling": 3, "gelijke kans": 0, "omkeerbaar": None},
            "regelhouder": {"bedoeling": 3, "gelijke kans": 2, "omkeerbaar": None},
        }
    )
    assert [(each.criterion, each.range, each.is_topic) for each in found] == [
        ("gelijke kans", 3, True),
        ("bedoeling", 1, False),
        ("omkeerbaar", None, False),
    ]
    assert (found[0].highest, found[0].lowest) == (("initiatiefnemer",), ("buurvrouw",))
    assert found[2].unknown == ("buurvrouw", "regelhouder")
    with pytest.raises(EngineInputError, match="judgements"):
        largest_differences({"a": {"b": 7}})


def test_which_cases_flip_under_a_new_framework() -> None:
    assert flipped({"tuin": "ja", "feest": "nee"}, {"feest": "ja", "tuin": "ja"}) == ("feest",)
    with pytest.raises(EngineInputError, match="after"):
        flipped({"tuin": "ja"}, {"feest": "ja"})
