"""A workshop as a page: the path, whose turn it is, and what this visitor can do now."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.workshops import ANSWERING, Side, WorkshopStage
from kiemkracht.weigh.models import Framework, Maker, Workshop, WorkshopCase
from kiemkracht.weigh.rules.board import Board
from kiemkracht.weigh.rules.workshops import Standing, lacks, may_change_cases, may_lead, may_open
from kiemkracht.weigh.selectors.frameworks import SLUG, text_of
from kiemkracht.weigh.selectors.parts import seen
from kiemkracht.weigh.selectors.workshops import (
    board_of,
    maker_of,
    newest_edition,
    round_of,
    seen_workshops,
    standing_of,
    tasks_of,
)

Words = str | Promise
MOST_EARLIER = 20
_PATH = list(WorkshopStage)
NEXT: dict[str, Words] = {
    WorkshopStage.GATHERING: _("Let everybody decide"),
    WorkshopStage.DECIDING: _("Close, and compare the reasons"),
    WorkshopStage.SORTING: _("These are our criteria"),
    WorkshopStage.GATES: _("Try it on the new cases"),
    WorkshopStage.TRYING: _("Close, and lay old beside new"),
    WorkshopStage.TRIED: _("Set it and publish it"),
}
WAITS: dict[str, Words] = {
    WorkshopStage.GATHERING: _("The facilitator gathers cases and asks people."),
    WorkshopStage.DECIDING: _("The makers decide, each alone."),
    WorkshopStage.SORTING: _("The makers sort the reasons, together."),
    WorkshopStage.GATES: _("The makers choose gates, and the facilitator adds new cases."),
    WorkshopStage.TRYING: _("The makers decide the new cases, under old and new."),
    WorkshopStage.TRIED: _("The makers talk about what flips. Then the facilitator publishes."),
    WorkshopStage.PUBLISHED: _("It is done. Who decides in this place can take it into use."),
}


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step of the path: `done`, `now` or `later`."""

    label: Words
    state: str


@dataclass(frozen=True, slots=True)
class MakerLine:
    """Somebody who makes it along; never whether they decided already."""

    id: int
    name: str
    side: Words
    may_go: bool


@dataclass(frozen=True, slots=True)
class WorkshopPage:
    """Everything on the page of a workshop. `left` is what I have to decide, None as no maker."""

    row: Workshop
    path: tuple[PathStep, ...]
    waits: Words
    standing: Standing
    makers: tuple[MakerLine, ...]
    first: tuple[WorkshopCase, ...]
    second: tuple[WorkshopCase, ...]
    lacks: tuple[str, ...]
    next_label: Words
    may_lead: bool
    may_add_first: bool
    may_add_second: bool
    may_invite: bool
    left: int | None
    board: Board
    earlier: tuple[tuple[str, UUID], ...]

    @property
    def before_name(self) -> Words:
        """What the framework of before is called. Queries: 0."""
        return text_of(self.row.before).name

    @property
    def is_answering(self) -> bool:
        """Whether makers decide now."""
        return self.row.stage in ANSWERING

    @property
    def is_sorted(self) -> bool:
        """Whether there is a board to look at."""
        return _PATH.index(WorkshopStage(self.row.stage)) >= _PATH.index(WorkshopStage.SORTING)

    @property
    def is_tried(self) -> bool:
        """Whether old and new lie beside each other."""
        return self.row.stage in (WorkshopStage.TRIED, WorkshopStage.PUBLISHED)

    @property
    def waits_for_some(self) -> bool:
        """Whether closing now needs a reason."""
        known = self.standing
        return self.is_answering and known.answers > 0 and known.done < len(known.sides)


@dataclass(frozen=True, slots=True)
class FrameworkLine:
    """A framework in the list; `where` are the places that use it now."""

    name: str
    url_slug: str
    community: str
    where: tuple[str, ...]


def workshop_page(visitor: Visitor, row: Workshop) -> WorkshopPage:
    """The page. Queries: 6 or 7, whatever the number of makers."""
    board, known, me = board_of(newest_edition(row)), standing_of(row), maker_of(visitor, row)
    cases = list(row.cases.all())
    leads, at = may_lead(visitor, row), _PATH.index(WorkshopStage(row.stage))
    published = row.stage == WorkshopStage.PUBLISHED
    return WorkshopPage(
        row=row,
        path=tuple(
            PathStep(each.label, "done" if published or n < at else "now" if n == at else "later")
            for n, each in enumerate(_PATH)
        ),
        waits=WAITS[row.stage],
        standing=known,
        makers=_makers(row),
        first=tuple(each for each in cases if each.round == 1),
        second=tuple(each for each in cases if each.round == 2),
        lacks=() if published else tuple(lacks(known, board, reason="-")),
        next_label=NEXT.get(row.stage, ""),
        may_lead=leads,
        may_add_first=leads and may_change_cases(row.stage, 1),
        may_add_second=leads and may_change_cases(row.stage, 2),
        may_invite=leads and row.stage in (WorkshopStage.GATHERING, WorkshopStage.DECIDING),
        left=_left(me, row, cases),
        board=board,
        earlier=_earlier(visitor, row) if leads and may_change_cases(row.stage, 2) else (),
    )


def workshops_of(visitor: Visitor) -> list[Workshop]:
    """Workshops that this visitor takes part in and that are not published. Queries: 0 or 1."""
    rows = seen_workshops(visitor).exclude(stage=WorkshopStage.PUBLISHED)
    return list(rows[:50])


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Workshops as places, for who takes part. Queries: 0 or 1."""
    rows = seen_workshops(visitor).filter(pk__in=list(pks))
    return {
        str(row.pk): PlaceCard(row.title, row.get_absolute_url(), "weigh.workshop") for row in rows
    }


def may_open_here(visitor: Visitor) -> bool:
    """Whether this visitor may begin one somewhere."""
    return may_open(visitor)


def frameworks_list() -> tuple[FrameworkLine, ...]:
    """All frameworks with where they count, that of the house first. Queries: 3."""
    from kiemkracht.weigh.selectors.framework_use import places_using

    where = places_using()
    rows = Framework.objects.select_related("community").prefetch_related("versions")
    lines = [
        FrameworkLine(
            text_of(next(iter(row.versions.all()), None)).name,
            row.slug,
            row.community.name if row.community else "",
            where.get(row.pk, ()),
        )
        for row in rows
    ]
    if not any(each.url_slug == SLUG for each in lines):
        lines.insert(0, FrameworkLine(text_of(None).name, SLUG, "", ()))
    return tuple(sorted(lines, key=lambda each: each.url_slug != SLUG))


def workshop_of(framework_id: int) -> UUID | None:
    """The workshop out of which a framework came. Queries: 1."""
    return Workshop.objects.filter(framework_id=framework_id).values_list("pk", flat=True).first()


def _earlier(visitor: Visitor, row: Workshop) -> tuple[tuple[str, UUID], ...]:
    """Earlier weighings of this place that this visitor may see. Queries: 1 to 4."""
    rows = seen(visitor).filter(community_id=row.community_id)
    return tuple(rows.values_list("subject", "pk")[:MOST_EARLIER])


def _makers(row: Workshop) -> tuple[MakerLine, ...]:
    gathering = row.stage == WorkshopStage.GATHERING
    return tuple(
        # While people decide it stays hidden who did, so nobody can be taken off by it.
        MakerLine(each.pk, each.name, Side(each.side).label, gathering)
        for each in row.makers.all()
    )


def _left(me: Maker | None, row: Workshop, cases: list[WorkshopCase]) -> int | None:
    if me is None or row.stage not in ANSWERING:
        return None
    mine = [each.pk for each in cases if each.round == round_of(row.stage)]
    tasks = tasks_of(me, row.stage, mine)
    said = set(me.answers.values_list("case_id", "under"))
    return sum((each.case_id, each.under) not in said for each in tasks)
