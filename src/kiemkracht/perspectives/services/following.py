"""Following conversations: a run after a few new votes reads those votes, and not all again."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Aggregate, Count, Max, Model, OuterRef, Subquery, Sum

from kiemkracht.perspectives.models import (
    Conversation,
    Participant,
    Statement,
    Vote,
    VoteEvent,
)
from kiemkracht.perspectives.selectors.cast_votes import all_votes, votes_between

if TYPE_CHECKING:
    from kiemkracht.engines.landscape import Ongoing

MOST_CONVERSATIONS = 8
MOST_VOTES = 2_000_000
# Where several write at once an earlier number may be finished later: so many are read again,
# which changes nothing. An imported set keeps its own order of votes, and is always read whole.
READ_AGAIN = 1_000


@dataclass(frozen=True, slots=True)
class _Mark:
    """How far the votes go at one moment, and who and what was there."""

    sequence: int
    people: int
    keys: int
    last_key: int
    statements: int
    last_statement: int
    votes: int
    is_imported: bool


_followed: "OrderedDict[UUID, tuple[_Mark, Ongoing]]" = OrderedDict()


@contextmanager
def votes_so_far(conversation_id: UUID, *, anew: bool = False) -> "Iterator[Ongoing]":
    """All last votes of a conversation, as the process that computes knows them.

    What came since the last time is added; everything is read `anew` when asked, when this process
    does not follow it yet, or when votes or people went away (someone logged in, or was forgotten).
    Whoever has it has it alone: a second run of the same conversation, in another thread, reads for
    itself. Holds no lock: votes go on meanwhile. Queries: 5; without following 4.
    """
    now = _mark(conversation_id)
    known = None if anew else _followed.pop(conversation_id, None)
    ongoing = _brought_up(conversation_id, known, now) if known else None
    if ongoing is None:
        ongoing = _read(conversation_id)
    yield ongoing
    if now.votes <= MOST_VOTES and not now.is_imported:
        _followed[conversation_id] = now, ongoing
        while len(_followed) > MOST_CONVERSATIONS:
            _followed.popitem(last=False)


def forget_all() -> None:
    """Follow nothing any more: between tests, and after tables were filled anew."""
    _followed.clear()


def _read(conversation_id: UUID) -> "Ongoing":
    from kiemkracht.engines.landscape import Ongoing

    return Ongoing(all_votes(conversation_id))


def _brought_up(
    conversation_id: UUID, known: "tuple[_Mark, Ongoing]", now: _Mark
) -> "Ongoing | None":
    """What was known with the votes since; None when that is not all that happened."""
    before, ongoing = known
    came = Participant.objects.filter(
        conversation_id=conversation_id, pk__gt=before.last_key, pk__lte=now.last_key
    ).values_list("pk", "number")
    keys, people = zip(*came, strict=True) if came else ((), ())
    if (before.people + len(keys), before.keys + sum(keys)) != (now.people, now.keys):
        return None
    statements = Statement.objects.filter(
        conversation_id=conversation_id, pk__lte=now.last_statement
    )
    if now == before:
        return ongoing
    ongoing.welcome(people=people, statements=statements.values_list("number", flat=True))
    for vote in votes_between(conversation_id, before.sequence - READ_AGAIN, now.sequence):
        ongoing.vote(*vote)
    matrix = ongoing.matrix
    is_all = (*matrix.size, len(matrix.columns)) == (now.people, now.statements, now.votes)
    return ongoing if is_all else None


def _mark(conversation_id: UUID) -> _Mark:
    """All of it in one query, so that it is true of one moment."""
    by_person = "participant__conversation"
    ((*told, is_imported),) = Conversation.objects.filter(pk=conversation_id).values_list(
        _of(VoteEvent, by_person, Max("sequence")),
        _of(Participant, "conversation", Count("pk")),
        _of(Participant, "conversation", Sum("pk")),
        _of(Participant, "conversation", Max("pk")),
        _of(Statement, "conversation", Count("pk")),
        _of(Statement, "conversation", Max("pk")),
        _of(Vote, by_person, Count("pk")),
        "is_imported",
    )
    sequence, people, keys, last_key, statements, last_statement, votes = (n or 0 for n in told)
    return _Mark(sequence, people, keys, last_key, statements, last_statement, votes, is_imported)


def _of(model: type[Model], path: str, aggregate: Aggregate) -> Subquery:
    rows = model._default_manager.filter(**{path: OuterRef("pk")}).order_by()
    return Subquery(rows.values(path).annotate(told=aggregate).values("told"))
