"""What a landscape says of groups, and which numbers would tell too much."""

from dataclasses import replace

from kiemkracht.perspectives.selectors import findings
from kiemkracht.perspectives.selectors.picture import (
    Counts,
    GroupNumbers,
    Picture,
    StatementNumbers,
    Sureness,
)


def _counts(*per_group: tuple[int, int]) -> StatementNumbers:
    by_group = {at: Counts(agree, no, 0) for at, (agree, no) in enumerate(per_group)}
    total = Counts(sum(a for a, _ in per_group), sum(d for _, d in per_group), 0)
    return StatementNumbers(7, total, by_group, 0.5)


def _picture(statement: StatementNumbers, *sizes: int) -> Picture:
    groups = tuple(GroupNumbers(at, size, ()) for at, size in enumerate(sizes))
    sure = Sureness("clear", 0.5, 0.9, 20, 0.8, 0.4, sum(sizes), 0)
    return Picture(groups, (statement,), {}, sure)


def test_a_small_group_counts_as_much_as_a_large_one() -> None:
    shared_by_both = _picture(_counts((90, 10), (8, 2)), 100, 10)
    small_disagrees = _picture(_counts((90, 10), (2, 8)), 100, 10)
    assert findings.bridges(shared_by_both, 5)
    assert not findings.bridges(small_disagrees, 5)


def test_what_only_a_small_group_sees_is_found() -> None:
    (insight,) = findings.small_insights(_picture(_counts((10, 90), (9, 1)), 100, 10), 5)
    assert (insight.group.id, insight.direction) == (1, 1)
    assert not findings.small_insights(_picture(_counts((10, 90), (4, 0)), 100, 4), 5)


def test_one_hidden_number_hides_the_next_so_that_the_total_tells_nothing() -> None:
    counts = _counts((50, 5), (20, 2), (3, 0))
    assert findings.hidden_groups(counts, 5) == {1, 2}
    assert findings.hidden_groups(_counts((50, 5), (2, 1), (3, 0)), 5) == {1, 2}
    assert findings.hidden_groups(_counts((50, 5), (20, 2), (0, 0)), 5) == frozenset()


def test_who_stands_in_no_group_does_not_follow_from_everyone_minus_the_groups() -> None:
    placed = _counts((50, 5), (20, 2))
    for rest, hidden in ((0, set()), (1, {1}), (4, {1}), (5, set())):
        total = Counts(placed.total.agree + rest, placed.total.disagree, 0)
        with_rest = replace(placed, total=total)
        assert findings.hidden_groups(with_rest, 5) == hidden


def test_two_small_groups_of_four_together_hide_a_third() -> None:
    assert findings.hidden_groups(_counts((50, 5), (20, 2), (2, 0), (2, 0)), 5) == {1, 2, 3}
