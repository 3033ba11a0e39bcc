"""Which statement comes next: numbers worked out by hand, what always holds, and nonsense."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.routing import (
    Statements,
    order,
    person_gains,
    place_of,
    statement_gains,
)

FEW = settings(max_examples=40, deadline=None)


def town(count: int, **given_: object) -> Statements:
    """So many statements that many people saw, first ones nor meta, unless said otherwise."""
    usual = {"seen": [50] * count, "is_seed": [False] * count, "is_new": [False] * count}
    return Statements(**(usual | given_))  # type: ignore[arg-type] # as named


def modelled(loading: list[list[float]], /, **given_: object) -> Statements:
    count = len(loading)
    usual = {"mean": [0.0] * count, "noise": [1.0] * count, "loading": loading}
    return town(count, **(usual | given_))


def test_without_votes_a_person_may_stand_anywhere() -> None:
    belief = place_of([0.0], [[1.0, 0.0]], [1.0], [], [])
    assert belief.place.tolist() == [0.0, 0.0]
    assert belief.covariance.tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_one_vote_moves_a_person_as_by_hand() -> None:
    """Loading (1, 0), noise 1, mean 0, agree: precision 2, so place 1/2 and variance 1/2."""
    belief = place_of([0.0], [[1.0, 0.0]], [1.0], [0], [1.0])
    assert belief.place.tolist() == [0.5, 0.0]
    assert belief.covariance.tolist() == [[0.5, 0.0], [0.0, 1.0]]


def test_what_a_vote_teaches_of_a_person_as_by_hand() -> None:
    """|C l|² / (noise + l'Cl): (1,0) gives 1/2, (0,2) gives 4/5, (1,0) once known (1/4)/(3/2)."""
    start = place_of([0.0], [[1.0, 0.0]], [1.0], [], [])
    assert person_gains(start, [[1, 0], [0, 2], [0, 0]], [1, 1, 1]).tolist() == [0.5, 0.8, 0.0]
    later = place_of([0.0], [[1.0, 0.0]], [1.0], [0], [1.0])
    assert person_gains(later, [[1, 0]], [1])[0] == pytest.approx(1 / 6)


def test_the_gain_is_exactly_how_much_the_covariance_shrinks() -> None:
    mean, loading, noise = [0.1, -0.2], [[0.8, -0.3], [0.4, 0.9]], [0.5, 0.7]
    before = place_of(mean, loading, noise, [0], [1])
    after = place_of(mean, loading, noise, [0, 1], [1, -1])
    shrunk = np.trace(before.covariance) - np.trace(after.covariance)
    assert person_gains(before, loading, noise)[1] == pytest.approx(shrunk)


def test_what_a_vote_teaches_of_a_statement_as_by_hand() -> None:
    """Noise 1, q = 1 + 0 + 2 = 3. Unseen: c = 1, 3/(1+3); three saw it: c = 1/4, (3/16)/(7/4)."""
    start = place_of([0.0], [[1.0, 0.0]], [1.0], [], [])
    assert statement_gains(start, [1, 1], [0, 3]) == pytest.approx([0.75, 3 / 28])


def test_the_telling_statement_comes_before_the_dull_one() -> None:
    asked = order(modelled([[0.0, 0.0], [1.5, 0.0], [0.0, 0.9]]), key="x")
    assert [each.index for each in asked] == [1, 2, 0]
    assert [each.reason for each in asked] == ["place", "place", "doubt"]
    assert asked[0].person_gain == pytest.approx(2.25 / 3.25)


def test_after_a_vote_along_one_axis_the_other_axis_tells_more() -> None:
    axes = modelled([[2.0, 0.0], [1.9, 0.0], [0.0, 1.2]])
    assert order(axes, key="x")[0].index == 0
    assert order(axes, [0], [1], key="x")[0].index == 2


def test_what_few_people_saw_goes_before_what_teaches_most() -> None:
    asked = order(modelled([[2.0, 0.0], [0.0, 0.0]], seen=[50, 3]), key="x")
    assert [(each.index, each.reason) for each in asked] == [(1, "few"), (0, "place")]
    assert (asked[0].seen, asked[0].floor, asked[0].weight) == (3, 10, 7.0)


def test_what_few_people_saw_is_drawn_in_proportion_to_what_it_lacks() -> None:
    lacking = town(3, seen=[1, 7, 10])
    first = Counter(order(lacking, key=str(number))[0].index for number in range(2000))
    assert first[2] == 0
    assert first[0] / 2000 == pytest.approx(9 / 12, abs=0.04)


def test_first_statements_open_a_conversation_and_then_make_room() -> None:
    seeds = town(12, is_seed=[True] * 8 + [False] * 4, seen=[0] * 12)
    asked = order(seeds, key="p1", seeds_first=5)
    assert [each.reason for each in asked] == ["seed"] * 5 + ["few"] * 7
    judged = [each.index for each in asked[:5]]
    later = order(seeds, judged, [1] * 5, key="p1:5", seeds_first=5)
    assert {each.reason for each in later} == {"few"}


def test_statements_about_who_takes_part_are_at_most_one_in_three() -> None:
    about = town(9, is_meta=[True] * 4 + [False] * 5, seen=[0] * 4 + [50] * 5)
    asked = order(about, key="p")
    is_meta = [each.index < 4 for each in asked]
    assert is_meta[:2] == [False, False]
    for given_ in range(1, 8):
        assert 3 * sum(is_meta[:given_]) <= given_
    assert sorted(each.index for each in asked) == list(range(9))
    assert len(order(town(2, is_meta=[True, True]), key="p")) == 2


def test_without_a_model_chance_decides_with_the_pull_of_each() -> None:
    pulled = town(2, pull=[1.0, 3.0])
    first = Counter(order(pulled, key=str(number))[0].index for number in range(2000))
    assert first[1] / 2000 == pytest.approx(0.75, abs=0.04)
    assert order(pulled, key="1")[0].reason == "chance"


def test_the_same_key_gives_the_same_order_and_another_one_another() -> None:
    crowd = town(30, seen=[0] * 30)
    assert order(crowd, key="c:1:0") == order(crowd, key="c:1:0")
    assert order(crowd, key="c:1:0") != order(crowd, key="c:2:0")


def test_of_what_is_new_nothing_is_known_whatever_the_arrays_say() -> None:
    nan = float("nan")
    asked = order(
        modelled([[1.0, 0.0], [nan, nan]], mean=[0.0, nan], noise=[1.0, nan], is_new=[False, True]),
        key="x",
        floor=0,
    )
    assert {each.index: each.person_gain for each in asked} == {0: 0.5, 1: 0.0}


@FEW
@given(data=st.data(), count=st.integers(0, 12))
def test_every_statement_comes_once_and_none_twice(data: st.DataObject, count: int) -> None:
    flag = st.lists(st.booleans(), min_size=count, max_size=count)
    number = st.floats(-3, 3)
    statements = Statements(
        seen=data.draw(st.lists(st.integers(0, 40), min_size=count, max_size=count)),
        is_seed=data.draw(flag),
        is_new=data.draw(flag),
        is_meta=data.draw(flag),
        mean=data.draw(st.lists(number, min_size=count, max_size=count)),
        loading=[[data.draw(number), data.draw(number)] for _ in range(count)],
        noise=data.draw(st.lists(st.floats(0.01, 4), min_size=count, max_size=count)),
    )
    judged = [at for at in range(count) if data.draw(st.booleans())]
    values = [data.draw(st.sampled_from([-1, 0, 1])) for _ in judged]
    asked = order(statements, judged, values, key=data.draw(st.text("kiem:19é", max_size=8)))
    assert sorted(each.index for each in asked) == [at for at in range(count) if at not in judged]
    assert all(0 <= each.person_gain <= 2 for each in asked)
    assert all(0 <= each.statement_gain <= 3 for each in asked)


@FEW
@given(values=st.lists(st.sampled_from([-1, 0, 1]), max_size=8))
def test_a_vote_never_makes_a_person_less_known(values: list[int]) -> None:
    chance = np.random.default_rng(7)
    loading, noise, mean = chance.normal(size=(8, 2)), chance.uniform(0.1, 2, 8), np.zeros(8)
    known = [
        float(np.trace(place_of(mean, loading, noise, range(n), values[:n]).covariance))
        for n in range(len(values) + 1)
    ]
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize(
    ("argument", "wrong"),
    [
        ("seen", {"seen": [-1, 2]}),
        ("seen", {"seen": [[1, 2]]}),
        ("seen", {"seen": [float("nan"), 1]}),
        ("is_seed", {"is_seed": [True]}),
        ("noise", {"noise": [1.0, 0.0]}),
        ("noise", {"noise": [1.0]}),
        ("loading", {"loading": [[1.0], [2.0]]}),
        ("mean", {"mean": None}),
        ("mean", {"mean": [float("inf"), 0.0]}),
        ("pull", {"pull": [1.0]}),
    ],
)
def test_arrays_that_do_not_fit_are_named(argument: str, wrong: dict[str, object]) -> None:
    with pytest.raises(EngineInputError) as refusal:
        order(modelled([[1.0, 0.0], [0.0, 1.0]], **wrong))
    assert refusal.value.argument == argument


@pytest.mark.parametrize(
    ("argument", "judged", "values"),
    [("judged", [0, 0], [1, 1]), ("judged", [5], [1]), ("judged", [-1], [1]), ("values", [0], [])],
)
def test_votes_that_do_not_fit_are_named(
    argument: str, judged: list[int], values: list[int]
) -> None:
    with pytest.raises(EngineInputError) as refusal:
        order(modelled([[1.0, 0.0], [0.0, 1.0]]), judged, values)
    assert refusal.value.argument == argument


def test_nothing_to_ask_gives_nothing() -> None:
    assert order(town(0)) == []
    assert order(town(2), [0, 1], [1, -1]) == []


def test_extreme_models_stay_numbers() -> None:
    steep = modelled([[1e9, 0.0], [1e-9, 1e9]], noise=[1e-300, 1e9])
    asked = order(steep, [0], [1], key="x")
    assert all(np.isfinite([each.person_gain, each.statement_gain]).all() for each in asked)
