"""Where somebody may decide: by a role that holds now."""

from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import RoleKind
from kiemkracht.people.models import RoleGrant
from kiemkracht.people.selectors.visiting import inside_all, now_valid


def decides_for(visitor: Visitor) -> frozenset[UUID]:
    """The communities for which this visitor decides, and all inside them. Queries: 0 or 2."""
    if not visitor.is_known or RoleKind.DECISION_MAKER not in visitor.roles:
        return frozenset()
    grants = RoleGrant.objects.filter(
        now_valid(), person_id=visitor.identity, role=RoleKind.DECISION_MAKER
    ).exclude(community=None)
    return inside_all(set(grants.values_list("community_id", flat=True)))
