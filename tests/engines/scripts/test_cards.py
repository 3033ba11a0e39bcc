"""How well a card suits, what is refused, and words for all of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.engines.scripts.situations import SOUP, SQUARE

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts import (
    CODES,
    FUNCTIONS,
    POSITIONS,
    Card,
    Experience,
    Thresholds,
    derive,
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
