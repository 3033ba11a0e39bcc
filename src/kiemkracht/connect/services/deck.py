"""From what the engine gives to the suggestions of each person: in threes, each with a surprise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING
from uuid import UUID

from kiemkracht.connect.enums.suggesting import Border, SuggestionKind

if TYPE_CHECKING:
    from kiemkracht.engines.matching import Suggestions, Weights

MOST = 12
"""Suggestions kept per person: four times three, so a month of weekly ones without a repeat."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A suggestion before it is stored."""

    person: UUID
    other: UUID
    kind: SuggestionKind
    crossed: tuple[str, ...]
    is_surprise: bool
    parts: dict[str, object]
    sprout: UUID | None = None
    own_sprout: UUID | None = None
    offer: str = ""


def found_by(
    found: "Suggestions", row: int, weights: "Weights"
) -> Iterator[tuple[int, tuple[str, ...], bool, dict[str, object]]]:
    """The targets of one seeker, best first: index, borders, surprise, arithmetic."""
    for place, target in enumerate(found.target[row].tolist()):
        if target < 0:
            return
        crossed = tuple(
            border.value
            for border, is_crossed in zip(Border, found.crossed[row, place], strict=True)
            if is_crossed
        )
        surprise = bool(found.is_surprise[row, place])
        yield target, crossed, surprise, _parts(found, row, place, crossed, weights)


def _parts(
    found: "Suggestions", row: int, place: int, crossed: tuple[str, ...], weights: "Weights"
) -> dict[str, object]:
    """The arithmetic, so that a page can add it up again."""
    by_border = dict(zip((border.value for border in Border), weights.borders, strict=True))
    return {
        "longing": round(float(found.longing[row, place]), 4),
        "weight": weights.longing,
        "borders": {border: by_border[border] for border in crossed},
        "total": round(float(found.score[row, place]), 4),
    }


def dealt(people: Sequence[Draft], things: Sequence[Draft]) -> list[Draft]:
    """Put someone's suggestions in threes: someone near, a kiem, and a surprise.

    When one sort runs out the others fill its place; nothing comes twice. At most `MOST`.
    """
    near = [draft for draft in people if not draft.is_surprise]
    surprises = [draft for draft in people if draft.is_surprise]
    piles = [near, list(_by_turns(things)), surprises]
    deck: list[Draft] = []
    for pile in cycle(piles):
        if len(deck) == MOST or not any(piles):
            return deck
        source = pile or next(each for each in piles if each)
        deck.append(source.pop(0))
    return deck


def _by_turns(things: Sequence[Draft]) -> Iterator[Draft]:
    """One of each kind in turn: a kiem for me, two kiemen for each other, an offer."""
    by_kind = [
        [draft for draft in things if draft.kind == kind]
        for kind in (SuggestionKind.KIEM, SuggestionKind.KIEMEN, SuggestionKind.OFFER)
    ]
    while any(by_kind):
        for pile in by_kind:
            if pile:
                yield pile.pop(0)
