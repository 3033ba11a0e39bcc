"""Who may do what in a workshop, and when a step may be taken. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.workshops import Side, WorkshopStage
from kiemkracht.weigh.models import Workshop
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.rules.board import Board

LEAST_CASES = 6
MOST_CASES = 12
MOST_MAKERS = 24
_PATH = list(WorkshopStage)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a guard needs to know of a workshop. `done` counts makers who decided every case."""

    stage: str
    sides: tuple[str, ...]
    cases: tuple[int, int]
    done: int
    answers: int
    resident_spoke: bool


def may_open(visitor: Visitor) -> bool:
    """Begin one: who tends somewhere."""
    return visitor.has_account and (visitor.tends_everywhere or bool(visitor.tends))


def may_lead(visitor: Visitor, workshop: Workshop) -> bool:
    """Invite, close a step, publish: who tends the community."""
    return visitor.is_known and visitor.may_tend(workshop.community_id)


def may_use(visitor: Visitor, *, decides: bool) -> bool:
    """Take a framework into use: who decides there, and who arranges the house."""
    return visitor.has_account and (decides or visitor.is_administrator)


def may_change_cases(stage: str, round_number: int) -> bool:
    """Real cases while gathering; the new ones until they are tried."""
    if round_number == 1:
        return stage == WorkshopStage.GATHERING
    return _PATH.index(WorkshopStage(stage)) < _PATH.index(WorkshopStage.TRYING)


def after(stage: str) -> WorkshopStage:
    """The step that follows. Raises IndexError for the last."""
    return _PATH[_PATH.index(WorkshopStage(stage)) + 1]


def lacks(known: Standing, board: Board | None, *, reason: str) -> list[str]:
    """What has to be done before the step after `known.stage`, in sentences; `reason` tells why
    it closes before everybody decided.
    """
    match known.stage:
        case WorkshopStage.GATHERING:
            return [*_lacks_cases(known.cases[0]), *_lacks_makers(known.sides)]
        case WorkshopStage.DECIDING | WorkshopStage.TRYING:
            return _lacks_answers(known, reason)
        case WorkshopStage.SORTING:
            return boards.lacks_for_gates(board or Board())
        case WorkshopStage.GATES:
            gates = [] if board and board.gates else [_("Choose at least one gate.")]
            return [*gates, *_lacks_cases(known.cases[1])]
        case WorkshopStage.TRIED:
            return [] if known.resident_spoke else [_resident()]
    return [_("This framework is set. It does not change any more.")]


def _resident() -> str:
    return _("At least one resident has to decide along, or it can’t be set.")


def _lacks_cases(count: int) -> list[str]:
    if count >= LEAST_CASES:
        return []
    missing = LEAST_CASES - count
    return [
        ngettext("%(n)d case is missing.", "%(n)d cases are missing.", missing) % {"n": missing}
    ]


def _lacks_makers(sides: Sequence[str]) -> list[str]:
    found = [] if Side.RESIDENT in sides else [_resident()]
    return [*found, *([] if len(sides) > 1 else [_("Invite at least two makers.")])]


def _lacks_answers(known: Standing, reason: str) -> list[str]:
    if not known.answers:
        return [_("Nobody decided yet.")]
    if known.done < len(known.sides) and not reason:
        return [_("Not everybody has decided. Wait, or tell why you close it now.")]
    return []
