"""Who may do what here, and what still lacks before something may happen. All pure."""

from kiemkracht.direction.rules.choice_readiness import (
    RESPONSE_DAYS,
    label_for,
    to_open,
    to_publish,
    to_take,
)
from kiemkracht.direction.rules.direction_readiness import (
    CONVERSATION_DAYS,
    to_agree,
    to_open_conversation,
    to_replace,
)
from kiemkracht.direction.rules.leave import (
    is_open_now,
    may_arrange_great_tasks,
    may_carry_goal,
    may_edit_choice,
    may_edit_direction,
    may_move_direction,
    may_offer_stewardship,
    may_respond,
    may_start,
    may_start_somewhere,
    may_step_down,
    may_write_for,
)
from kiemkracht.direction.rules.requirements import Requirement, enumeration, missing

__all__ = [
    "CONVERSATION_DAYS",
    "RESPONSE_DAYS",
    "Requirement",
    "enumeration",
    "is_open_now",
    "label_for",
    "may_arrange_great_tasks",
    "may_carry_goal",
    "may_edit_choice",
    "may_edit_direction",
    "may_move_direction",
    "may_offer_stewardship",
    "may_respond",
    "may_start",
    "may_start_somewhere",
    "may_step_down",
    "may_write_for",
    "missing",
    "to_agree",
    "to_open",
    "to_open_conversation",
    "to_publish",
    "to_replace",
    "to_take",
]
