"""The register of choices: the list with its filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Max, Min, Value, When
from django.utils.translation import gettext as _

from kiemkracht.base import search
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import IN_THE_MAKING, ChoiceState
from kiemkracht.direction.models import Choice, Direction
from kiemkracht.direction.models.choices import ChoiceQuerySet
from kiemkracht.direction.models.content import glimpse_of
from kiemkracht.direction.selectors.marks import Mark, mark_of_choice
from kiemkracht.people.selectors import community_by_slug, community_names, inside

PER_PAGE: Final = 20
SHORTEST_TERM: Final = 2
YEAR_DIGITS: Final = 4
FIRST_YEAR, LAST_YEAR = 1900, 2999
SCOPE_KEPT_S: Final = 60
_SCOPE_KEY: Final = "direction:register:scope"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for; everything may be empty."""

    query: str = ""
    state: str = ""
    community: str = ""
    direction: str = ""
    great_task: str = ""
    year: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked."""
        return any((self.query, self.state, self.community, self.direction, self.year))


@dataclass(frozen=True, slots=True)
class ChoiceCard:
    """A choice in the list."""

    question: str
    url: str
    state: str
    community: str
    moved_at: datetime
    open_until: datetime | None
    chosen: str
    goals: tuple[str, ...]
    not_heard: int
    has_dissent: bool
    version: int

    @property
    def mark(self) -> Mark:
        """How its state looks."""
        return mark_of_choice(self.state)


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What can be chosen in the filters."""

    states: tuple[tuple[str, str], ...]
    communities: tuple[tuple[str, str], ...]
    directions: tuple[tuple[str, str], ...]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register."""

    filters: Filters
    choices: FilterChoices
    page: Page[Choice]
    cards: tuple[ChoiceCard, ...]
    may_start: bool

    @property
    def count(self) -> int:
        """How many choices answer the question, over all pages."""
        return self.page.paginator.count


def register_page(visitor: Visitor, filters: Filters, *, page: str = "1") -> RegisterPage:
    """Read a page of the register, the latest movement first.

    Queries: 3, searching 1 more, narrowing to a community 2 more; once a minute 3 more.
    """
    rows = _filtered(visitor, filters)
    found = Paginator(rows.select_related("current"), PER_PAGE).get_page(page)
    scope = _scope()
    names = _names(scope, found.object_list)
    return RegisterPage(
        filters=filters,
        choices=_filter_choices(visitor, scope),
        page=found,
        cards=tuple(_card(row, names[row.community_id]) for row in found.object_list),
        may_start=rules.may_start_somewhere(visitor),
    )


@dataclass(frozen=True, slots=True)
class _Scope:
    """Communities (id, slug, name) and years that occur at all."""

    communities: tuple[tuple[UUID, str, str], ...]
    years: tuple[str, ...]


def _scope() -> _Scope:
    """What the filters offer, counted at most once a minute: it reads every row."""
    kept = cache.get(_SCOPE_KEY)
    if isinstance(kept, _Scope):
        return kept
    used = Choice.objects.order_by().values_list("community_id", flat=True).distinct()
    views = sorted(community_names(used).values(), key=lambda view: view.name)
    ends = Choice.objects.aggregate(first=Min("moved_at"), last=Max("moved_at"))
    years = range(ends["last"].year, ends["first"].year - 1, -1) if ends["first"] else ()
    scope = _Scope(
        tuple((view.id, view.slug, view.name) for view in views),
        tuple(str(year) for year in years),
    )
    cache.set(_SCOPE_KEY, scope, SCOPE_KEPT_S)
    return scope


def _names(scope: _Scope, rows: Iterable[Choice]) -> dict[UUID, str]:
    """Names of the communities of these rows; asks only for those that are new this minute."""
    names = {pk: name for pk, _slug, name in scope.communities}
    unknown = {row.community_id for row in rows} - names.keys()
    if unknown:
        names |= {pk: view.name for pk, view in community_names(unknown).items()}
    return names


def _filtered(visitor: Visitor, filters: Filters) -> ChoiceQuerySet:
    rows = Choice.objects.visible_to(visitor)
    if filters.state == "making":
        rows = rows.filter(state__in=IN_THE_MAKING)
    elif filters.state in ChoiceState.values:
        rows = rows.filter(state=filters.state)
    if filters.community:
        here = community_by_slug(filters.community)
        rows = rows.filter(community__in=inside(here.id) if here else ())
    if filters.direction:
        served = Choice.goals.through.objects.filter(goal__direction__slug=filters.direction)
        rows = rows.filter(pk__in=served.values("choice"))
    if filters.great_task:
        rows = rows.filter(great_tasks__slug=filters.great_task)
    if (year := _year(filters.year)) is not None:
        rows = rows.filter(moved_at__year=year)
    return _searched(rows, filters.query)


def _year(text: str) -> int | None:
    """A year in which something can have been decided; a database knows no year 0."""
    if not (text.isascii() and text.isdecimal() and len(text) == YEAR_DIGITS):
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _searched(rows: ChoiceQuerySet, query: str) -> ChoiceQuerySet:
    if len(query.strip()) < SHORTEST_TERM:
        return rows
    pks = search.matching(query, kind="direction.choice")
    rank = Case(
        *(When(pk=pk, then=Value(at)) for at, pk in enumerate(pks)),
        default=Value(len(pks)),
        output_field=IntegerField(),
    )
    return rows.filter(pk__in=pks).order_by(rank)


def _card(row: Choice, community: str) -> ChoiceCard:
    """Only the few keys that a card shows; reading the whole content for twenty costs a lot."""
    version = row.current
    recorded = version.recorded if version is not None else None
    said = recorded.get("content") if isinstance(recorded, dict) else row.draft
    glimpse = glimpse_of(said)
    standing = version is not None and row.state != ChoiceState.WITHDRAWN
    return ChoiceCard(
        question=glimpse.question or row.question,
        url=row.get_absolute_url(),
        state=row.state,
        community=community,
        moved_at=row.moved_at,
        open_until=row.open_until if row.state == ChoiceState.OPEN else None,
        chosen=glimpse.chosen if standing else "",
        goals=glimpse.goals[:2],
        not_heard=glimpse.not_heard if standing else 0,
        has_dissent=glimpse.has_dissent and standing,
        version=version.number if version is not None else 0,
    )


def _filter_choices(visitor: Visitor, scope: _Scope) -> FilterChoices:
    directions = Direction.objects.visible_to(visitor)
    return FilterChoices(
        states=(("making", _("in the making")), *((s.value, str(s.label)) for s in ChoiceState)),
        communities=tuple((slug, name) for _pk, slug, name in scope.communities),
        directions=tuple(directions.values_list("slug", "title")),
        years=scope.years,
    )
