"""Suggestions: exact, recomputable, never to who should not be met, the same in any order."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.engines.matching.people import as_lists, crowd, row, slowly

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.matching import Profiles, Spread, Surprise, Weights, explain, suggest

NOWHERE = [-1, -1, -1, -1, -1]


def profiles(*rows: tuple[list[float], list[int]]) -> Profiles:
    return Profiles(
        np.array([meaning for meaning, _ in rows], dtype=np.float32),
        np.array([borders for _, borders in rows], dtype=np.int32),
    )


def test_fatmas_suggestions_add_up_by_hand() -> None:
    fatma = profiles((row(1, 0), [0, 1, 0, -1, 0]))
    others = profiles(
        (row(3, 4), [0, 2, 0, 3, 1]),  # .6, crosses craft and world: .6 + .10 + .10
        (row(4, 3), [0, 1, 0, 3, 0]),  # .8, crosses nothing: .8
        (row(1, 0), [-1, 1, 1, 3, 0]),  # 1, crosses organisation: 1.08
        (row(-1, 0), [1, 2, 1, 3, 1]),  # shares nothing
    )
    found = suggest(fatma, others, top=4, surprise_every=0)
    assert found.target.tolist() == [[2, 0, 1, -1]]
    assert found.score[0] == pytest.approx([1.08, 0.8, 0.8, 0])
    assert found.longing[0] == pytest.approx([1, 0.6, 0.8, 0])
    assert found.difference[0] == pytest.approx([0.08, 0.2, 0, 0])
    assert found.crossed[0, 1].tolist() == [False, True, False, False, True]
    assert found.exists.tolist() == [[True, True, True, False]]


@pytest.mark.parametrize("shape", [(1, 1), (3, 2), (40, 40), (300, 700), (30, 3000)])
@pytest.mark.parametrize("same_set", [False, True])
def test_the_quick_way_and_the_slow_way_agree(shape: tuple[int, int], same_set: bool) -> None:
    seekers = crowd(shape[0], seed=1, silent=shape[0] // 10)
    targets = seekers if same_set else crowd(shape[1], seed=2, silent=shape[1] // 10)
    chance = np.random.default_rng(3)
    never = np.stack(
        [chance.integers(0, len(seekers), 200), chance.integers(0, len(targets), 200)], axis=1
    )
    forbidden = {(int(a), int(b)) for a, b in never}
    if same_set:
        forbidden |= {(b, a) for a, b in forbidden}
    found = suggest(seekers, targets, top=10, never=never, same_set=same_set)
    expected = slowly(seekers, targets, top=10, every=3, never=forbidden, same_set=same_set)
    for seeker in np.flatnonzero(~seekers.meaning.any(axis=1)):
        expected[seeker] = []
    assert as_lists(found) == expected


@pytest.mark.parametrize("table_bytes", [1, 40_000])
def test_borders_that_fit_in_no_table_give_the_same_answer(
    table_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiemkracht.engines.matching.folding.TABLE_BYTES", table_bytes)
    seekers, targets = crowd(60, seed=1), crowd(500, seed=2)
    chance = np.random.default_rng(4)
    for profiles in (seekers, targets):  # more sides than the fewest rows that a table has
        profiles.borders[:, 2] = chance.integers(-1, 40, len(profiles))
    found = suggest(seekers, targets, top=10)
    assert as_lists(found) == slowly(seekers, targets, top=10, every=3, never=set(), same_set=False)


@settings(max_examples=25, deadline=None)
@given(seed=some.integers(0, 10_000), count=some.integers(1, 25), top=some.integers(1, 12))
def test_every_number_follows_from_its_parts(seed: int, count: int, top: int) -> None:
    people, sprouts = crowd(count, seed=seed), crowd(30, seed=seed + 1)
    found = suggest(people, sprouts, top=top)
    weights = Weights()
    here = found.exists
    parts = weights.longing * found.longing + found.crossed @ np.array(weights.borders)
    assert np.abs(found.score - parts)[here].max(initial=0) < 1e-6
    assert np.abs(found.difference - found.crossed @ np.array(weights.borders)).max() < 1e-6
    for seeker, place in zip(*np.nonzero(here), strict=True):
        why = explain(people, sprouts, int(seeker), int(found.target[seeker, place]))
        assert why.score == pytest.approx(found.score[seeker, place], abs=1e-6)
        assert sum(part.points for part in why.borders) == pytest.approx(why.difference, abs=1e-6)
        assert [part.is_crossed for part in why.borders] == found.crossed[seeker, place].tolist()


@settings(max_examples=15, deadline=None)
@given(seed=some.integers(0, 10_000), every=some.integers(0, 4))
def test_a_surprise_crosses_two_borders_and_overlaps_little(seed: int, every: int) -> None:
    people = crowd(120, seed=seed)
    found = suggest(people, people, same_set=True, surprise_every=every)
    surprising = found.is_surprise
    places = np.flatnonzero(surprising.any(axis=0)) + 1
    assert all(every and place % every == 0 for place in places)
    assert (found.crossed.sum(axis=2)[surprising] >= 2).all()
    low, high = (np.broadcast_to(found.band[:, [at]], surprising.shape) for at in (0, 1))
    assert (found.longing[surprising] >= low[surprising] - 1e-5).all()
    assert (found.longing[surprising] <= high[surprising] + 1e-5).all()
    assert (found.longing[found.exists] > 0).all()


def test_without_any_surprise_the_places_are_filled_as_usual() -> None:
    people = crowd(60)
    alike = Profiles(people.meaning, np.zeros_like(people.borders))
    found = suggest(alike, alike, same_set=True)
    assert not found.is_surprise.any()
    assert found.exists.all()
    assert (np.diff(found.score, axis=1) <= 0).all()


def test_one_in_three_crosses_two_borders_in_a_mixed_crowd() -> None:
    people = crowd(420, dimensions=32)
    found = suggest(people, people, same_set=True)
    assert (found.crossed.sum(axis=2) >= 2)[found.exists].mean() >= 1 / 3
    assert found.is_surprise.mean() == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize("count", [3, 80])
def test_who_blocked_left_or_already_met_is_never_suggested(count: int) -> None:
    people = crowd(count, seed=5)
    never = np.array([(a, b) for a in range(count) for b in range(count) if (a + b) % 3 == 0])
    found = suggest(people, people, same_set=True, never=never, spread=Spread(most=5))
    for seeker, targets in enumerate(found.target):
        assert seeker not in targets
        assert all((seeker + int(target)) % 3 for target in targets if target >= 0)
        assert len(set(targets[targets >= 0])) == (targets >= 0).sum()


def test_blocking_counts_both_ways_among_people() -> None:
    people = profiles((row(1, 0), NOWHERE), (row(1, 0.1), NOWHERE))
    assert suggest(people, people, same_set=True, never=np.array([[0, 1]])).exists.sum() == 0
    assert suggest(people, people, same_set=True).exists.sum() == 2


@settings(max_examples=15, deadline=None)
@given(seed=some.integers(0, 10_000), spread=some.sampled_from([None, Spread(most=6)]))
def test_the_order_of_rows_does_not_matter(seed: int, spread: Spread | None) -> None:
    people, sprouts = crowd(40, seed=seed), crowd(70, seed=seed + 1)
    # Twins, so that there are ties to break.
    twins = Profiles(
        np.repeat(sprouts.meaning[:35], 2, axis=0), np.repeat(sprouts.borders[:35], 2, axis=0)
    )
    chance = np.random.default_rng(seed)
    rows, columns = chance.permutation(40), chance.permutation(70)
    keys = np.arange(40), np.arange(70)
    plain = suggest(people, twins, seeker_keys=keys[0], target_keys=keys[1], spread=spread)
    mixed = suggest(
        Profiles(people.meaning[rows], people.borders[rows]),
        Profiles(twins.meaning[columns], twins.borders[columns]),
        seeker_keys=keys[0][rows],
        target_keys=keys[1][columns],
        spread=spread,
    )
    back = np.where(mixed.target >= 0, columns[mixed.target], -1)
    assert back.tolist() == plain.target[rows].tolist()
    assert mixed.score.tolist() == plain.score[rows].tolist()


def test_threads_give_the_same_answer() -> None:
    people, sprouts = crowd(9000, seed=1), crowd(50, seed=2)
    with ThreadPoolExecutor(2) as executor:
        shared = suggest(people, sprouts, executor=executor)
    assert shared.target.tolist() == suggest(people, sprouts).target.tolist()


def test_a_score_does_not_depend_on_how_often_others_got_it() -> None:
    people, sprouts = crowd(50, seed=1), crowd(60, seed=2)
    alone = suggest(Profiles(people.meaning[:1], people.borders[:1]), sprouts)
    assert alone.target[0].tolist() == suggest(people, sprouts).target[0].tolist()


def test_spreading_takes_a_name_off_lists_where_that_costs_little() -> None:
    people, sprouts = crowd(200, seed=4), crowd(150, seed=5)
    plain = suggest(people, sprouts, top=5)
    spread = suggest(people, sprouts, top=5, spread=Spread(most=10, margin=0.2))
    lists = np.bincount(spread.target[spread.exists])
    assert lists.max() < np.bincount(plain.target[plain.exists]).max()
    assert (plain.score.sum(axis=1) - spread.score.sum(axis=1)).max() <= 5 * 0.2 + 1e-5
    kept = suggest(people, sprouts, top=5, spread=Spread(most=10, margin=0.0))
    assert (kept.score == plain.score).all()


def test_nobody_one_person_and_people_who_said_nothing() -> None:
    nobody, one = crowd(0), crowd(1)
    assert suggest(nobody, nobody, same_set=True).target.shape == (0, 10)
    assert not suggest(one, nobody).exists.any()
    assert not suggest(one, one, same_set=True).exists.any()
    silent = crowd(12, silent=12)
    assert not suggest(silent, crowd(12)).exists.any()
    assert not suggest(crowd(12), silent).exists.any()


def test_all_the_same_go_by_key() -> None:
    twins = Profiles(np.tile(crowd(1).meaning, (30, 1)), np.zeros((30, 5), dtype=np.int32))
    found = suggest(twins, twins, same_set=True, top=3, target_keys=np.arange(30)[::-1])
    assert found.target[0].tolist() == [29, 28, 27]
    assert found.target[29].tolist() == [28, 27, 26]
    assert not found.is_surprise.any()


@pytest.mark.parametrize(
    ("change", "argument"),
    [
        ({"meaning": np.full((3, 2), np.nan)}, "seekers"),
        ({"meaning": np.full((3, 2), 3.0)}, "seekers"),
        ({"meaning": np.eye(3)}, "targets"),
        ({"borders": np.zeros((3, 4), int)}, "seekers"),
        ({"borders": np.full((3, 5), -2)}, "seekers"),
        ({"borders": np.full((3, 5), 0.5)}, "seekers"),
        ({"top": 0}, "top"),
        ({"surprise_every": -1}, "surprise_every"),
        ({"never": np.array([[0, 9]])}, "never"),
        ({"never": np.array([0, 1, 2])}, "never"),
        ({"same_set": True}, "same_set"),
        ({"seeker_keys": np.array([1, 1, 2])}, "seeker_keys"),
        ({"weights": Weights(longing=float("nan"))}, "weights"),
        ({"weights": Weights(longing=0.0)}, "weights"),
        ({"spread": Spread(most=0)}, "spread"),
        ({"surprise": Surprise(floor=2.0, ceiling=1.0)}, "surprise"),
    ],
)
def test_what_can_not_be_meant_is_refused_by_name(change: dict[str, object], argument: str) -> None:
    good = {"meaning": np.eye(2)[[0, 1, 1]], "borders": np.zeros((3, 5), int)}
    mine = good | {name: value for name, value in change.items() if name in good}
    rest = {name: value for name, value in change.items() if name not in good}
    targets = Profiles(np.eye(2, dtype=np.float32), np.zeros((2, 5), dtype=np.int32))
    with pytest.raises(EngineInputError) as refused:
        suggest(Profiles(mine["meaning"], mine["borders"]), targets, **rest)  # type: ignore[arg-type]
    assert refused.value.argument == argument
