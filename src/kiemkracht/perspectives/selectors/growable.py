"""From what something may grow, and where to: statements, and other conversations nearby."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.models import Conversation, Growth, Statement

MOST = 200


def earlier_rounds(visitor: Visitor, conversation: Conversation) -> tuple[tuple[str, str], ...]:
    """Question and address of the conversations that statements came along from. Queries: 1.

    Without how people thought there: whoever takes part now says first what they think.
    """
    before = Growth.objects.filter(became__conversation=conversation)
    rows = (
        Conversation.objects.visible_to(visitor)
        .filter(pk__in=before.values("statement__conversation"))
        .order_by("created_at")
    )
    return tuple(
        (question, reverse("perspectives:conversation", args=[slug]))
        for question, slug in rows.values_list("question", "slug")
    )


@dataclass(frozen=True, slots=True)
class Target:
    """A conversation that can take a statement of another one."""

    slug: str
    question: str
    state_label: str


def targets_for(visitor: Visitor, conversation: Conversation) -> tuple[Target, ...]:
    """Conversations of the same community to carry a statement over to. Queries: 1.

    Who tends may also choose a draft; others what is open and takes statements.
    """
    rows = (
        Conversation.objects.visible_to(visitor)
        .filter(community=conversation.community_id)
        .exclude(pk=conversation.pk)
        .select_related("hall")
        .defer("source")
        .order_by("-state", "-created_at")
    )
    return tuple(
        Target(row.slug, row.question, str(row.get_state_display()))
        for row in rows[:MOST]
        if rules.may_carry_to(visitor, row)
    )


def growable(conversation: Conversation, number: int) -> Statement | None:
    """A statement from which something may grow now; None otherwise. Queries: 1."""
    if not rules.may_grow(conversation):
        return None
    row = Statement.objects.shown().filter(conversation=conversation, number=number).first()
    if row is not None:
        row.conversation = conversation
    return row


def told_of(statement: Statement) -> str:
    """One line on where words come from."""
    return _("Statement %(number)s in the conversation “%(question)s”") % {
        "number": statement.number,
        "question": statement.conversation.question,
    }


def numbers_of(texts: Iterable[str]) -> tuple[int, ...]:
    """Numbers of statements as a form sends them; what is no number is left out."""
    kept = (text for text in texts if text.isascii() and text.isdigit() and len(text) < 12)
    return tuple(dict.fromkeys(int(text) for text in kept))
