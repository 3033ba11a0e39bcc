"""Founding a community of people who agreed to be one: no administrator is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import CommunityKind, Verb
from kiemkracht.people.models import Community, Membership

LEAST_FOUNDERS = 3


@dataclass(frozen=True, slots=True)
class Founding:
    """What a circle brings when it comes to life."""

    name: str
    slug: str
    purpose: str
    visibility: str
    by_invitation: bool
    members: tuple[UUID, ...]


@transaction.atomic
def found_circle(*, by: Visitor, founding: Founding) -> Community:
    """Found a circle with at least three members. It lies inside no other community.

    Whoever belongs to a community also belongs to those around it. A circle inside a
    neighbourhood would therefore let its founder into whatever that neighbourhood shares.
    """
    require(by.is_known and by.identity in founding.members)
    require_that(
        len(set(founding.members)) >= LEAST_FOUNDERS,
        _("A circle starts when three people have said yes."),
    )
    community = Community.objects.create(
        name=founding.name,
        slug=founding.slug,
        kind=CommunityKind.CIRCLE,
        purpose=founding.purpose,
        visibility=founding.visibility,
        by_invitation=founding.by_invitation,
    )
    chronicle.record(Verb.FOUNDED, places.place_of(community), by=by)
    for person_id in dict.fromkeys(founding.members):
        let_in(community_id=community.pk, person_id=person_id)
    return community


def let_in(*, community_id: UUID, person_id: UUID) -> None:
    """Make someone a member who was asked and said yes. The caller asked leave. Queries: 2 or 3."""
    membership, is_new = Membership.objects.get_or_create(
        person_id=person_id, community_id=community_id, until=None
    )
    if is_new:
        who = Visitor(person_id=membership.person_id)
        chronicle.record(Verb.JOINED, f"people.community:{community_id}", by=who)


def let_out(*, community_id: UUID, person_ids: Iterable[UUID]) -> int:
    """End memberships of people who leave. The caller asked leave. Queries: 1."""
    rows = Membership.objects.filter(
        community_id=community_id, person_id__in=list(person_ids), until=None
    )
    return rows.update(until=clock.now())


def show_circle(
    *, community_id: UUID, name: str, purpose: str, visibility: str, by_invitation: bool
) -> None:
    """Let a circle be called, seen and joined as its members agreed. Queries: 1."""
    Community.objects.filter(pk=community_id, kind=CommunityKind.CIRCLE).update(
        name=name, purpose=purpose, visibility=visibility, by_invitation=by_invitation
    )
