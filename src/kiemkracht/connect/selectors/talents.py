"""What people gladly give, can, and want to learn, as far as each of them shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from kiemkracht.base import clock, names, search
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.turns import pivot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.talents import Grade
from kiemkracht.connect.models import Talent
from kiemkracht.connect.models.talents import TalentQuerySet
from kiemkracht.connect.selectors.reading_ids import uuids_of
from kiemkracht.people import selectors as people

KIND = "connect.talent"
PER_PAGE = 24
_IN_A_PANEL = 6
GRADE_TONES = {Grade.GIVES: "leaf", Grade.CAN: "sky", Grade.LEARNS: "plum"}


@dataclass(frozen=True, slots=True)
class TalentLine:
    """One talent. There is no number on it and none behind it."""

    id: UUID
    words: str
    story: str
    lang: str
    grade: str
    grade_label: str | Lazy
    tone: str
    who: str
    community: str
    community_slug: str
    visibility: str | Lazy
    is_confirmed: bool
    seen_by: str


@dataclass(frozen=True, slots=True)
class TalentWishes:
    """What a visitor looks for."""

    query: str = ""
    grade: str = ""
    community: str = ""

    @property
    def are_any(self) -> bool:
        """Something was chosen."""
        return bool(self.query or self.grade or self.community)


@dataclass(frozen=True, slots=True)
class TalentList:
    """A page of talents of others."""

    lines: tuple[TalentLine, ...]
    page: Page[Talent]
    total: int


def talent_list(visitor: Visitor, wishes: TalentWishes, *, page: str | int = 1) -> TalentList:
    """Talents of others that this visitor may see, in the turn of the day. Queries: 3 to 6."""
    rows = Talent.objects.visible_to(visitor).filter(confirmed_at__isnull=False)
    if visitor.is_known:
        rows = rows.exclude(person_id=visitor.identity)
    if wishes.grade:
        rows = rows.filter(grade=wishes.grade)
    if wishes.community:
        place = people.community_by_slug(wishes.community)
        rows = rows.filter(community__in=people.inside(place.id) if place else ())
    if wishes.query.strip():
        rows = rows.filter(pk__in=uuids_of(search.matching(wishes.query, kind=KIND)))
    chosen = Paginator(_in_turn(rows), PER_PAGE).get_page(page)
    return TalentList(lines_of(visitor, chosen), chosen, chosen.paginator.count)


def _in_turn(rows: TalentQuerySet) -> TalentQuerySet:
    pivot = pivot_of(clock.today())
    after = Case(When(lot__gte=pivot, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.select_related("community").order_by(after, "lot", "pk")


def lines_of(visitor: Visitor, rows: Iterable[Talent]) -> tuple[TalentLine, ...]:
    """Lines of rows read with their community; strangers read no names. Queries: 1 or 0."""
    kept = list(rows)
    ids = {row.person_id for row in kept} | {row.seen_by_id for row in kept if row.seen_by_id}
    known = names.of(ids) if visitor.is_known else {}
    return tuple(_line(row, known) for row in kept)


def _line(row: Talent, known: dict[UUID, str]) -> TalentLine:
    return TalentLine(
        id=row.pk,
        words=row.words,
        story=row.story,
        lang=row.lang,
        grade=row.grade,
        grade_label=Grade(row.grade).label,
        tone=GRADE_TONES[Grade(row.grade)],
        who=known.get(row.person_id, ""),
        community=row.community.name if row.community else "",
        community_slug=row.community.slug if row.community else "",
        visibility=Visibility(row.visibility).label,
        is_confirmed=row.confirmed_at is not None,
        seen_by=known.get(row.seen_by_id, "") if row.seen_by_id else "",
    )


@dataclass(frozen=True, slots=True)
class MyTalents:
    """One's own talents, and what others saw that waits for a yes."""

    told: tuple[TalentLine, ...]
    seen: tuple[TalentLine, ...]


def my_talents(visitor: Visitor) -> MyTalents:
    """Everything of one's own. Queries: 2, or 0 for a stranger."""
    if not visitor.is_known:
        return MyTalents((), ())
    rows = Talent.objects.filter(person_id=visitor.identity).select_related("community")
    lines = lines_of(visitor, rows)
    return MyTalents(
        tuple(line for line in lines if line.is_confirmed),
        tuple(line for line in lines if not line.is_confirmed),
    )


def find_own(visitor: Visitor, talent_id: UUID) -> Talent | None:
    """A talent of one's own. Queries: 1."""
    if not visitor.is_known:
        return None
    return (
        Talent.objects.select_related("community")
        .filter(pk=talent_id, person_id=visitor.identity)
        .first()
    )


def talents_in(visitor: Visitor, community_id: UUID) -> Sequence[TalentLine]:
    """A few talents of a community, another few every day. Queries: 3."""
    rows = Talent.objects.visible_to(visitor).filter(
        community__in=people.inside(community_id), confirmed_at__isnull=False
    )
    return lines_of(visitor, _in_turn(rows)[:_IN_A_PANEL])


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base; only what this visitor may see. Queries: 1."""
    rows = Talent.objects.visible_to(visitor).filter(pk__in=uuids_of(pks))
    base = reverse("connect:talents")
    return {
        str(row.pk): PlaceCard(row.words, f"{base}#talent-{row.pk}", _("Talents"))
        for row in rows.only("words")
    }


def own_talents(person_id: UUID) -> list[dict[str, object]]:
    """The part of this subject in what someone takes along."""
    rows = Talent.objects.filter(person_id=person_id)
    return [
        {
            "words": row.words,
            "grade": row.grade,
            "story": row.story,
            "visibility": row.visibility,
            "confirmed": row.confirmed_at.isoformat() if row.confirmed_at else None,
        }
        for row in rows
    ]
