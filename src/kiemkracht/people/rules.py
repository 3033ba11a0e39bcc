"""What a visitor may do with people and roles."""

from kiemkracht.base.visitors import Visitor


def may_give_roles(visitor: Visitor) -> bool:
    """Only an administrator arranges who does what."""
    return visitor.is_administrator


def may_join(visitor: Visitor, community_kind: str, *, by_invitation: bool = False) -> bool:
    """Known visitors join places and associations; teams and cohorts are by invitation.

    A circle says for itself whether it is open.
    """
    return (
        visitor.is_known
        and not by_invitation
        and community_kind not in ("team", "department", "cohort")
    )
