"""Who may do what with a talent."""

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Talent


def may_tell(visitor: Visitor) -> bool:
    """Anyone who is known tells their own talents."""
    return visitor.is_known


def is_own(visitor: Visitor, talent: Talent) -> bool:
    """Only the person decides about a talent: confirming, changing, removing."""
    return visitor.is_known and talent.person_id == visitor.person_id
