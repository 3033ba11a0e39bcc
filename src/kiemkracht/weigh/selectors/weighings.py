"""Weighings in lists: the page of all, and what pages of others show of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, OuterRef, Q, QuerySet, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import IN_PUBLIC, REFUSING, Answer, Track, WeighingStage
from kiemkracht.weigh.models import LookBack, Weighing
from kiemkracht.weigh.selectors.clocks import is_overdue
from kiemkracht.weigh.selectors.parts import seen

PER_PAGE = 24
LATE = "late"
_RUNNING = frozenset(WeighingStage) - frozenset(IN_PUBLIC)


@dataclass(frozen=True, slots=True)
class WeighingCard:
    """A weighing in a list; the answer is told only once it is published."""

    id: UUID
    subject: str
    url: str
    stage: str
    stage_label: str | Promise
    track: str | Promise
    answer: str | Promise
    tone: str
    community: str
    received_at: datetime
    due_on: date | None
    is_late: bool

    @property
    def is_running(self) -> bool:
        """Whether it still waits for an answer that everyone may read."""
        return self.stage in _RUNNING


@dataclass(frozen=True, slots=True)
class WeighingWishes:
    """What somebody looks for; `stage` may also be “late”."""

    query: str = ""
    stage: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class WeighingList:
    """The page of all weighings."""

    page: Page[Weighing]
    cards: tuple[WeighingCard, ...]
    total: int


def weighing_list(visitor: Visitor, wishes: WeighingWishes, *, page: int | str = 1) -> WeighingList:
    """What this visitor may see: what waits, soonest due first, then what was answered.

    Queries: 2 to 5.
    """
    answered = Case(When(stage__in=IN_PUBLIC, then=1), default=0)
    soonest = Case(When(stage__in=_RUNNING, then=F("due_on")))
    rows = seen(visitor).order_by(answered, soonest, "-received_at", "pk")
    for word in one_line(wishes.query)[:100].split():
        rows = rows.filter(Q(subject__icontains=word) | Q(community__name__icontains=word))
    if wishes.stage in WeighingStage.values:
        rows = rows.filter(stage=wishes.stage)
    elif wishes.stage == LATE:
        rows = rows.filter(stage__in=_RUNNING, due_on__lt=clock.today()).order_by("due_on", "pk")
    if wishes.answer in Answer.values:
        rows = rows.filter(stage__in=IN_PUBLIC, decision__answer=wishes.answer)
    found = Paginator(rows.select_related("community", "decision"), PER_PAGE).get_page(page)
    return WeighingList(found, tuple(card_of(row) for row in found), found.paginator.count)


def card_of(row: Weighing) -> WeighingCard:
    """One card. Queries: 0 for a row that was read with its community and decision."""
    is_public = row.stage in IN_PUBLIC
    answer = row.decision.answer if is_public else ""
    late = not is_public and is_overdue(row, clock.today())
    return WeighingCard(
        id=row.pk,
        subject=row.subject,
        url=row.get_absolute_url(),
        stage=row.stage,
        stage_label=WeighingStage(row.stage).label,
        track=Track(row.track).label if row.track else "",
        answer=Answer(answer).label if answer else "",
        tone=_tone(answer, is_public=is_public, late=late),
        community=row.community.name,
        received_at=row.received_at,
        due_on=row.due_on,
        is_late=late,
    )


def _tone(answer: str, *, is_public: bool, late: bool) -> str:
    if is_public:
        return "plum" if answer in REFUSING else "leaf"
    return "spark" if late else "sky"


def weighings_at(
    visitor: Visitor, *, sprout: UUID | None = None, community: UUID | None = None, most: int = 4
) -> tuple[WeighingCard, ...]:
    """Weighings of a kiem or a community, for a panel. Queries: 1 to 4."""
    at = Q(sprout_id=sprout) if sprout else Q(community_id=community)
    rows = seen(visitor).filter(at).select_related("community", "decision")[:most]
    return tuple(card_of(row) for row in rows)


def weighing_of_choice(choice_id: UUID) -> Weighing | None:
    """The published weighing behind a choice. Queries: 1."""
    return Weighing.objects.filter(choice_id=choice_id, stage__in=IN_PUBLIC).first()


def looks_at_choice() -> QuerySet[LookBack]:
    """Looks back at the choice of an outer query, since it moved last. Queries: 0."""
    return LookBack.objects.filter(weighing__choice=OuterRef("pk"), at__gte=OuterRef("moved_at"))


def waiting_weighings(visitor: Visitor, *, most: int = 3) -> tuple[WeighingCard, ...]:
    """Where I am the face, began it or was asked to look, and that runs. Queries: 0 or 1."""
    if not visitor.is_known:
        return ()
    me = visitor.identity
    mine = Q(face_id=me) | Q(initiator_id=me) | Q(stage=WeighingStage.RECEIVED, face=None)
    rows = Weighing.objects.filter(mine, stage__in=_RUNNING).select_related("community", "decision")
    near = Q(face_id=me) | Q(initiator_id=me)
    if not visitor.tends_everywhere:
        rows = rows.filter(near | Q(community_id__in=visitor.tends))
    return tuple(card_of(row) for row in rows.order_by("due_on", "pk")[:most])


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base. Queries: 1 to 4."""
    wanted = [identity for pk in pks if (identity := _uuid(pk))]
    rows = seen(visitor).filter(pk__in=wanted).only("subject")
    return {
        str(row.pk): PlaceCard(row.subject, row.get_absolute_url(), _("Weighings")) for row in rows
    }


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
