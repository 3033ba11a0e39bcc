"""What a visitor may do with people and roles."""

from kiemkracht.base.visitors import Visitor


def may_give_roles(visitor: Visitor) -> bool:
    """Only an administrator arranges who does what."""
    return visitor.is_administrator


def may_join(visitor: Visitor, community_kind: str) -> bool:
    """Known visitors join places and associations; teams and cohorts are by invitation."""
    return visitor.is_known and community_kind not in ("team", "department", "cohort")
