"""In which community of each kind people stand, for the map of bridges."""

from collections.abc import Callable, Mapping
from uuid import UUID

from kiemkracht.connect.enums.bridges import UnitKind
from kiemkracht.people.selectors import Standing, Standings

RESIDENTS = "residents"
"""The unit of who lives here and works for no organisation: the other front (R075)."""


def _organisation(standing: Standing) -> str:
    if standing.organisation is not None:
        return str(standing.organisation)
    return RESIDENTS if standing.world == "life" else ""


_UNIT: Mapping[UnitKind, Callable[[Standing], str]] = {
    UnitKind.DISTRICT: lambda one: str(one.district or ""),
    UnitKind.NEIGHBOURHOOD: lambda one: str(one.neighbourhood or ""),
    UnitKind.DEPARTMENT: lambda one: str(one.department or ""),
    UnitKind.ORGANISATION: _organisation,
}

INNER: Mapping[UnitKind, UnitKind] = {
    UnitKind.DISTRICT: UnitKind.NEIGHBOURHOOD,
    UnitKind.ORGANISATION: UnitKind.DEPARTMENT,
}
"""Which kind lies inside which."""


def units_of(kind: UnitKind, where: Standings) -> dict[UUID, str]:
    """The unit of everyone who stands in one of this kind."""
    found = ((one.person_id, _UNIT[kind](one)) for one in where.people.values())
    return {person: unit for person, unit in found if unit}


def names_of_units(where: Standings) -> dict[str, tuple[str, str]]:
    """Name and slug by unit; organisations have no page and so no slug."""
    named = {str(pk): (name, "") for pk, name in where.organisations.items()}
    named |= {str(pk): (view.name, view.slug) for pk, view in where.communities.items()}
    return named
