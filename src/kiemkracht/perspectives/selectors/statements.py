"""All statements of a conversation that are shown, with what this voter thinks of each."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from kiemkracht.perspectives.selectors.turns import Card, turn_of
from kiemkracht.perspectives.selectors.voters import Voter

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class StatementList:
    """A page of statements, in the order in which they were made."""

    page: Page[Card]
    total: int
    done: int


def statement_list(voter: Voter, slug: str, number: str | int | None = 1) -> StatementList:
    """Fifty at a time. Queries: 1."""
    turn = turn_of(voter, slug)
    cards = turn.cards if turn else ()
    return StatementList(
        page=Paginator(cards, PER_PAGE).get_page(number),
        total=len(cards),
        done=turn.done if turn else 0,
    )
