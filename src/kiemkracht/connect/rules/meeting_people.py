"""Who may be introduced, invite, answer, meet and tend a bond. Pure: no query, no clock."""

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondStage
from kiemkracht.connect.enums.introductions import IntroductionState
from kiemkracht.connect.models import Bond, Introduction


def may_be_introduced(visitor: Visitor) -> bool:
    """People with an account: the other must be able to find them back."""
    return visitor.has_account


def may_answer(visitor: Visitor, introduction: Introduction) -> bool:
    """Only who was invited says yes or no."""
    return visitor.is_known and introduction.receiver_id == visitor.person_id


def may_withdraw(visitor: Visitor, introduction: Introduction) -> bool:
    """Only who invited takes it back."""
    return visitor.is_known and introduction.sender_id == visitor.person_id


def waits(introduction: Introduction) -> bool:
    """Not answered yet."""
    return introduction.state == IntroductionState.INVITED


def may_tend_bond(visitor: Visitor, bond: Bond) -> bool:
    """Only the two; a bond let go is nobody's."""
    return bond.has(visitor.person_id) and bond.stage != BondStage.LET_GO


def may_compute(visitor: Visitor) -> bool:
    """Who facilitates or administers may ask for a new computation; it is expensive."""
    return visitor.is_facilitator or visitor.is_administrator
