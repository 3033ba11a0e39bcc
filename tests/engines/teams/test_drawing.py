"""Drawing by lot: quotas always kept, chances known, as equal as can be."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.teams import Candidate, Draw, Quotas, Relaxation, draw_panel
from kiemkracht.engines.teams.drawing import drawn
from kiemkracht.engines.teams.leximin import fairest
from kiemkracht.engines.teams.panels import best_panel
from kiemkracht.engines.teams.pool import pool_of


def alternate(people: int, seats: int) -> tuple[list[Candidate], Quotas]:
    """One conservative woman, the other half of the women liberal, all men conservative."""
    half = people // 2
    rows = [("woman", "conservative"), *[("woman", "liberal")] * (half - 1)]
    rows += [("man", "conservative")] * half
    pool = [
        Candidate(f"{at:05}", {"gender": gender, "view": view})
        for at, (gender, view) in enumerate(rows)
    ]
    around = (seats // 2 - 1, seats // 2 + 1)
    both = {"gender": ("woman", "man"), "view": ("conservative", "liberal")}
    return pool, {feature: dict.fromkeys(values, around) for feature, values in both.items()}


def keeps(pool: Sequence[Candidate], quotas: Quotas, size: int, panel: Sequence[str]) -> bool:
    """Whether a panel is of the right size, keeps the quotas and takes one of a household."""
    by_id = {each.id: each for each in pool}
    people = [by_id[each] for each in panel]
    homes = [each.household for each in people if each.household]
    return (
        len(set(panel)) == len(panel) == size
        and len(set(homes)) == len(homes)
        and all(
            least <= sum(each.features[feature] == value for each in people) <= most
            for feature, values in quotas.items()
            for value, (least, most) in values.items()
        )
    )


def chances_of(found: Draw) -> Mapping[str, float]:
    """The chances again, from the lottery."""
    again: Counter[str] = Counter()
    for ticket in found.lottery:
        for people, number in zip(found.types, ticket.numbers, strict=True):
            for each in people:
                again[each] += ticket.chance * number / len(people)
    return again


@pytest.mark.parametrize(("people", "seats"), [(200, 20), (2000, 200)])
def test_the_published_alternate_pools_are_drawn_with_equal_chances(
    people: int, seats: int
) -> None:
    pool, quotas = alternate(people, seats)
    found = draw_panel(pool, quotas, seats, seed=1)
    assert found.least == pytest.approx(0.1, abs=1e-6)
    assert found.gini == pytest.approx(0, abs=1e-6)
    assert found.geometric_mean == pytest.approx(0.1, abs=1e-6)
    assert found.is_proven
    assert keeps(pool, quotas, seats, found.panel)


def test_two_women_and_four_men_for_two_seats_by_hand() -> None:
    pool = [Candidate(f"woman-{at}", {"gender": "woman"}) for at in range(2)]
    pool += [Candidate(f"man-{at}", {"gender": "man"}) for at in range(4)]
    found = draw_panel(pool, {"gender": {"woman": (1, 1), "man": (1, 1)}}, 2, seed=0)
    assert found.chances == {
        **{f"man-{at}": pytest.approx(1 / 4) for at in range(4)},
        **{f"woman-{at}": pytest.approx(1 / 2) for at in range(2)},
    }
    assert found.least == pytest.approx(1 / 4)
    # Mean absolute difference: 2 * 2 * 4 * (1/4) / 36 = 1/9; over twice the mean, 2/3: 1/6.
    assert found.gini == pytest.approx(1 / 6)
    assert found.geometric_mean == pytest.approx((0.25**4 * 0.5**2) ** (1 / 6))


def test_whole_panels_that_can_not_reach_the_halved_chances_are_still_leximin() -> None:
    # Three values of which pairs always come together: halves would give everyone 1/2, but of
    # three people, two by two in one quota of at most one, only one fits.
    pool = [
        Candidate("a", {"x": "1", "y": "1", "z": "0", "o": "0"}),
        Candidate("b", {"x": "1", "y": "0", "z": "1", "o": "0"}),
        Candidate("c", {"x": "0", "y": "1", "z": "1", "o": "0"}),
        *[Candidate(f"d{at}", {"x": "0", "y": "0", "z": "0", "o": "1"}) for at in range(2)],
    ]
    quotas = {name: {"1": (0, 1)} for name in "xyz"}
    found = draw_panel(pool, quotas, 2, seed=0)
    assert found.is_proven
    assert {each: found.chances[each] for each in "abc"} == pytest.approx(
        dict.fromkeys("abc", 1 / 3), abs=1e-5
    )
    assert {each: found.chances[each] for each in ("d0", "d1")} == pytest.approx(
        dict.fromkeys(("d0", "d1"), 1 / 2), abs=1e-5
    )


@settings(max_examples=15, deadline=None)
@given(seed=some.integers(0, 10_000), count=some.integers(1, 40), with_homes=some.booleans())
def test_a_panel_always_keeps_its_quotas_or_says_what_to_widen(
    seed: int, count: int, with_homes: bool
) -> None:
    pool, quotas, size = crowd(seed, count, with_homes)
    found = draw_panel(pool, quotas, size, seed=seed)
    if not found.is_possible:
        widened = {feature: dict(values) for feature, values in quotas.items()}
        for each in found.relax:
            assert widened[each.feature][each.value] == (each.least, each.most)
            widened[each.feature][each.value] = (each.new_least, each.new_most)
        if found.relax:
            assert draw_panel(pool, widened, size, seed=seed).is_possible
        return
    assert keeps(pool, quotas, size, found.panel)
    assert sum(found.chances.values()) == pytest.approx(size)
    assert found.chances == pytest.approx(chances_of(found))
    assert sum(ticket.chance for ticket in found.lottery) == pytest.approx(1)
    assert found.is_proven
    homes = {each.id: each.household for each in pool if each.household}
    for ticket in found.lottery:
        ids = [
            each
            for people, number in zip(found.types, ticket.numbers, strict=True)
            for each in people[:number]
        ]
        assert keeps(pool, quotas, size, ids)
    order = np.random.default_rng(seed).permutation(count)
    again = draw_panel([pool[at] for at in order], quotas, size, seed=seed)
    assert again == found
    assert set(homes) <= set(found.chances)


def crowd(seed: int, count: int, with_homes: bool) -> tuple[list[Candidate], Quotas, int]:
    """People with two features and quotas that are often tight and sometimes impossible."""
    chance = np.random.default_rng(seed)
    rows = chance.integers(0, 3, (count, 2))
    homes = chance.integers(0, count, count) if with_homes else np.full(count, -1)
    pool = [
        Candidate(
            f"p{at:02}", {"age": str(row[0]), "area": str(row[1])}, f"h{home}" if home >= 0 else ""
        )
        for at, (row, home) in enumerate(zip(rows, homes, strict=True))
    ]
    size = int(chance.integers(1, max(2, count // 2 + 1)))
    quotas = {
        feature: {
            str(value): (int(max(0, size // 3 - 1)), int(size // 3 + chance.integers(0, 3)))
            for value in range(3)
        }
        for feature in ("age", "area")
    }
    return pool, quotas, size


def test_many_draws_follow_the_chances() -> None:
    pool, quotas = alternate(12, 4)
    types = pool_of(pool, quotas, 4)
    first = best_panel(types, np.zeros(types.types))
    assert first is not None
    lottery = fairest(types, first)
    panels = Counter(each for seed in range(1200) for each in drawn(types, lottery, seed))
    # 4 of 12: expected 400 each, standard deviation 16; five of those is hardly ever passed.
    assert all(abs(panels[each.id] - 400) < 82 for each in pool)


def test_of_a_household_at_most_one_is_drawn() -> None:
    pool = [
        Candidate("fatma", {}, "dijk 1"),
        Candidate("ruud", {}, "dijk 1"),
        Candidate("aysel", {}),
    ]
    found = draw_panel(pool, {}, 2, seed=5)
    assert found.chances == pytest.approx({"aysel": 1, "fatma": 0.5, "ruud": 0.5})


def test_impossible_quotas_say_the_smallest_widening() -> None:
    pool = [Candidate(f"man-{at}", {"gender": "man"}) for at in range(5)]
    pool += [Candidate("woman", {"gender": "woman"})]
    found = draw_panel(pool, {"gender": {"woman": (2, 2), "man": (2, 2)}}, 4, seed=0)
    assert not found.is_possible
    assert found.relax == (
        Relaxation("gender", "man", 2, 2, 2, 3),
        Relaxation("gender", "woman", 2, 2, 1, 2),
    )
    assert draw_panel(pool, {}, 7, seed=0).relax == ()
    assert not draw_panel([], {}, 1, seed=0).is_possible


@pytest.mark.parametrize(
    ("pool", "quotas", "size", "seed", "argument"),
    [
        ([Candidate("a"), Candidate("a")], {}, 1, 0, "pool"),
        ([Candidate("a")], {"age": {"1": (0, 1)}}, 1, 0, "pool"),
        ([Candidate("a")], {}, 0, 0, "size"),
        ([Candidate("a")], {}, 1, -1, "seed"),
        ([Candidate("a", {"age": "1"})], {"age": {"1": (2, 1)}}, 1, 0, "quotas"),
    ],
)
def test_what_can_not_be_meant_is_refused_by_name(
    pool: list[Candidate], quotas: Quotas, size: int, seed: int, argument: str
) -> None:
    with pytest.raises(EngineInputError) as refused:
        draw_panel(pool, quotas, size, seed=seed)
    assert refused.value.argument == argument
