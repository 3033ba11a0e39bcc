"""Whom one may ask to a circle."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Block, Circle
from kiemkracht.people.selectors.companions import companions_of, former_members, members_of


def who_to_ask(visitor: Visitor, circle: Circle) -> Mapping[UUID, str]:
    """People of a shared neighbourhood or group, and who was in the circle before: words by id.

    Not who is in it already, and nobody whom this visitor blocked. Queries: 2 or 4.
    """
    found = {one.id: f"{one.name} ({one.where})" for one in companions_of(visitor)}
    inside: Mapping[UUID, str] = {}
    if circle.community_id:
        inside = members_of(circle.community_id)
        found |= {
            identity: _("%(name)s (was with us before)") % {"name": name}
            for identity, name in former_members(circle.community_id).items()
        }
    blocked = set(
        Block.objects.filter(person_id=visitor.identity).values_list("other_id", flat=True)
    )
    apart = blocked | set(inside) | {visitor.identity}
    return {identity: words for identity, words in found.items() if identity not in apart}
