"""A card as a helper types it over: every statement with what the card says so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.perspectives.models import Conversation, Statement, Vote


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One statement; `value` is what stands there now, if anything."""

    number: int
    text: str
    value: int | None


def entry_page(
    conversation: Conversation, participant_id: int | None, typed: Mapping[int, int]
) -> Sequence[EntryLine]:
    """All statements in order of number. What was typed comes before what was kept. Queries: 2."""
    statements = Statement.objects.shown().filter(conversation=conversation)
    known: dict[int, int] = {}
    if participant_id is not None:
        votes = Vote.objects.filter(participant_id=participant_id)
        known = dict(votes.values_list("statement__number", "value"))
    said = {**known, **typed}
    rows = statements.order_by("number").values_list("number", "text")
    return [EntryLine(number, text, said.get(number)) for number, text in rows]
