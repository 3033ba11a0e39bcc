"""Small groups stay hidden, also from someone who can subtract."""

from hypothesis import given, settings
from hypothesis import strategies as some

from kiemkracht.engines.appraisal import AFFECTED, ActorGroup, Photo, Sheet, answers_of, appraise
from kiemkracht.engines.appraisal.viewing import hidden_groups


def photo_of(**people: int) -> Photo:
    rows = [
        Sheet("" if name == "initiators" else name, {"value": at % 5})
        for name, count in people.items()
        for at in range(count)
    ]
    return Photo(answers=answers_of(rows))


def test_a_group_of_four_is_hidden_together_with_the_next_smallest() -> None:
    counts = {"": 9, "bewoners": 20, "jongeren": 4, "winkeliers": 6}
    assert hidden_groups(counts, 5) == {"jongeren", "winkeliers"}


def test_two_small_groups_hide_each_other() -> None:
    counts = {"": 9, "bewoners": 20, "jongeren": 4, "winkeliers": 3, "school": 7}
    assert hidden_groups(counts, 5) == {"jongeren", "winkeliers"}


def test_a_few_initiators_hide_all_those_affected_together() -> None:
    assert hidden_groups({"": 2, "bewoners": 20, "jongeren": 8}, 5) == {"", "jongeren", AFFECTED}


@settings(max_examples=200, deadline=None)
@given(
    some.dictionaries(some.sampled_from(("", "a", "b", "c")), some.integers(0, 12)),
    some.integers(1, 6),
)
def test_what_is_left_after_subtracting_is_nobody_or_at_least_k(
    counts: dict[str, int], k: int
) -> None:
    hidden = hidden_groups(counts, k)
    total = sum(counts.values())
    groups = {group: count for group, count in counts.items() if group}
    for whole, parts in ((total, counts), (sum(groups.values()), groups)):
        is_known = whole >= k if parts is counts else AFFECTED not in hidden
        left = whole - sum(count for group, count in parts.items() if group not in hidden)
        assert not is_known or left == 0 or left >= k
    if AFFECTED not in hidden and total >= k:
        assert counts.get("", 0) == 0 or counts[""] >= k
    assert all(count == 0 or count >= k for group, count in counts.items() if group not in hidden)


def test_four_answers_in_all_give_no_number_at_all() -> None:
    found = appraise(photo_of(bewoners=4))
    assert found.shown("value") is None
    assert found.readings["value"].note == "too_few"
    assert ("value", "too_few") in {(each.code, each.note) for each in found.missing}


def test_k_is_an_argument() -> None:
    assert appraise(photo_of(bewoners=4), k=3).shown("value") == 1.5
    assert appraise(photo_of(bewoners=9), k=10).shown("value") is None


def test_a_few_who_spoke_for_themselves_count_nowhere_and_that_is_said() -> None:
    others = ActorGroup("bewoners", 40, (0, 0, 5, 10, 5), 1, 3, "self")
    few = ActorGroup("jongeren", 30, (3, 1, 0, 0, 0), 1, 4, "self")
    found = appraise(Photo(groups=(others, few)))
    alone = appraise(Photo(groups=(others,)))
    for name in ("broad", "power", "touched", "polarisation"):
        assert found.outcomes[name].value == alone.outcomes[name].value
    assert found.touched_and_against == ()
    assert ("positions", "too_few", "jongeren") in {
        (each.code, each.note, each.about) for each in found.missing
    }


def test_views_and_gaps_of_groups_that_may_be_seen() -> None:
    rows = [Sheet("", {"backing_1": 4})] * 6 + [Sheet("bewoners", {"backing_1": 1})] * 5
    rows += [Sheet("winkeliers", {"backing_1": 2})] * 5
    found = appraise(Photo(answers=answers_of(rows)))
    assert [(view.group, view.mean, view.answers) for view in found.views] == [
        ("", 4.0, 6),
        (AFFECTED, 1.5, 10),
        ("bewoners", 1.0, 5),
        ("winkeliers", 2.0, 5),
    ]
    gap = found.gaps[0]
    assert (gap.reading, gap.high, gap.low, gap.difference) == ("backing", "", "bewoners", 3.0)
    assert gap.is_topic


def test_a_gap_of_less_than_one_is_no_topic() -> None:
    rows = (
        [Sheet("", {"value": 3})] * 5 + [Sheet("b", {"value": 3})] * 4 + [Sheet("b", {"value": 1})]
    )
    gap = appraise(Photo(answers=answers_of(rows))).gaps[0]
    assert (round(gap.difference, 2), gap.is_topic) == (0.4, False)
