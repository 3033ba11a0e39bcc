"""The picture of a startfoto: the worked-out cases, and what must hold for every photo."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.engines.appraisal.cases import CASES, SOUP, SQUARE, Case
from tests.engines.appraisal.crowds import crowd, groups, sheets

from kiemkracht.engines.appraisal import (
    LINKS,
    OUTCOMES,
    READINGS,
    ActorGroup,
    Photo,
    Sheet,
    Thresholds,
    answers_of,
    appraise,
    figures,
    score,
)

QUICK = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_worked_out_cases_come_out_to_the_decimal(case: Case) -> None:
    picture = appraise(case.photo)
    assert {name: picture.shown(name) for name in OUTCOMES} == case.outcomes
    assert picture.weakest == case.weakest
    assert picture.touched_and_against == case.touched_and_against
    name, mean = case.lowest_touched
    standing = next(each for each in picture.standings if each.name == picture.lowest_touched)
    assert standing.mean is not None
    assert (standing.name, round(standing.mean, 2)) == (name, mean)
    assert picture.missing == ()


def test_the_same_case_from_sheets_of_paper() -> None:
    sheet = {"depth": 3, "value": 3, "burden": 2, "irreversibility": 1, "inequality": 1}
    links = {f"{link}_1": value for link, value in zip(LINKS, (4, 3, 2, 1, 3, 2), strict=True)}
    answers = answers_of([Sheet("omwonenden", sheet | links)] * 6)
    picture = appraise(replace(SQUARE.photo, settled={}, answers=answers))
    assert {name: picture.shown(name) for name in OUTCOMES} == SQUARE.outcomes
    assert picture.intervals["impact"].low == picture.intervals["impact"].high == 66.7
    assert picture.intervals["impact"].is_indicative


def test_labels_follow_what_is_shown() -> None:
    picture = appraise(SOUP.photo)
    assert picture.label("impact") == "low"
    assert picture.label("potential") == "middle"
    assert picture.label("support") == "high"
    assert appraise(Photo()).label("impact") == ""


def test_initiators_and_those_affected_count_for_half_each() -> None:
    found = appraise(
        Photo(answers=answers_of([Sheet("", {"value": 4})] * 5 + [Sheet("b", {"value": 1})] * 45))
    )
    assert found.shown("value") == 2.5
    assert found.readings["value"].formula == "two_sides"


def test_a_side_of_a_few_is_counted_with_the_others_and_not_apart() -> None:
    found = appraise(
        Photo(answers=answers_of([Sheet("", {"value": 4})] * 2 + [Sheet("b", {"value": 1})] * 8))
    )
    assert found.shown("value") == 1.6
    assert found.readings["value"].formula == "all_answers"
    assert all(view.is_hidden for view in found.views)
    assert found.gaps == ()


def test_what_the_group_settled_goes_before_the_answers() -> None:
    answers = answers_of([Sheet("b", {"value": 4})] * 9)
    found = appraise(Photo(answers=answers, settled={"value": 1}))
    assert found.shown("value") == 1
    assert found.readings["value"].formula == "settled"


def test_nobody_knows_so_nothing_is_computed_and_everything_missing_is_named() -> None:
    nobody = answers_of([Sheet("b", dict.fromkeys(("depth", "value", "energy_1"), None))] * 9)
    found = appraise(Photo(answers=nobody, groups=(ActorGroup("b", 30),)))
    assert [found.shown(name) for name in OUTCOMES if name != "certainty"] == [None] * 8
    assert found.shown("certainty") == 0
    assert found.intervals == {}
    named = {(each.code, each.note, each.about) for each in found.missing}
    assert {
        ("depth", "unknown", ""),
        ("energy", "unknown", ""),
        ("reach", "unknown", ""),
        ("positions", "not_asked", "b"),
        ("influence", "unknown", "b"),
        ("impact", "unknown", ""),
        ("support", "no_weight", ""),
    } <= named


def test_an_empty_photo_names_its_groups_as_missing() -> None:
    found = appraise(Photo())
    assert found.shown("certainty") is None
    assert ("groups", "no_groups") in {(each.code, each.note) for each in found.missing}
    assert found.weakest == ()


def test_one_known_item_of_three_is_too_little_for_impact() -> None:
    found = appraise(Photo(10, 100))
    assert found.shown("reach") == 1
    assert found.shown("impact") is None
    assert appraise(Photo(10, 100, settled={"value": 3})).shown("impact") == 50


def test_three_links_are_too_few_for_potential_and_four_are_enough() -> None:
    three = {"energy": 3, "means": 3, "backing": 3}
    assert appraise(Photo(settled=three)).shown("potential") is None
    four = appraise(Photo(settled=three | {"learning": 1}))
    assert four.shown("potential") == 43.8
    assert [each.code for each in four.missing if each.code in LINKS] == ["connections", "recovery"]


def test_without_any_influence_power_and_support_stay_open() -> None:
    only = ActorGroup("b", 20, (0, 0, 0, 10, 0), 0, 3, "self")
    found = appraise(Photo(groups=(only,)))
    assert found.shown("broad") == 100
    assert found.shown("power") is None
    assert found.shown("support") is None


def test_a_group_nobody_asked_brings_certainty_down() -> None:
    asked = ActorGroup("b", 20, (0, 0, 0, 10, 0), 2, 3, "self")
    found = appraise(Photo(groups=(asked, ActorGroup("c", 20, influence=2, touched=4))))
    assert found.shown("certainty") == 50
    assert found.shown("broad") == 100


def test_thresholds_name_themselves_and_change_the_outcome() -> None:
    other = Thresholds(trust_estimate=0.2)
    assert appraise(SQUARE.photo, thresholds=other).shown("certainty") == 76
    assert appraise(SQUARE.photo, thresholds=other).version == other.version
    assert other.version != Thresholds().version
    assert Thresholds().version == Thresholds().version


@QUICK
@given(some.randoms(use_true_random=False), sheets(), groups())
def test_the_order_of_sheets_and_groups_makes_no_difference(
    random: "object", papers: list[Sheet], stakes: tuple[ActorGroup, ...]
) -> None:
    photo = Photo(3, 40, answers_of(papers), stakes)
    turned, other = list(papers), list(stakes)
    random.shuffle(turned)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    random.shuffle(other)  # type: ignore[attr-defined] # idem
    one = appraise(photo, seed=3)
    two = appraise(Photo(3, 40, answers_of(turned), tuple(other)), seed=3)
    assert one.outcomes == two.outcomes
    assert one.readings == two.readings
    assert one.intervals == two.intervals
    assert one.views == two.views


@QUICK
@given(sheets(), groups())
def test_numbers_stay_within_their_scale_and_undefined_stays_undefined(
    papers: list[Sheet], stakes: tuple[ActorGroup, ...]
) -> None:
    found = appraise(Photo(3, 40, answers_of(papers), stakes))
    for number in found.outcomes.values():
        assert number.value is None or -1e-9 <= number.value <= 100 + 1e-9
        assert (number.value is None) == bool(number.note)
    for code, number in found.readings.items():
        assert number.value is None or 0 <= number.value <= 4, code
    for interval in found.intervals.values():
        assert 0 <= interval.low <= interval.high <= 100
        assert interval.answers >= 5
    defined = [found.shown(name) is not None for name in ("broad", "power", "touched")]
    assert (found.shown("support") is not None) == all(defined)


@QUICK
@given(
    some.sampled_from(READINGS),
    some.integers(0, 3),
    some.dictionaries(some.sampled_from(READINGS), some.integers(0, 4), min_size=8),
)
def test_more_of_something_never_counts_the_other_way(
    code: str, value: int, rest: dict[str, int]
) -> None:
    less = appraise(Photo(10, 40, settled=rest | {code: value}))
    more = appraise(Photo(10, 40, settled=rest | {code: value + 1}))
    for name in ("impact", "price", "potential"):
        before, after = less.outcomes[name].value, more.outcomes[name].value
        assert before is None or after is None or before <= after


@QUICK
@given(groups(), some.integers(0, 3))
def test_someone_who_comes_round_never_lowers_support(
    stakes: tuple[ActorGroup, ...], place: int
) -> None:
    first = next((group for group in stakes if group.positions[place]), None)
    if first is None:
        return
    moved = list(first.positions)
    moved[place] -= 1
    moved[place + 1] += 1
    won = replace(first, positions=(moved[0], moved[1], moved[2], moved[3], moved[4]))
    after = tuple(won if group is first else group for group in stakes)
    for name in ("broad", "power", "touched", "support"):
        one = appraise(Photo(groups=stakes)).outcomes[name].value
        two = appraise(Photo(groups=after)).outcomes[name].value
        assert one is None or two is None or one <= two + 1e-9


def test_many_photos_at_once_give_exactly_what_each_gives_alone() -> None:
    photos = [crowd(seed, people=seed % 23) for seed in range(40)] + [Photo(), SOUP.photo]
    together = score(photos)
    assert len(together) == len(photos)
    for row, (photo, found) in enumerate(zip(photos, figures(photos), strict=True)):
        alone = appraise(photo)
        for name in OUTCOMES:
            value, number = float(getattr(together, name)[row]), alone.outcomes[name].value
            assert number == value or (number is None and value != value), (row, name)
        assert found.outcomes == {name: alone.shown(name) for name in OUTCOMES}
        assert found.readings == {name: alone.shown(name) for name in ("reach", *READINGS)}
        assert found.touched_and_against == alone.touched_and_against


def test_photos_are_scored_in_parts_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    photos = [crowd(seed, people=30) for seed in range(9)]
    whole = score(photos)
    monkeypatch.setattr("kiemkracht.engines.appraisal.scoring.SHEETS_AT_ONCE", 70)
    parts = score(photos)
    for name in OUTCOMES:
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist()


def test_no_photos_give_no_scores() -> None:
    assert len(score([])) == 0
    assert figures([]) == ()
