"""The rules of a conversation as everyone may read them, and the log of what was moderated."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base.errors import Sentence, require
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Deed, Moderation, ModerationMode
from kiemkracht.perspectives.models import Conversation, ModerationEntry
from kiemkracht.perspectives.selectors.closing import closing_words

USUAL_REASONS: tuple[Sentence, ...] = (
    gettext_lazy("It insults or threatens someone."),
    gettext_lazy("It points at a private person."),
    gettext_lazy("It says more than one thing at once."),
    gettext_lazy("It was said already."),
    gettext_lazy("It is about something else."),
    gettext_lazy("It sells something."),
)


@dataclass(frozen=True, slots=True)
class Policy:
    """What everyone may know about how statements are read here."""

    words: str
    reasons: tuple[str, ...]
    is_read_first: bool
    needs_code: bool
    closing: str
    set_aside: tuple[tuple[str, int], ...]
    other: int
    edited: int


def reasons_of(conversation: Conversation) -> tuple[str, ...]:
    """The reasons of this conversation, or the usual ones."""
    return tuple(str(one) for one in conversation.reasons or USUAL_REASONS)


def policy_of(conversation: Conversation) -> Policy:
    """The rules, and how often each reason was used so far. Queries: 2.

    These are counts of statements, not of people; no statement that was set aside is shown.
    """
    aside = conversation.statements.filter(moderation=Moderation.OUT)
    used = Counter(aside.values_list("reason", flat=True))
    reasons = reasons_of(conversation)
    named = Counter(
        {
            reason: sum(count for text, count in used.items() if text.startswith(reason))
            for reason in reasons
        }
    )
    edited = ModerationEntry.objects.filter(
        statement__conversation=conversation, deed=Deed.EDITED
    ).count()
    return Policy(
        words=conversation.policy,
        reasons=reasons,
        is_read_first=conversation.moderation == ModerationMode.BEFORE,
        needs_code=conversation.needs_code,
        closing=closing_words(conversation),
        set_aside=tuple((reason, named[reason]) for reason in reasons if named[reason]),
        other=used.total() - named.total(),
        edited=edited,
    )


def moderation_rows(visitor: Visitor, conversation: Conversation) -> Iterator[tuple[str, ...]]:
    """The log for a spreadsheet, oldest first: never who wrote a statement. Queries: 1."""
    require(rules.may_tend(visitor, conversation))
    yield (_("time (UTC)"), _("statement"), _("text now"), _("what was done"), _("reason"))
    entries = ModerationEntry.objects.filter(statement__conversation=conversation)
    rows = entries.order_by("at", "pk").values_list(
        "at", "statement__number", "statement__text", "deed", "reason"
    )
    for at, number, text, deed, reason in rows:
        told = (text, str(Deed(deed).label), reason)
        yield (at.strftime("%Y-%m-%d %H:%M:%S"), str(number), *map(_as_text, told))


def _as_text(cell: str) -> str:
    """A spreadsheet takes a cell that begins with these signs for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
