"""From a situation to a script: the worked-out cases, and what every script promises."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.engines.scripts.situations import REGISTRATION, SOUP, SQUARE, TOLD, Told

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts import (
    CODES,
    FUNCTIONS,
    LINKS,
    POSITIONS,
    Card,
    Experience,
    Proposal,
    Situation,
    Step,
    Thresholds,
    WhatIf,
    derive,
    flips,
    score_card,
    wilson_low,
)
from kiemkracht.engines.scripts.words import (
    FUNCTION_NAMES,
    GUARD_NAMES,
    GUARD_REASONS,
    POSITION_MEANINGS,
    POSITION_NAMES,
    STOP_RULES,
    WATCH_QUESTIONS,
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


def test_a_guard_tells_its_figures_groups_and_links() -> None:
    hear, strengthen = derive(SQUARE.situation, CARDS).guards
    assert (hear.conditions, hear.groups) == ((), ("jongeren plein", "afdeling groen"))
    lowest = strengthen.conditions[0]
    assert (lowest.figure, lowest.value, lowest.sign, lowest.threshold) == (
        "weakest_link",
        1,
        "≤",
        1,
    )
    assert strengthen.links == ("backing",)
    above = next(each for each in derive(REGISTRATION.situation, CARDS).guards if each.code == "W7")
    assert [(each.figure, each.value, each.sign, each.threshold) for each in above.conditions] == [
        ("power", 62.0, "≥", 60),
        ("broad", 21.4, "<", 40),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"certainty": 59.9}, "W1"),
        ({"inequality": 3}, "W2"),
        ({"touched_and_against": ("jongeren",)}, "W2"),
        ({"polarisation": 50}, "W3"),
        ({"irreversibility": 3}, "W4"),
        ({"links": dict.fromkeys(LINKS, 1)}, "W5"),
        ({"power": 39.9, "broad": 60}, "W6"),
        ({"power": 60, "broad": 39.9}, "W7"),
        ({"burden": 3}, "W8"),
    ],
)
def test_each_guard_stands_up_at_its_threshold(change: dict[str, object], code: str) -> None:
    found = derive(replace(SOUP.situation, **change), CARDS)  # type: ignore[arg-type] # by name
    assert [guard.code for guard in found.guards] == [code]


@pytest.mark.parametrize(
    "change",
    [
        {"certainty": 60},
        {"inequality": 2.9},
        {"polarisation": 49.9},
        {"irreversibility": 2.9},
        {"links": dict.fromkeys(LINKS, 1.1)},
        {"power": 40, "broad": 60},
        {"power": 60, "broad": 40},
        {"burden": 2.9},
    ],
)
def test_no_guard_stands_up_before_its_threshold(change: dict[str, object]) -> None:
    assert derive(replace(SOUP.situation, **change), CARDS).guards == ()  # type: ignore[arg-type] # by name


def test_who_knows_too_little_first_listens_and_the_rest_waits() -> None:
    unsure = replace(REGISTRATION.situation, certainty=50.0)
    proposal = derive(unsure, CARDS)
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


def test_an_unknown_link_leaves_the_weakest_link_open() -> None:
    links = dict(SOUP.situation.links) | {"means": None}
    assert derive(replace(SOUP.situation, links=links), CARDS).unknown_guards == ("W5",)


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
            assert step.runner_up is None or step.runner_up.score <= step.why.score.score
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


def test_what_helped_elsewhere_counts_and_what_disappointed_here_as_well() -> None:
    card = Card(1, "try", "learning", frozenset({"B12"}), 60)
    wanted = (1,)
    fresh = score_card(card, SOUP.situation, wanted, Experience(), Thresholds())
    proven = score_card(card, SOUP.situation, wanted, Experience(12, 9), Thresholds())
    failed = score_card(card, SOUP.situation, wanted, Experience(0, 0, True), Thresholds())
    assert (fresh.score, proven.score, failed.score) == (8.0, 8.47, 6.0)
    assert sum(proven.parts.values()) == pytest.approx(8.467, abs=0.001)


def test_the_worked_out_score_of_a_card() -> None:
    card = Card(32, "try", "energy", frozenset({"B05"}), 60, theme="young_people")
    situation = replace(SQUARE.situation, links={"energy": 1.0})
    proven = score_card(card, situation, (32,), Experience(12, 9), Thresholds())
    assert proven.score == 11.47
    assert score_card(card, situation, (32,), Experience(), Thresholds()).score == 11.0


@given(some.integers(0, 200), some.integers(0, 200))
def test_a_wilson_bound_lies_below_the_share(helped: int, more: int) -> None:
    uses = helped + more
    assert 0 <= wilson_low(helped, uses) <= (helped / uses if uses else 0) + 1e-12


def test_thresholds_name_themselves() -> None:
    other = Thresholds(split=60.0)
    assert derive(SQUARE.situation, CARDS, thresholds=other).version == other.version
    assert derive(SQUARE.situation, CARDS, thresholds=other).placing.position == "slow_and_root"
    assert other.version != Thresholds().version


def test_which_answers_turn_the_position_or_a_guard() -> None:
    base = SQUARE.situation
    others = [
        WhatIf(
            "backing",
            "",
            1,
            2,
            replace(base, potential=54.2, links=dict(base.links) | {"backing": 2.0}),
        ),
        WhatIf(
            "backing",
            "",
            1,
            3,
            replace(base, potential=60.4, links=dict(base.links) | {"backing": 3.0}),
        ),
        WhatIf("burden", "", 2, 4, replace(base, burden=4)),
        WhatIf("burden", "", 2, 3, replace(base, burden=3)),
        WhatIf("value", "", 3, 4, replace(base, impact=75.0)),
        WhatIf("touch", "college", None, 4, replace(base, support=None)),
    ]
    found = flips(base, others)
    assert [(each.code, each.after, each.position) for each in found] == [
        ("backing", 2, "carry_on"),
        ("touch", 4, ""),
        ("burden", 3, "equip"),
    ]
    assert found[0].is_new_position
    assert found[0].guards_down == ("W5",)
    assert found[2].guards_up == ("W8",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"impact": 101.0},
        {"power": float("nan")},
        {"burden": 5.0},
        {"links": {"energy": -1.0}},
        {"links": {"charm": 1.0}},
        {"context": "moon"},
    ],
)
def test_a_situation_outside_its_scale_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(EngineInputError, match="situation"):
        derive(replace(SOUP.situation, **wrong), CARDS)  # type: ignore[arg-type] # hostile


@pytest.mark.parametrize(
    "deck",
    [
        [Card(1, "try", "energy"), Card(1, "try", "means")],
        [Card(1, "dance", "energy")],
        [Card(1, "try", "charm")],
        [Card(1, "try", "energy", minutes=0)],
        [Card(1, "try", "energy", lead="boss")],
    ],
)
def test_cards_that_cannot_be_placed_are_refused(deck: list[Card]) -> None:
    with pytest.raises(EngineInputError, match="cards"):
        derive(SOUP.situation, deck)


def test_experience_and_thresholds_that_cannot_be_are_refused() -> None:
    with pytest.raises(EngineInputError, match="experience"):
        derive(SOUP.situation, CARDS, experience={5: Experience(1, 2)})
    with pytest.raises(EngineInputError, match="thresholds"):
        Thresholds(split=-1)
    with pytest.raises(EngineInputError, match="thresholds"):
        Thresholds(most_steps=3)


def test_everything_a_script_says_has_words_in_two_languages() -> None:
    assert set(POSITION_NAMES) == set(POSITION_MEANINGS) == set(POSITIONS)
    assert set(GUARD_NAMES) == set(GUARD_REASONS) == set(CODES)
    assert set(FUNCTION_NAMES) == set(STOP_RULES) == set(WATCH_QUESTIONS) == set(FUNCTIONS)
    for book in (POSITION_NAMES, POSITION_MEANINGS, GUARD_REASONS, STOP_RULES, WATCH_QUESTIONS):
        for words in book.values():
            assert words.in_("nl")
            assert words.in_("en")
