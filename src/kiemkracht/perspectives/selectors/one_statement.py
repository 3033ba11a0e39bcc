"""One statement with its history: how it read before, what it came from, what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kiemkracht.base.errors import require
from kiemkracht.base.thresholds import Shown, shown
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Deed, Moderation
from kiemkracht.perspectives.models import (
    Conversation,
    EarlierText,
    MergeProposal,
    ModerationEntry,
    Statement,
)
from kiemkracht.perspectives.selectors.grown import (
    GrowthLine,
    OriginLine,
    growths_of,
    origin_of,
)
from kiemkracht.perspectives.selectors.nearby import near_texts
from kiemkracht.perspectives.selectors.voters import Voter

_TOLD = (Deed.SPLIT, Deed.MERGED)


@dataclass(frozen=True, slots=True)
class StatementPage:
    """What everyone may know of a statement; `parts` are the numbers it was split into."""

    number: int
    text: str
    lang: str
    original: str
    is_shown: bool
    is_seed: bool
    reason: str
    came_from: int | None
    parts: tuple[int, ...]
    earlier: Sequence[EarlierText]
    important: Shown
    origin: OriginLine | None
    growths: tuple[GrowthLine, ...]


def statement_page(voter: Voter, conversation: Conversation, number: int) -> StatementPage | None:
    """A statement that is shown, or was split or merged; None for others. Queries: 7 to 11."""
    row = _readable(conversation).filter(number=number).select_related("came_from").first()
    if row is None:
        return None
    told = row.translations.filter(lang=voter.reads).values_list("text", flat=True).first()
    return StatementPage(
        number=row.number,
        text=told or row.text,
        lang=voter.reads if told else conversation.lang,
        original=row.text if told else "",
        is_shown=row.moderation != Moderation.OUT,
        is_seed=row.is_seed,
        reason=row.reason,
        came_from=row.came_from.number if row.came_from else None,
        parts=tuple(row.parts.order_by("number").values_list("number", flat=True)),
        earlier=list(row.earlier.all()),
        important=shown(row.important),
        origin=origin_of(voter.visitor, row),
        growths=growths_of(voter.visitor, conversation, number=number),
    )


def _readable(conversation: Conversation) -> QuerySet[Statement]:
    ended = ModerationEntry.objects.filter(statement__conversation=conversation, deed__in=_TOLD)
    shown = Statement.objects.shown().filter(conversation=conversation)
    return conversation.statements.filter(
        Q(pk__in=shown.values("pk"))
        | Q(moderation=Moderation.OUT, pk__in=ended.values("statement"))
    )


@dataclass(frozen=True, slots=True)
class Reworking:
    """What a facilitator can do with one statement."""

    statement: Statement
    near: tuple[tuple[int, str], ...]
    earlier: Sequence[EarlierText]
    proposals: Sequence[MergeProposal]


def reworking_of(visitor: Visitor, statement: Statement) -> Reworking:
    """The statement, what looks like it, and what is being asked. Leave: who tends. Queries: 3."""
    conversation = statement.conversation
    require(rules.may_tend(visitor, conversation))
    others = conversation.statements.exclude(pk=statement.pk).exclude(moderation=Moderation.OUT)
    rows = list(others.order_by("number").values_list("number", "text"))
    waiting = MergeProposal.objects.filter(
        Q(kept=statement) | Q(leaving=statement), ended_at=None
    ).select_related("kept", "leaving")
    return Reworking(
        statement=statement,
        near=tuple(rows[at] for at in near_texts(statement.text, [text for _n, text in rows])),
        earlier=list(statement.earlier.all()),
        proposals=list(waiting),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the writer of a statement: may it be merged with another one?"""

    id: int
    kept_number: int
    kept: str
    leaving_number: int
    leaving: str
    mine_leaves: bool


def asked_of(voter: Voter, conversation: Conversation) -> tuple[Asked, ...]:
    """What waits for an answer of this voter. Queries: 1."""
    if not voter.can_be_known_again:
        return ()
    leaves = voter.is_me("leaving__author__") & Q(leaving_consent=None)
    stays = voter.is_me("kept__author__") & Q(kept_consent=None)
    rows = MergeProposal.objects.filter(
        leaves | stays, kept__conversation=conversation, ended_at=None
    ).select_related("kept", "leaving")
    mine = set(rows.filter(leaves).values_list("pk", flat=True)) if rows else set()
    return tuple(
        Asked(
            id=row.pk,
            kept_number=row.kept.number,
            kept=row.kept.text,
            leaving_number=row.leaving.number,
            leaving=row.leaving.text,
            mine_leaves=row.pk in mine,
        )
        for row in rows
    )


def proposal_of(conversation: Conversation, proposal_id: int) -> MergeProposal | None:
    """One proposal of this conversation; for who tends. Queries: 1."""
    rows = MergeProposal.objects.select_related("kept__conversation", "leaving")
    return rows.filter(kept__conversation=conversation, pk=proposal_id).first()
