"""Who may arrange learning sets and draws. Pure: no query, no clock."""

from uuid import UUID

from kiemkracht.base.visitors import Visitor


def may_arrange(visitor: Visitor, community_id: UUID | None) -> bool:
    """A facilitator of this community, or of one above it."""
    return visitor.has_account and visitor.is_facilitator and visitor.may_tend(community_id)


def may_arrange_somewhere(visitor: Visitor) -> bool:
    """Whether the button to begin should be there at all."""
    return visitor.has_account and visitor.is_facilitator
