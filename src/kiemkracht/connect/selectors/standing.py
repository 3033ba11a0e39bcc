"""How a visitor stands to a circle: member, invited, or who began it."""

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import CharterVoice, Circle, CircleInvitation
from kiemkracht.connect.rules.circles import Standing
from kiemkracht.people.selectors.companions import members_of


def standing_of(visitor: Visitor, circle: Circle) -> Standing:
    """Queries: up to 3, and 0 for a stranger."""
    if not visitor.is_known:
        return Standing()
    members = members_of(circle.community_id) if circle.community_id else {}
    return Standing(
        is_member=visitor.identity in members,
        is_invited=is_asked(visitor, circle),
        began_it=circle.begun_by_id == visitor.person_id,
    )


def is_asked(visitor: Visitor, circle: Circle) -> bool:
    """Whether an invitation is open; who answered before a circle lives stays asked.

    Queries: 1 or 2.
    """
    if CircleInvitation.objects.open_for(visitor).filter(circle=circle).exists():
        return True
    if circle.community_id or not visitor.is_known:
        return False
    spoke = CharterVoice.objects.filter(version__circle=circle, person_id=visitor.identity)
    return spoke.exists()
