"""The cards that a script chooses from. A later room holds them and puts them here at start-up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
Sheets = Callable[[Sequence[int]], str]
_decks: list[Deck] = []
_sheets: list[Sheets] = []


def register(deck: Deck, sheets: Sheets) -> None:
    """Let a room give the cards, and where they can be read; registering again replaces it."""
    _decks[:], _sheets[:] = [deck], [sheets]


def deck() -> dict[int, DeckCard]:
    """All cards by number; none when no room gives them. Queries: 0."""
    return {each.card.number: each for give in _decks for each in give()}


def sheets_url(numbers: Iterable[int | None]) -> str:
    """Where these cards can be read and printed: one on its own page, more as a set; "" for
    none. Queries: 0.
    """
    known = deck()
    wanted = [number for number in dict.fromkeys(numbers) if number in known]
    return next((give(wanted) for give in _sheets if wanted), "")
