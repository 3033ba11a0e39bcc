"""What a visitor may do in a conversation. Pure: no query, no clock but the given rows'."""

from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives.models import Conversation


def may_start(visitor: Visitor, community_id: UUID | None) -> bool:
    """Whoever tends this community; for the whole city whoever facilitates."""
    if not visitor.has_account:
        return False
    if community_id is None:
        return visitor.is_facilitator or visitor.tends_everywhere
    return visitor.may_tend(community_id)


def may_start_somewhere(visitor: Visitor) -> bool:
    """Whether the button to start one should be there at all."""
    return visitor.has_account and (
        visitor.tends_everywhere or bool(visitor.tends) or visitor.is_facilitator
    )


def may_tend(visitor: Visitor, conversation: Conversation) -> bool:
    """Settings, moderation, opening and closing: who prepared it, or who tends its community."""
    if not visitor.has_account:
        return False
    started = visitor.person_id is not None and conversation.started_by_id == visitor.person_id
    return started or may_start(visitor, conversation.community_id)


def takes_votes(conversation: Conversation) -> bool:
    """Whoever sees an open conversation may vote in it; asked of rows `visible_to` gave."""
    return conversation.is_open


def takes_statements(conversation: Conversation) -> bool:
    """Open, and the facilitator lets people add their own."""
    return conversation.is_open and conversation.allows_statements
