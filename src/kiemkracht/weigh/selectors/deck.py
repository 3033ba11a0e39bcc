"""The cards that a script chooses from. A later room holds them and puts them here at start-up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.engines.scripts import Card


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A card with its words by language, "nl" and "en"."""

    card: Card
    title: Mapping[str, str]
    goal: Mapping[str, str]
    duration: Mapping[str, str]
    steps: Mapping[str, Sequence[str]]


Deck = Callable[[], Sequence[DeckCard]]
_decks: list[Deck] = []


def register(deck: Deck) -> None:
    """Let a room give the cards; registering again replaces it."""
    _decks[:] = [deck]


def deck() -> dict[int, DeckCard]:
    """All cards by number; none when no room gives them. Queries: 0."""
    return {each.card.number: each for give in _decks for each in give()}
