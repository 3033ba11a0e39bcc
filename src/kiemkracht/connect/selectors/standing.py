"""How a visitor stands to a circle: member, invited, or who began it."""

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Circle, CircleInvitation
from kiemkracht.connect.rules.circles import Standing
from kiemkracht.people.selectors.companions import members_of


def standing_of(visitor: Visitor, circle: Circle) -> Standing:
    """Queries: up to 2, and 0 for a stranger."""
    if not visitor.is_known:
        return Standing()
    members = members_of(circle.community_id) if circle.community_id else {}
    return Standing(
        is_member=visitor.identity in members,
        is_invited=CircleInvitation.objects.filter(
            circle=circle, person_id=visitor.identity
        ).exists(),
        began_it=circle.begun_by_id == visitor.person_id,
    )
