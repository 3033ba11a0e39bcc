"""Organisations as other rooms need them: which there are, and what they are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.people.enums import OrganisationKind
from kiemkracht.people.models import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as a page shows it."""

    id: UUID
    name: str
    kind_label: str


def municipalities() -> tuple[OrganisationView, ...]:
    """Municipalities that take part here, by name. Queries: 1."""
    rows = Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY)
    return tuple(_view(row) for row in rows)


def organisation_names(ids: Iterable[UUID]) -> Mapping[UUID, OrganisationView]:
    """Organisations by id. Queries: 1."""
    return {row.pk: _view(row) for row in Organisation.objects.filter(pk__in=list(ids))}


def _view(row: Organisation) -> OrganisationView:
    return OrganisationView(row.pk, row.name, str(row.get_kind_display()))
