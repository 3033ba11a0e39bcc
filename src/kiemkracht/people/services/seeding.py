"""Founding a whole city at once: many rows in few queries, for the demo and for first imports.

Ids are given by the caller, so that a city founded twice from one seed is the same city.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password

from kiemkracht.people.models import Community, Membership, Organisation, Person, RoleGrant

BATCH = 500


@dataclass(frozen=True, slots=True)
class OrganisationSeed:
    """An organisation to found."""

    id: UUID
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class CommunitySeed:
    """A community to found; its parent comes before it."""

    id: UUID
    name: str
    slug: str
    kind: str
    parent_id: UUID | None
    organisation_id: UUID | None
    population: int | None
    purpose: str
    outline: Any = None


@dataclass(frozen=True, slots=True)
class PersonSeed:
    """A person to settle, with where they belong."""

    id: UUID
    name: str
    capacities: tuple[str, ...]
    communities: tuple[UUID, ...]
    organisation_id: UUID | None
    layer: str
    craft: str
    created_at: datetime
    email: str | None = None
    password: str | None = None
    roles: tuple[tuple[str, UUID | None], ...] = field(default=())


def found_organisations(seeds: Iterable[OrganisationSeed]) -> int:
    """Found organisations. Queries: 1 per 500."""
    rows = [Organisation(id=seed.id, name=seed.name, kind=seed.kind) for seed in seeds]
    return len(Organisation.objects.bulk_create(rows, batch_size=BATCH))


def found_communities(seeds: Iterable[CommunitySeed]) -> int:
    """Found communities; lineages follow from the parents. Queries: 1 per 500."""
    lineages: dict[UUID, str] = {}
    rows = []
    for seed in seeds:
        above = lineages[seed.parent_id] if seed.parent_id else "/"
        lineages[seed.id] = f"{above}{seed.id.hex}/"
        rows.append(
            Community(
                id=seed.id,
                name=seed.name,
                slug=seed.slug,
                kind=seed.kind,
                parent_id=seed.parent_id,
                organisation_id=seed.organisation_id,
                population=seed.population,
                purpose=seed.purpose,
                outline=seed.outline,
                lineage=lineages[seed.id],
            )
        )
    return len(Community.objects.bulk_create(rows, batch_size=BATCH))


def settle_people(seeds: Iterable[PersonSeed]) -> int:
    """Settle people with their memberships and roles. Queries: 3 per 500; passwords are slow."""
    people = list(seeds)
    Person.objects.bulk_create([_person(seed) for seed in people], batch_size=BATCH)
    Membership.objects.bulk_create(
        [membership for seed in people for membership in _memberships(seed)], batch_size=BATCH
    )
    RoleGrant.objects.bulk_create(
        [
            RoleGrant(person_id=seed.id, role=role, community_id=where, since=seed.created_at)
            for seed in people
            for role, where in seed.roles
        ],
        batch_size=BATCH,
    )
    return len(people)


def _person(seed: PersonSeed) -> Person:
    return Person(
        id=seed.id,
        name=seed.name,
        email=seed.email,
        password=make_password(seed.password),
        capacities=list(seed.capacities),
        created_at=seed.created_at,
        neighbourhood_id=seed.communities[0] if seed.communities else None,
    )


def _memberships(seed: PersonSeed) -> list[Membership]:
    rows = [
        Membership(
            person_id=seed.id,
            community_id=community_id,
            layer=seed.layer,
            craft=seed.craft,
            since=seed.created_at,
        )
        for community_id in seed.communities
    ]
    if seed.organisation_id:
        rows.append(
            Membership(
                person_id=seed.id,
                organisation_id=seed.organisation_id,
                layer=seed.layer,
                craft=seed.craft,
                since=seed.created_at,
            )
        )
    return rows


def settle_at_home(homes: Iterable[tuple[UUID, UUID, datetime]]) -> int:
    """Let people who work here also live somewhere here: person, community, since when.

    Queries: 1 per 500.
    """
    rows = [
        Membership(person_id=person, community_id=community, since=since)
        for person, community, since in homes
    ]
    return len(Membership.objects.bulk_create(rows, batch_size=BATCH))


def name_crafts(crafts: Iterable[tuple[UUID, str]]) -> None:
    """Say what craft people have, wherever they belong. Queries: 1 per craft."""
    by_craft: dict[str, list[UUID]] = {}
    for person, craft in crafts:
        by_craft.setdefault(craft, []).append(person)
    for craft, people in by_craft.items():
        Membership.objects.filter(person_id__in=people).update(craft=craft)
