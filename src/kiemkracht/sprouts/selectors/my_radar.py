"""One's own radar: texts, what was put off, what one asked, and the drop address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.sealing import SealedWithAnotherKeyError, unseal
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import ConsentAnswer, SignalKind, SignalState, SourceKind
from kiemkracht.sprouts.models import ConsentLink, DropAddress, Signal, SourceText, Sprout
from kiemkracht.sprouts.models.source_text import UNDECIDED
from kiemkracht.sprouts.selectors.signals import SignalView, signal_views

PREFIX = "speur-"
_MOST = 60
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TextCard:
    """A text in the list of one's own."""

    title: str
    url: str
    kind: str | Promise
    created_at: datetime
    gone_on: date
    came_by_mail: bool
    found: int
    waiting: int


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question to who carries something, and how it stands."""

    url: str
    text_title: str
    asked_at: datetime
    until: datetime
    answer: str
    sprout_title: str
    sprout_url: str

    @property
    def is_open(self) -> bool:
        """Nobody answered yet."""
        return not self.answer


@dataclass(frozen=True, slots=True)
class DropView:
    """The drop address; empty without one. `domain` is empty when this city receives no mail."""

    domain: str
    address: str
    kind: str | Promise


@dataclass(frozen=True, slots=True)
class MyRadar:
    """Everything on one's own radar page."""

    texts: tuple[TextCard, ...]
    later: tuple[SignalView, ...]
    notes: tuple[SignalView, ...]
    questions: tuple[QuestionLine, ...]
    drop: DropView

    @property
    def waiting(self) -> int:
        """How many sentences wait for a look."""
        return sum(text.waiting for text in self.texts)


def my_radar(visitor: Visitor) -> MyRadar:
    """Read one's own radar. Queries: 5 to 8."""
    put_off = Q(state=SignalState.LATER)
    noted = Q(state=SignalState.RECOGNISED, kind=SignalKind.PATTERN)
    rows = Signal.objects.visible_to(visitor).filter(put_off | noted).select_related("source")
    views = _readable(visitor, rows.order_by("source__keep_until", "start")[:_MOST])
    return MyRadar(
        texts=_texts(visitor),
        later=tuple(view for view in views if view.state == SignalState.LATER),
        notes=tuple(view for view in views if view.state != SignalState.LATER),
        questions=_questions(visitor),
        drop=_drop(visitor),
    )


def _readable(visitor: Visitor, rows: Iterable[Signal]) -> tuple[SignalView, ...]:
    try:
        return signal_views(visitor, rows)
    except SealedWithAnotherKeyError:  # said at the text itself
        return ()


def _texts(visitor: Visitor) -> tuple[TextCard, ...]:
    rows = SourceText.objects.visible_to(visitor).defer("sealed_text")
    kept = list(rows.order_by("-created_at")[:_MOST])
    counts = (
        Signal.objects.filter(source__in=[row.pk for row in kept])
        .values("source")
        .annotate(found=Count("pk"), waiting=Count("pk", filter=Q(state__in=UNDECIDED)))
    )
    found = {each["source"]: (each["found"], each["waiting"]) for each in counts.order_by()}
    return tuple(
        TextCard(
            title=title_of(row),
            url=row.get_absolute_url(),
            kind=SourceKind(row.kind).label,
            created_at=row.created_at,
            gone_on=row.keep_until,
            came_by_mail=row.came_by == "mail",
            found=found.get(row.pk, (0, 0))[0],
            waiting=found.get(row.pk, (0, 0))[1],
        )
        for row in kept
    )


def title_of(row: SourceText) -> str:
    """The title of a text, or that it can't be opened."""
    try:
        return unseal(row.sealed_title)
    except SealedWithAnotherKeyError:
        return _("A text that can’t be opened")


def _questions(visitor: Visitor) -> tuple[QuestionLine, ...]:
    rows = ConsentLink.objects.visible_to(visitor).exclude(answer=ConsentAnswer.WITHDRAWN)
    kept = list(rows.select_related("source").defer("source__sealed_text")[:_MOST])
    ids = [row.sprout_id for row in kept if row.sprout_id]
    seen: dict[UUID, Sprout] = {}
    if ids:
        seen = {row.pk: row for row in Sprout.objects.visible_to(visitor).filter(pk__in=ids)}
    return tuple(_question(row, seen) for row in kept)


def _question(row: ConsentLink, seen: dict[UUID, Sprout]) -> QuestionLine:
    sprout = seen.get(row.sprout_id) if row.sprout_id else None
    return QuestionLine(
        url=row.get_absolute_url(),
        text_title=title_of(row.source),
        asked_at=row.created_at,
        until=row.expires_at,
        answer=row.answer,
        sprout_title=sprout.title if sprout else "",
        sprout_url=sprout.get_absolute_url() if sprout else "",
    )


def _drop(visitor: Visitor) -> DropView:
    domain = settings.KIEMKRACHT_DROP_DOMAIN
    if not domain:
        return DropView("", "", "")
    row = DropAddress.objects.filter(owner_id=visitor.identity, withdrawn_at=None).first()
    if row is None:
        return DropView(domain, "", "")
    try:
        token = unseal(row.sealed_token)
    except SealedWithAnotherKeyError:
        return DropView(domain, "", "")
    return DropView(domain, f"{PREFIX}{token}@{domain}", SourceKind(row.kind).label)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What asks for a look: sentences of one's own, and answers that came in this week."""

    sentences: int
    answers: int


def waiting_for(visitor: Visitor) -> Waiting | None:
    """For the pages of today and of oneself; None when nothing waits. Queries: 2, 0 for guests."""
    if not visitor.has_account:
        return None
    sentences = Signal.objects.visible_to(visitor).undecided().count()
    answered = ConsentLink.objects.visible_to(visitor).filter(
        answer__in=(ConsentAnswer.YES, ConsentAnswer.NO), answered_at__gt=clock.now() - _A_WEEK
    )
    found = Waiting(sentences, answered.count())
    return found if found.sentences or found.answers else None
