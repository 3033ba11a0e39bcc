"""From a situation to a script: the worked-out cases, and what every script promises."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.engines.scripts.situations import REGISTRATION, SOUP, SQUARE, TOLD, Told

from kiemkracht.engines.scripts import (
    CODES,
    FUNCTIONS,
    LINKS,
    POSITIONS,
    Card,
    Proposal,
    Situation,
    Step,
    Thresholds,
    derive,
)
from kiemkracht.learn.selectors.sparks import cards

CARDS = cards()
OUTCOME = some.one_of(some.none(), some.integers(0, 1000).map(lambda each: each / 10))
READING = some.one_of(some.none(), some.integers(0, 4))


@some.composite
def situations(draw: some.DrawFn) -> Situation:
    """Any situation whose position is known; the rest may be anything."""
    axes = {name: draw(some.integers(0, 1000)) / 10 for name in ("impact", "support", "potential")}
    outcomes = {name: draw(OUTCOME) for name in ("broad", "power", "certainty", "polarisation")}
    items = {name: draw(READING) for name in ("burden", "irreversibility", "inequality")}
    return Situation(
        **axes,
        **outcomes,
        **items,
        links={link: draw(READING) for link in LINKS},
        touched_and_against=draw(some.sampled_from(((), ("jongeren",)))),
        patterns=frozenset(draw(some.sets(some.sampled_from(("B05", "B08", "B21")), max_size=3))),
        themes=frozenset(draw(some.sets(some.sampled_from(("safety", "older_people"))))),
        context=draw(some.sampled_from(("neighbourhood", "organisation", "both"))),
    )


def steps_of(proposal: Proposal) -> tuple[Step, ...]:
    assert proposal.script is not None
    return proposal.script.steps


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_the_worked_out_scripts_come_out_card_by_card(told: Told) -> None:
    proposal = derive(told.situation, CARDS)
    assert proposal.placing.position == told.position
    assert proposal.placing.others == told.others
    assert tuple(guard.code for guard in proposal.guards) == told.guards
    script = proposal.script
    assert script is not None
    found = [(each.card, each.lead, each.why.rule, each.why.score.score) for each in script.steps]
    assert tuple(found) == told.steps
    assert (script.later, script.only_reversible) == (told.later, told.only_reversible)
    assert (script.unfilled, script.broken) == ((), ())
    assert [each.position for each in proposal.alternatives] == list(told.others)
    assert proposal.unknown_guards == ()


def test_who_knows_too_little_first_listens_and_the_rest_waits() -> None:
    unsure = replace(REGISTRATION.situation, certainty=50.0, potential=44.0)
    proposal = derive(unsure, CARDS)
    assert proposal.placing.is_border_case
    assert proposal.alternatives == ()
    script = proposal.script
    assert script is not None
    assert [step.function for step in script.steps] == ["listen", "listen", "listen", "connect"]
    assert [step.why.rule for step in script.steps] == ["W2", "W1", "W1", "W1"]
    assert script.later == ("W5", "W7", "W8")
    assert script.broken == ("both_tracks",)


def test_a_border_case_shows_both_scripts_and_57_is_not_within_7() -> None:
    edge = derive(replace(SOUP.situation, potential=56.9, impact=57.0), CARDS)
    assert edge.placing.near == ("potential",)
    assert [script.position for script in edge.alternatives] == ["equip"]
    centre = derive(replace(SOUP.situation, impact=50, support=50, potential=50), CARDS)
    assert centre.placing.position == "carry_on"
    assert centre.placing.others == ("just_do", "invite", "equip")


def test_without_a_figure_there_is_no_position_and_no_script() -> None:
    found = derive(replace(SOUP.situation, support=None, burden=None), CARDS)
    assert found.placing.position == ""
    assert found.placing.missing == ("support",)
    assert (found.script, found.alternatives) == (None, ())
    assert found.unknown_guards == ("W8",)


@settings(max_examples=80, deadline=None)
@given(situations())
def test_every_script_keeps_its_promises(situation: Situation) -> None:
    proposal = derive(situation, CARDS)
    assert proposal.script is not None
    assert proposal.placing.position in POSITIONS
    for script in (proposal.script, *proposal.alternatives):
        numbers = [step.card for step in script.steps]
        assert 1 <= len(numbers) == len(set(numbers)) <= 7
        assert script.unfilled == ()
        assert set(script.broken) <= {"both_tracks"}
        standing = {guard.code for guard in proposal.guards}
        assert not script.broken or "W1" in standing
        starts = [step.start_within_days for step in script.steps]
        assert starts[0] == 14
        assert starts == sorted(starts)
        assert starts[-1] <= 70
        for step in script.steps:
            assert step.why.rule in {script.position, *CODES}
            assert step.why.conditions or step.why.groups
            assert step.why.score.score == round(sum(step.why.score.parts.values()), 2)
            if step.runner_up is not None:
                assert step.runner_up.score <= step.why.score.score
                # It can take over: it has no place in this script.
                assert step.runner_up.card not in numbers
            assert step.function in FUNCTIONS


@settings(max_examples=30, deadline=None)
@given(situations(), some.integers(0, 100))
def test_the_order_of_the_cards_makes_no_difference(situation: Situation, seed: int) -> None:
    shuffled = list(CARDS)
    random.Random(seed).shuffle(shuffled)
    assert derive(situation, shuffled) == derive(situation, CARDS)


def test_equal_cards_by_the_shorter_and_then_the_lower_number() -> None:
    deck = [
        Card(3, "try", "energy", minutes=60),
        Card(2, "try", "energy", minutes=30),
        Card(1, "try", "energy", minutes=30),
    ]
    step = steps_of(derive(SOUP.situation, deck))[0]
    assert (step.card, step.runner_up and step.runner_up.card) == (1, 2)


def test_a_function_without_a_card_is_named() -> None:
    script = derive(SOUP.situation, [Card(5, "try", "energy")]).script
    assert script is not None
    assert script.unfilled == ("connect", "harvest")
    assert script.broken == ("both_tracks", "looking_back")


def test_cards_of_another_theme_or_context_stay_out_unless_asked_for() -> None:
    used = {step.card for told in TOLD.values() for step in steps_of(derive(told.situation, CARDS))}
    assert not used & {31, 33}
    assert 36 in used  # for organisations, and asked for in the square


def test_thresholds_name_themselves() -> None:
    other = Thresholds(split=60.0)
    assert derive(SQUARE.situation, CARDS, thresholds=other).version == other.version
    assert derive(SQUARE.situation, CARDS, thresholds=other).placing.position == "slow_and_root"
    assert other.version != Thresholds().version
