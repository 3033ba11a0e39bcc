"""Ways of grouping people, laid over each other: what they tell is always of five or more."""

import random
from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from kiemkracht.perspectives.selectors.parting import NOWHERE, apart, betrays, renumbered

K = 5


def crowd(seed: int, people: int, groups: int) -> tuple[dict[int, int], dict[int, tuple]]:
    """People anywhere, in groups of any size, some of them in none."""
    chance = random.Random(seed)
    weights = [chance.random() ** 3 + 0.01 for _ in range(groups + 1)]
    parts = {each: chance.choices(range(NOWHERE, groups), weights)[0] for each in range(people)}
    return parts, {each: (chance.gauss(0, 1), chance.gauss(0, 1)) for each in parts}


def moved(parts: dict[int, int], seed: int, share: float, groups: int) -> dict[int, int]:
    """The same people later: some stand elsewhere, some came."""
    chance = random.Random(seed)
    later = {
        each: chance.randrange(NOWHERE, groups) if chance.random() < share else part
        for each, part in parts.items()
    }
    return later | {len(parts) + each: chance.randrange(groups) for each in range(7)}


def smallest_difference(one: dict[int, int], other: dict[int, int]) -> int:
    """The attack: lay every union of parts over every union of the others; who differs?"""
    both = [each for each in one if each in other]
    names, others = sorted(set(one.values())), sorted(set(other.values()))
    found = [
        sum((one[each] in these) != (other[each] in those) for each in both)
        for size in range(len(names) + 1)
        for these in map(set, combinations(names, size))
        for length in range(len(others) + 1)
        for those in map(set, combinations(others, length))
    ]
    return min((people for people in found if people), default=K)


@pytest.mark.parametrize("seed", range(40))
def test_no_union_of_parts_differs_from_another_by_fewer_than_five(seed: int) -> None:
    chance = random.Random(seed)
    people, groups = chance.randrange(K, 90), chance.randrange(1, 5)
    parts, places = crowd(seed, people, groups)
    first = apart(parts, places, [], K)
    later = moved(parts, seed, chance.choice((0.0, 0.03, 0.2, 0.9)), groups)
    places |= {each: (0.0, 0.0) for each in later if each not in places}
    second = apart(later, places, [(first, K)], K)
    third, _places = crowd(seed + 1000, len(later), 3)
    lens = apart(third, places, [(first, K), (second, K + seed % 7)], K)
    for found in (first, second, lens):
        assert min(Counter(found.values()).values()) >= K
    for one, other in ((first, second), (first, lens), (second, lens)):
        assert smallest_difference(one, other) >= K


def test_where_nothing_would_tell_of_a_few_everyone_stays_where_they_stand() -> None:
    parts = {each: each % 3 for each in range(30)}
    places = {each: (float(each % 3), 0.0) for each in parts}
    assert apart(parts, places, [(parts, K)], K) == parts


def test_one_who_changes_sides_is_counted_on_the_other_side_when_five_go() -> None:
    before = {each: each % 2 for each in range(30)}
    places = dict.fromkeys(before, (0.0, 0.0))
    for goes, counted in ((1, 0), (4, 0), (5, 5)):
        now = before | dict.fromkeys(range(0, 2 * goes, 2), 1)
        found = apart(now, places, [(before, K)], K)
        assert sum(found[each] != before[each] for each in before) == counted


def test_fewer_than_five_who_stand_nowhere_are_counted_with_the_nearest() -> None:
    parts = {each: each % 2 for each in range(20)} | {20: NOWHERE, 21: NOWHERE}
    places = {each: (float(each % 2), 0.0) for each in range(20)} | {20: (0.9, 0), 21: (0.1, 0)}
    found = apart(parts, places, [], K)
    assert (found[20], found[21]) == (1, 0)
    assert NOWHERE not in found.values()


def test_a_group_that_is_too_small_to_show_leaves_no_gap_in_the_numbering() -> None:
    found = {1: 0, 2: 2, 3: NOWHERE}
    assert renumbered(found) == ({1: 0, 2: 1, 3: NOWHERE}, (0, 2))


def test_a_statement_on_which_two_lenses_tell_of_a_few_is_found() -> None:
    seen = np.array([[[9, 0], [0, 9]], [[9, 2], [0, 9]], [[9, 6], [0, 9]], [[0, 0], [0, 3]]])
    assert betrays(seen, K).tolist() == [1, 3]
