"""Joining a community and leaving it."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.people import rules
from kiemkracht.people.enums import Verb
from kiemkracht.people.models import Community, Membership


@transaction.atomic
def join(*, by: Visitor, community: Community) -> Membership:
    """Belong to a community from now; joining twice is joining once."""
    require(
        rules.may_join(by, community.kind, by_invitation=community.by_invitation),
        _("Ask a member to invite you: this group is by invitation."),
    )
    membership, is_new = Membership.objects.get_or_create(
        person_id=by.identity, community=community, until=None
    )
    if is_new:
        chronicle.record(Verb.JOINED, places.place_of(community), by=by)
    return membership


@transaction.atomic
def leave(*, by: Visitor, community: Community) -> None:
    """Stop belonging to a community."""
    ended = Membership.objects.filter(person_id=by.identity, community=community, until=None)
    if ended.update(until=clock.now()):
        chronicle.record(Verb.LEFT, places.place_of(community), by=by)
