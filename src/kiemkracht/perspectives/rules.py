"""What a visitor may do in a conversation. Pure: no query, no clock but the given rows'."""

from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives.enums import Moderation, ModerationMode, State
from kiemkracht.perspectives.models import Conversation, Hall, Statement


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
    """Open and not paused, and the facilitator lets people add their own."""
    return conversation.is_open and conversation.allows_statements and not is_paused(conversation)


def hall_of(conversation: Conversation) -> Hall | None:
    """The evening in the hall, if there is one. Queries: 0 when `hall` was selected along."""
    return getattr(conversation, "hall", None)


def is_paused(conversation: Conversation) -> bool:
    """Open, but for a moment no votes are taken."""
    hall = hall_of(conversation)
    return conversation.is_open and hall is not None and hall.paused_at is not None


def hides_results(conversation: Conversation) -> bool:
    """Results wait until closing: for everyone, also for who tends."""
    hall = hall_of(conversation)
    ended = conversation.state == State.CLOSED or conversation.is_past
    return hall is not None and hall.hides_results and not ended


def is_shown(statement: Statement) -> bool:
    """What `Statement.objects.shown()` asks, of a row that was read with its conversation."""
    looked_afterwards = statement.moderation == Moderation.WAITING and (
        statement.is_imported or statement.conversation.moderation == ModerationMode.OPEN
    )
    return bool(statement.text) and (statement.moderation == Moderation.IN or looked_afterwards)


def may_grow(conversation: Conversation) -> bool:
    """Something may grow from its statements: not before it opened, nor while results wait."""
    return conversation.state != State.DRAFT and not hides_results(conversation)


def may_carry_to(visitor: Visitor, conversation: Conversation) -> bool:
    """Who tends takes a statement along to a draft or an open one; others to an open one."""
    if may_tend(visitor, conversation):
        return conversation.state != State.CLOSED and not conversation.is_past
    return takes_statements(conversation)
