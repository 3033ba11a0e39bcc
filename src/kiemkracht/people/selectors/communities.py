"""Communities (verbanden) as other rooms need them: names, choices, what lies inside, outlines."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from kiemkracht.base.prepared import Prepared
from kiemkracht.base.remembering import remembered
from kiemkracht.people.enums import PLACE_KINDS, CommunityKind
from kiemkracht.people.models import Community


@dataclass(frozen=True, slots=True)
class CommunityView:
    """A community as a page shows it."""

    id: UUID
    name: str
    slug: str
    kind: str
    kind_label: str
    parent_id: UUID | None
    population: int | None
    purpose: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of a place on the map of the city, in map units (1000 x 700)."""

    id: UUID
    slug: str
    name: str
    kind: str
    parent_id: UUID | None
    points: tuple[tuple[float, float], ...]


def view_of(row: Community) -> CommunityView:
    """A row as other rooms see it."""
    return CommunityView(
        id=row.pk,
        name=row.name,
        slug=row.slug,
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        parent_id=row.parent_id,
        population=row.population,
        purpose=row.purpose,
    )


_DRAWN = (CommunityKind.DISTRICT, CommunityKind.NEIGHBOURHOOD)


def community_by_slug(slug: str) -> CommunityView | None:
    """One community. Queries: 1."""
    row = Community.objects.filter(slug=slug).first()
    return view_of(row) if row else None


def community_names(ids: Iterable[UUID]) -> Mapping[UUID, CommunityView]:
    """Communities by id. Queries: 1, or 0 when this page asked all of them before."""

    def read(missing: frozenset[UUID]) -> Mapping[UUID, CommunityView]:
        return {row.pk: view_of(row) for row in _of(missing)}

    return remembered("communities", set(ids), read)


def _of(ids: frozenset[UUID]) -> Iterable[Community]:
    if len(ids) > 1:
        return Community.objects.filter(pk__in=ids)
    found: list[Community] = [row for each in ids for row in _ONE.things(community_id=each)]
    return found


def _one(*, community_id: UUID) -> QuerySet[Community]:
    return Community.objects.filter(pk=community_id)


_ONE = Prepared(_one, community_id=UUID(int=0xFADE_0006))


def communities_of_kind(
    *kinds: str, also: Collection[UUID] = frozenset()
) -> Sequence[CommunityView]:
    """Communities of these kinds, or of all kinds, by name. Queries: 1.

    A circle that does not want to be known is left out, unless it is among `also`.
    """
    rows = Community.objects.known_widely() | Community.objects.filter(pk__in=also)
    return [view_of(row) for row in (rows.filter(kind__in=kinds) if kinds else rows)]


def community_choices(*kinds: str) -> list[tuple[str, str]]:
    """Choices for a form: slug and name, places first and inside their district. Queries: 1."""
    rows = list(Community.objects.filter(kind__in=kinds or PLACE_KINDS).select_related("parent"))
    rows.sort(key=lambda row: (row.kind != CommunityKind.CITY, _district_name(row), row.name))
    return [(row.slug, _label(row)) for row in rows]


def _district_name(row: Community) -> str:
    if row.kind == CommunityKind.DISTRICT:
        return row.name
    return row.parent.name if row.parent else ""


def _label(row: Community) -> str:
    if row.kind == CommunityKind.NEIGHBOURHOOD and row.parent:
        return f"{row.parent.name} – {row.name}"
    return row.name


def inside(community_id: UUID) -> frozenset[UUID]:
    """This community and everything inside it. Queries: 1, or 0 when this page asked before."""

    def read(_missing: frozenset[UUID]) -> Mapping[UUID, frozenset[UUID]]:
        rows = Community.objects.filter(lineage__contains=f"/{community_id.hex}/")
        return {community_id: frozenset(rows.values_list("pk", flat=True))}

    return remembered("inside", {community_id}, read)[community_id]


def lineage_of(community_id: UUID) -> tuple[UUID, ...]:
    """The communities this one lies in, from the outside in, itself last; () when it isn't there.
    Queries: 1.
    """
    found = Community.objects.filter(pk=community_id).first()
    return found.lineage_ids if found else ()


def outlines() -> Sequence[Outline]:
    """Shapes of the districts and neighbourhoods for the map, districts first. Queries: 1."""
    rows = Community.objects.filter(kind__in=_DRAWN).exclude(outline=None).order_by("name")
    shapes = [
        Outline(
            row.pk,
            row.slug,
            row.name,
            row.kind,
            row.parent_id,
            tuple((float(x), float(y)) for x, y in row.outline or ()),
        )
        for row in rows
    ]
    return sorted(shapes, key=lambda shape: shape.kind != CommunityKind.DISTRICT)


def city_drawing() -> Mapping[str, object]:
    """What is drawn under the map (river, harbour, railway, parks), as the city keeps it.

    Empty when there is no city or it has no drawing. Queries: 1.
    """
    drawn = Community.objects.filter(kind=CommunityKind.CITY).exclude(outline=None).first()
    return drawn.outline if drawn and isinstance(drawn.outline, dict) else {}
