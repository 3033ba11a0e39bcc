"""Who may ask for a maatje, answer, end and tell. Pure: no query, no clock."""

from datetime import date

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.buddies import WEEKS_TOGETHER, PairState
from kiemkracht.connect.models import BuddyPair


def may_ask(visitor: Visitor) -> bool:
    """People with an account: the other must be able to find them back."""
    return visitor.has_account


def may_answer(visitor: Visitor, pair: BuddyPair) -> bool:
    """The two, as long as it is a proposal."""
    return pair.has(visitor.person_id) and pair.state == PairState.PROPOSED


def may_end(visitor: Visitor, pair: BuddyPair) -> bool:
    """The two, once it began."""
    return pair.has(visitor.person_id) and pair.state == PairState.RUNNING


def may_tell(visitor: Visitor, pair: BuddyPair, today: date) -> bool:
    """The two, in the last week or once it is over: telling ends the six weeks for nobody."""
    return pair.has(visitor.person_id) and (pair.is_over(today) or is_last_week(pair, today))


def is_last_week(pair: BuddyPair, today: date) -> bool:
    """On the way, in the sixth week."""
    return pair.state == PairState.RUNNING and pair.week(today) >= WEEKS_TOGETHER
