"""The strict lens: places with doubt, groups only where they hold, and the same for every order."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.engines.landscape.test_polis import two_camps
from tests.engines.landscape.towns import NOBODY_APART, planted, recovered

from kiemkracht.engines.kit import EngineInputError, adjusted_rand_index
from kiemkracht.engines.landscape import (
    Frame,
    VoteLog,
    from_dict,
    polis,
    streng,
    to_dict,
    to_json,
    vote_log,
)


def test_two_camps_are_two_groups_and_surely_so():
    landscape = streng(vote_log(two_camps()))
    assert [group.size for group in landscape.groups] == [15, 15]
    camps = [each.id % 2 for each in landscape.participants]
    assert adjusted_rand_index(camps, [each.group for each in landscape.participants]) == 1.0
    assert landscape.certainty.verdict == "clear"
    assert min(max(each.membership) for each in landscape.participants) > 0.99


@pytest.mark.parametrize("seed", range(4))
def test_one_cloud_is_not_cut_up(seed):
    log, _, _ = planted(400, 60, 25, middles=NOBODY_APART, width=1.0, seed=seed)
    landscape = streng(log)
    assert len(landscape.groups) == 1
    assert landscape.certainty.verdict == "one_cloud"
    assert len(polis(log).groups) > 1  # which is why


@pytest.mark.parametrize("votes", ["one", "even", "all alike"])
def test_crowds_without_differences_have_no_groups(votes):
    chance = np.random.default_rng(3)
    who, on = np.repeat(np.arange(80), 20), np.tile(np.arange(20), 80)
    values = {
        "one": np.where(on == 0, 1, 0),
        "even": chance.choice([-1, 0, 1], len(who)),
        "all alike": np.ones(len(who)),
    }[votes]
    landscape = streng(VoteLog(who, on, values.astype(np.int8), np.arange(len(who))))
    assert len(landscape.groups) == 1


def test_three_planted_groups_are_found_where_votes_are_few():
    log, at, group = planted(1500, 200, 20)
    landscape = streng(log)
    assert len(landscape.groups) == 3
    mine = adjusted_rand_index(group, landscape.participants.groups)
    theirs = [each.group if each.group is not None else -1 for each in polis(log).participants]
    assert mine > 0.85
    assert mine > adjusted_rand_index(group, theirs) + 0.05
    assert recovered(at, landscape.participants.at) > 0.85


def test_who_votes_more_is_known_better_and_the_doubt_is_true():
    """Of a 90 % ellipse the true place should lie inside for nine in ten, here within bounds."""
    log, at, _ = planted(1200, 150, 25, middles=NOBODY_APART, width=1.0, noise=1.0)
    few = np.concatenate([np.arange(25 * p, 25 * p + (5 if p % 2 else 25)) for p in range(1200)])
    part = VoteLog(
        *(each[few] for each in (log.participants, log.statements, log.values, log.times))
    )
    found = streng(part).participants
    whole = np.column_stack([np.ones(1200), found.at])
    turn = np.linalg.lstsq(whole, at, rcond=None)[0]
    assert found.spread[1::2, 0].mean() > 2 * found.spread[::2, 0].mean()
    # Compare in our own frame: the true places brought to it.
    back = np.linalg.lstsq(np.column_stack([np.ones(1200), at]), found.at, rcond=None)[0]
    step = np.column_stack([np.ones(1200), at]) @ back - found.at
    xx, xy, yy = found.spread.T
    squared = (yy * step[:, 0] ** 2 - 2 * xy * step[:, 0] * step[:, 1] + xx * step[:, 1] ** 2) / (
        xx * yy - xy * xy
    )
    inside = (squared < 4.605).mean()
    assert 0.75 < inside < 0.99
    assert turn.shape == (3, 2)


@settings(max_examples=5, deadline=None)
@given(some.randoms(use_true_random=False))
def test_the_order_of_the_log_changes_not_one_bit(chance):
    events = [*two_camps(), *((p, 0, -1, 9_999) for p in range(0, 30, 4))]
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert to_json(streng(vote_log(shuffled))) == to_json(streng(vote_log(events)))


@settings(max_examples=5, deadline=None)
@given(some.permutations(range(30)))
def test_who_came_first_does_not_change_anyones_place_or_group(arrival):
    events = [each for each in two_camps() if (each[0] + 2 * each[1]) % 7]
    renamed = streng(vote_log((arrival[p], s, v, t) for p, s, v, t in events)).participants
    plain = streng(vote_log(events)).participants
    at = {each.id: (each.x, each.y, each.group, each.uncertainty) for each in renamed}
    assert [at[arrival[each.id]] for each in plain] == [
        (each.x, each.y, each.group, each.uncertainty) for each in plain
    ]


def test_workers_change_not_one_bit(monkeypatch):
    from kiemkracht.engines.landscape.streng import crowd

    monkeypatch.setattr(crowd, "BLOCK", 100)
    log, _, _ = planted(450, 40, 15)
    alone = to_json(streng(log))
    with ThreadPoolExecutor(2) as executor:
        assert to_json(streng(log, executor=executor)) == alone


def test_a_later_map_lies_as_the_earlier_one():
    log, _, _ = planted(300, 40, 20)
    keep = log.participants < 240
    earlier = streng(
        VoteLog(*(e[keep] for e in (log.participants, log.statements, log.values, log.times)))
    )
    turned = streng(log, frame=Frame(((-1.0, 0.0), (0.0, -1.0)), (2, 0, 1)))
    for start in (earlier, turned):
        later = streng(log, previous=start)
        both = range(240)
        for axis in (0, 1):
            one = np.array(
                [start.participants[p].x if axis == 0 else start.participants[p].y for p in both]
            )
            two = np.array(
                [later.participants[p].x if axis == 0 else later.participants[p].y for p in both]
            )
            assert np.corrcoef(one, two)[0, 1] > 0.9
        same = [start.participants[p].group == later.participants[p].group for p in both]
        assert np.mean(same) > 0.9


def test_a_stored_run_can_be_made_again_to_the_last_digit():
    log, _, _ = planted(300, 40, 20)
    earlier = streng(log, frame=Frame(((0.6, 0.8), (-0.8, 0.6)), (1, 2, 0)))
    stored = to_dict(streng(log, previous=earlier, seed=5))
    restored = from_dict(stored)
    assert to_dict(restored) == stored
    again = streng(log, frame=restored.strictness.frame, seed=5)
    assert to_dict(again) == stored


@pytest.mark.parametrize("people", [0, 1, 2, 3, 4, 9, 12])
def test_few_people_are_shown_with_much_doubt(people):
    events = [(p, s, 1 if (p + s) % 2 else -1, 0) for p in range(people) for s in range(4)]
    landscape = streng(vote_log(events))
    assert len(landscape.participants) == people
    if people < 7:
        assert landscape.certainty.verdict == "too_few"
        assert len(landscape.groups) <= 1
    for each in landscape.participants:
        (xx, _), (_, yy) = each.uncertainty
        assert 0 < xx <= 1
        assert 0 < yy <= 1


def test_who_did_not_vote_has_no_place():
    log = vote_log(two_camps(), people=[99])
    (nobody,) = (each for each in streng(log).participants if each.id == 99)
    assert (nobody.group, nobody.uncertainty, nobody.membership, nobody.x) == (None, None, (), 0.0)


def test_moderated_and_meta_statements_leave_no_trace_on_the_map():
    log = vote_log(two_camps())
    landscape = streng(log, moderated_out={3}, meta={4})
    without = [each for each in two_camps() if each[1] not in (3, 4)]
    other = streng(vote_log(without))
    assert np.allclose(landscape.participants.at, other.participants.at, atol=1e-3)
    model = landscape.strictness.model
    assert model[3].loading == model[4].loading == (0.0, 0.0)
    assert {3, 4}.isdisjoint(landscape.strictness.short_list.statements)


def test_what_does_not_fit_is_refused():
    log = vote_log(two_camps())
    with pytest.raises(EngineInputError, match="seed"):
        streng(log, seed=-1)
    with pytest.raises(EngineInputError, match="frame"):
        streng(log, frame=Frame(order=(0, 1, 2)))
    with pytest.raises(EngineInputError, match="stretching"):
        Frame(((2.0, 0.0), (0.0, 1.0)))
    with pytest.raises(EngineInputError, match="from 0"):
        Frame(order=(1, 2))


def test_a_published_division_is_taken_as_it_is():
    given = {person: person % 2 for person in range(20)}
    landscape = polis(vote_log(two_camps()), given=given)
    assert [group.size for group in landscape.groups] == [10, 10]
    assert {
        each.id: each.group for each in landscape.participants if each.group is not None
    } == given
    with pytest.raises(EngineInputError, match="take part"):
        polis(vote_log(two_camps()), given={500: 0})
    with pytest.raises(EngineInputError, match="gaps"):
        polis(vote_log(two_camps()), given={1: 3})
