"""Who may write directions and choices, and who may answer."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.enums import IN_THE_MAKING, OPEN_TO_EDITS, ChoiceState, DirectionState
from kiemkracht.direction.models import Choice, Direction, Steward


def may_write_for(visitor: Visitor, community_id: UUID | None) -> bool:
    """Who tends this community, or decides and belongs to it. An administrator does not."""
    if not visitor.has_account:
        return False
    decides = "decision_maker" in visitor.roles and visitor.belongs_to(community_id)
    return decides or visitor.may_tend(community_id)


def may_start_somewhere(visitor: Visitor) -> bool:
    """Whether to offer a page to write something new at all."""
    if not visitor.has_account:
        return False
    return (
        visitor.tends_everywhere
        or bool(visitor.tends)
        or ("decision_maker" in visitor.roles and bool(visitor.communities))
    )


def may_start(visitor: Visitor, community_id: UUID | None) -> bool:
    """Write a new direction or put a new question for this community."""
    return may_write_for(visitor, community_id)


def may_edit_direction(
    visitor: Visitor, direction: Direction, steward_ids: Collection[UUID]
) -> bool:
    """Its stewards and who writes for the community, as long as it isn't agreed or replaced."""
    if direction.state not in OPEN_TO_EDITS or not visitor.has_account:
        return False
    return visitor.person_id in steward_ids or may_write_for(visitor, direction.community_id)


def may_move_direction(visitor: Visitor, direction: Direction) -> bool:
    """Open the conversation, note that it is agreed, look at it afresh, replace it."""
    return may_write_for(visitor, direction.community_id)


def may_offer_stewardship(visitor: Visitor, direction: Direction) -> bool:
    """Whoever belongs to the community, or writes for it, may offer; nobody is appointed."""
    if not visitor.has_account or direction.state == DirectionState.REPLACED:
        return False
    return visitor.belongs_to(direction.community_id) or may_write_for(
        visitor, direction.community_id
    )


def may_step_down(visitor: Visitor, steward: Steward) -> bool:
    """Only the steward hands the stewardship on."""
    return visitor.is_known and steward.person_id == visitor.person_id


def may_carry_goal(visitor: Visitor, direction: Direction) -> bool:
    """Anyone with an account, for a direction that still counts."""
    return visitor.has_account and direction.state != DirectionState.REPLACED


def may_edit_choice(visitor: Visitor, choice: Choice) -> bool:
    """Who writes for the community, as long as the text is being worked on."""
    return choice.state in IN_THE_MAKING and may_write_for(visitor, choice.community_id)


def may_respond(visitor: Visitor, choice: Choice, now: datetime) -> bool:
    """Everyone we know, guests included, while the choice is open."""
    return visitor.is_known and is_open_now(choice, now)


def is_open_now(choice: Choice, now: datetime) -> bool:
    """Whether responses are still taken."""
    return (
        choice.state == ChoiceState.OPEN
        and choice.open_until is not None
        and now <= choice.open_until
    )


def may_arrange_great_tasks(visitor: Visitor) -> bool:
    """The list of great tasks is kept by facilitators and the administrator."""
    return visitor.has_account and (visitor.is_facilitator or visitor.is_administrator)
