"""The page of one scanned text: the text with its finds in place, and the same as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.sealing import unseal
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import SourceKind
from kiemkracht.sprouts.models import SourceText
from kiemkracht.sprouts.selectors.signals import SignalView, signal_views

NOT_READ: dict[str, Promise] = {
    "encrypted": _("locked with a password"),
    "scanned": _("a scan: it only holds pictures"),
    "picture": _("a picture"),
    "unknown": _("a kind of file that we don’t read"),
    "broken": _("damaged"),
    "too_large": _("too large"),
    "bomb": _("too much work to read"),
    "more": _("there were more than ten files"),
    "cut": _("the end: the text was longer than 150,000 characters"),
}


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why something in a mail was not read, and how many files that was."""

    reason: str | Promise
    count: int


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of the text; with `signals` when sentences were found right there."""

    text: str
    signals: tuple[SignalView, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPage:
    """One text of one's own."""

    id: UUID
    title: str
    kind: str | Promise
    lang: str
    came_by_mail: bool
    created_at: datetime
    gone_on: date
    removed: int
    not_read: tuple[NotRead, ...]
    pieces: tuple[TextPiece, ...]
    signals: tuple[SignalView, ...]

    @property
    def waiting(self) -> int:
        """How many sentences wait for a look."""
        return sum(signal.waits for signal in self.signals)


def find_text(visitor: Visitor, source_id: UUID) -> SourceText | None:
    """The row, when it is this visitor's own. Queries: 1."""
    return SourceText.objects.visible_to(visitor).filter(pk=source_id).first()


def text_page(visitor: Visitor, row: SourceText) -> TextPage:
    """Everything on the page of a row from `find_text`. Queries: 2 or 3.

    Raises `SealedWithAnotherKeyError`.
    """
    text = unseal(row.sealed_text)
    signals = signal_views(visitor, row.signals.select_related("source"), text)
    return TextPage(
        id=row.pk,
        title=unseal(row.sealed_title),
        kind=SourceKind(row.kind).label,
        lang=row.lang,
        came_by_mail=row.came_by == "mail",
        created_at=row.created_at,
        gone_on=row.keep_until,
        removed=row.removed,
        not_read=tuple(
            NotRead(words, row.passed_over[reason])
            for reason, words in NOT_READ.items()
            if row.passed_over.get(reason)
        ),
        pieces=pieces_of(text, signals),
        signals=signals,
    )


def pieces_of(text: str, signals: Sequence[SignalView]) -> tuple[TextPiece, ...]:
    """Cut a text at its finds; finds that overlap share the stretch of the first."""
    pieces: list[TextPiece] = []
    at = 0
    for signal in signals:
        if pieces and pieces[-1].signals and signal.start < at:
            last = pieces.pop()
            pieces.append(TextPiece(last.text, (*last.signals, signal)))
            continue
        if signal.start > at:
            pieces.append(TextPiece(text[at : signal.start]))
        pieces.append(TextPiece(text[signal.start : signal.end], (signal,)))
        at = signal.end
    if at < len(text):
        pieces.append(TextPiece(text[at:]))
    return tuple(pieces)
