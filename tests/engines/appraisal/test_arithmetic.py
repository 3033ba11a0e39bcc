"""Every number opens its own arithmetic: worked out again from its inputs, and told in words."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from tests.engines.appraisal.cases import CASES, SOUP, Case
from tests.engines.appraisal.crowds import crowd, groups, sheets

from kiemkracht.engines.appraisal import (
    FORMULAS,
    NAMES,
    NOTES,
    ActorGroup,
    Appraisal,
    Photo,
    Reckoning,
    Sheet,
    answers_of,
    appraise,
    dropout_risk,
    figures,
    told,
)


def values(number: Reckoning) -> list[float]:
    return [each.value for each in number.inputs if each.value is not None]


def mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)


def used(number: Reckoning) -> list[dict[str, float]]:
    """Per group the values it brings in; unknown weights count for nothing."""
    parts = [part for part in number.inputs if part.inputs]
    return [{each.code: each.value or 0.0 for each in part.inputs} for part in parts]


def weighted(number: Reckoning) -> float:
    weight = "influence" if number.code == "power" else "touch"
    rows = used(number)
    total = sum(row[weight] * row["trust"] for row in rows)
    return 50 + 25 * sum(row[weight] * row["trust"] * row["group_mean"] for row in rows) / total


def broad(number: Reckoning) -> float:
    rows = used(number)
    total = sum(row["size"] for row in rows)
    return 100 * sum(row["size"] * row["group_share"] for row in rows) / total


def spread(number: Reckoning) -> float:
    people: list[tuple[float, float]] = []
    for part in number.inputs:
        if not part.inputs:
            continue
        middle, size = part.inputs
        counts = [each.value or 0.0 for each in middle.inputs]
        people += [
            (at, (size.value or 0) * count / sum(counts)) for at, count in enumerate(counts, -2)
        ]
    total = sum(weight for _, weight in people)
    centre = sum(at * weight for at, weight in people) / total
    return 25 * sum(weight * (at - centre) ** 2 for at, weight in people) / total


def from_counts(number: Reckoning) -> tuple[float, float]:
    counts = values(number)
    total = sum(counts)
    place = sum(at * count for at, count in enumerate(counts, -2)) / total
    return (counts[3] + counts[4]) / total, place


AGAIN: dict[str, Callable[[Reckoning], float]] = {
    "settled": lambda number: values(number)[0],
    "reach": lambda number: sum(
        values(number)[0] / values(number)[1] >= limit for limit in values(number)[2:]
    ),
    "all_answers": lambda number: values(number)[1],
    "two_sides": lambda number: mean(values(number)),
    "quarter_mean": lambda number: 25 * mean(values(number)),
    "three_views": lambda number: mean(values(number)),
    "mean_trust": lambda number: 100 * mean(values(number)),
    "mean_and_weakest": lambda number: 12.5 * (mean(values(number)) + min(values(number))),
    "share_positive": lambda number: from_counts(number)[0],
    "mean_position": lambda number: from_counts(number)[1],
    "part": lambda number: values(number)[0],
    "broad": broad,
    "weighted": weighted,
    "spread": spread,
}


def check(picture: Appraisal) -> None:
    for top in (*picture.outcomes.values(), *picture.readings.values()):
        for number in top.walk():
            assert told(number, "nl")
            assert told(number, "en")
            closed = any(each.note == "hidden" for each in number.walk())
            if number.formula == "given" or number.value is None or closed:
                continue
            assert AGAIN[number.formula](number) == pytest.approx(number.value, abs=1e-9)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_number_of_the_worked_out_cases_can_be_worked_out_again(case: Case) -> None:
    check(appraise(case.photo))


@settings(max_examples=40, deadline=None)
@given(sheets(), groups())
def test_so_can_every_number_of_any_photo(
    papers: list[Sheet], stakes: tuple[ActorGroup, ...]
) -> None:
    check(appraise(Photo(3, 40, answers_of(papers), stakes), k=3))


def test_every_name_formula_and_note_has_words_in_two_languages() -> None:
    for words in (*NAMES.values(), *FORMULAS.values(), *NOTES.values()):
        assert words.nl
        assert words.en
    assert set(AGAIN) | {"given", "dropout_risk"} == set(FORMULAS)


def test_the_line_for_a_reader_uses_a_comma_in_dutch() -> None:
    potential = appraise(SOUP.photo).outcomes["potential"]
    assert told(potential, "nl").startswith("Potentieel: 56,25 = ")
    assert told(potential, "en").startswith("Potential: 56.25 = ")


def test_a_small_group_that_was_told_about_keeps_its_own_row_closed() -> None:
    picture = appraise(SOUP.photo)
    housing = next(each for each in picture.standings if each.name == "corporatie")
    assert (housing.note, housing.positions, housing.mean) == ("hidden", None, None)
    assert "corporatie" not in picture.lowest_touched
    seen = [
        each
        for each in picture.outcomes["power"].walk()
        if each.about == "corporatie" and each.code.startswith(("group_", "position_"))
    ]
    assert seen
    assert all(each.value is None and each.note == "hidden" for each in seen)


def test_an_estimate_of_a_large_group_may_be_one_count() -> None:
    estimate = ActorGroup("winkeliers", 40, (0, 1, 0, 0, 0), 2, 3, "estimate")
    picture = appraise(Photo(groups=(estimate,)))
    assert picture.standings[0].positions == (0, 1, 0, 0, 0)
    assert picture.touched_and_against == ("winkeliers",)


def test_a_small_group_that_is_against_is_heard_without_its_name() -> None:
    few = ActorGroup("portiek", 3, (3, 0, 0, 0, 0), 1, 4, "conversation")
    many = ActorGroup("straat", 40, (20, 0, 0, 0, 0), 1, 4, "self")
    assert appraise(Photo(groups=(few, many))).touched_and_against == ("", "straat")
    assert figures([Photo(groups=(few, many))])[0].touched_and_against == ("", "straat")


def test_the_arithmetic_of_dropping_out_is_told_as_well() -> None:
    found = dropout_risk(missed_share=0.3, energy_drop=1, oldest_question_days=21, burden=3)
    assert told(found.reckoning, "nl").startswith("Kans op afhaken: 41,75 = ")


def test_a_crowd_of_sixty_can_be_worked_out_again() -> None:
    check(appraise(crowd(7)))
