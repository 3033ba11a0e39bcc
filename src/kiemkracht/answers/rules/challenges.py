"""The right to challenge: who may do what, what is missing, and which step follows. All pure."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.answers.enums.challenges import (
    BEFORE_DECISION,
    ROOM_OPEN,
    SAID_YES,
    WRITABLE,
    ChallengeState,
    DataKind,
)
from kiemkracht.answers.models import Challenge, OrdinanceTerms
from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor

S = ChallengeState

FIELDS: dict[str, Promise] = {
    "task": _("Which task do you want to take over?"),
    "current_provider": _("Who does it now?"),
    "why_better": _("Why can you do it better, or otherwise?"),
    "plan": _("How do you go about it?"),
    "costs": _("What does it cost, and what is that based on?"),
    "asked_cents": _("How much money do you ask, in euros?"),
    "carried_by": _("Who carries it, and who stands behind it?"),
    "continuity": _("How does it go on when somebody drops out?"),
    "liability": _("Who answers for damage and accidents?"),
    "fallback": _("What if it does not work out?"),
}
"""What a challenge tells, in the order of the form."""

LONGEST = {"current_provider": 600, "plan": 3000}
USUAL_LENGTH = 1500
"""How long an answer may be, as the table has it."""


def missing(row: Challenge) -> tuple[Promise, ...]:
    """The questions that are not answered yet. An amount of 0 is an answer."""
    return tuple(label for name, label in FIELDS.items() if getattr(row, name) in ("", None))


def missing_data(kinds: Collection[str]) -> tuple[Promise, ...]:
    """What the data room lacks; a line may also say that there is no contract."""
    return tuple(each.label for each in DataKind if each not in kinds)


def may_begin(visitor: Visitor) -> bool:
    """Anyone we know, guests included: the ordinance says who may hand it in."""
    return visitor.is_known


def is_own(visitor: Visitor, row: Challenge) -> bool:
    """Began it."""
    return visitor.is_known and row.asked_by_id == visitor.person_id


def may_write(visitor: Visitor, row: Challenge) -> bool:
    """Who began it, until it is complete."""
    return is_own(visitor, row) and row.state in WRITABLE


def may_handle(
    visitor: Visitor, row: Challenge, workplaces: Collection[UUID], *, decides: bool
) -> bool:
    """Works at that organisation and tends or decides there; never who asks it."""
    if not visitor.has_account or is_own(visitor, row):
        return False
    return row.organisation_id in workplaces and (decides or visitor.may_tend(row.community_id))


def may_decide(visitor: Visitor, row: Challenge, *, decides: bool) -> bool:
    """Who decides for the community it lies in or one above it, and does not ask it."""
    return visitor.has_account and decides and not is_own(visitor, row) and row.state == S.DIALOGUE


def may_set_terms(visitor: Visitor) -> bool:
    """Who arranges the house."""
    return visitor.has_account and visitor.is_administrator


def room_is_open(row: Challenge) -> bool:
    """From “complete” on everyone reads the data room, also after a refusal."""
    return row.state in ROOM_OPEN


def steps_of(row: Challenge, *, own: bool, handles: bool, confirmed: bool) -> tuple[str, ...]:
    """Which steps this visitor can take now, apart from deciding and agreeing."""
    found: list[str] = []
    if own and row.state == S.EXPLORING:
        found.append(S.SUBMITTED)
    if handles and row.state == S.SUBMITTED:
        found += [S.EXPLORING, S.COMPLETE]
    if handles and row.state == S.COMPLETE:
        found.append(S.DIALOGUE)
    if handles and row.state == S.AGREEMENT and confirmed:
        found.append(S.RUNNING)
    if (own or handles) and row.state == S.RUNNING:
        found.append(S.EVALUATION)
    if handles and row.state == S.EVALUATION:
        found.append(S.CONTINUED)
    if (own and row.state in (S.RUNNING, S.EVALUATION)) or (handles and row.state == S.EVALUATION):
        found.append(S.HANDED_BACK)
    if own and (row.state in BEFORE_DECISION or row.state in SAID_YES or row.state == S.AGREEMENT):
        found.append(S.WITHDRAWN)
    return tuple(found)


ASK_WORDS = (S.EXPLORING, S.DIALOGUE, S.EVALUATION, S.CONTINUED, S.HANDED_BACK, S.WITHDRAWN)
"""Steps that need words: what is asked, when the talk is, what came of it, why."""


def due_on(to: str, terms: OrdinanceTerms | None, today: date) -> date | None:
    """The last day of a phase as the ordinance says; None where it says nothing."""
    if terms is None:
        return None
    days = {
        S.SUBMITTED: terms.complete_days,
        S.COMPLETE: terms.dialogue_days,
        S.DIALOGUE: terms.decide_days,
    }.get(S(to))
    return clock.add_working_days(today, days) if days else None
