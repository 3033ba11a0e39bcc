"""Who may do what with a klus, and how a klus fits somebody. Pure: no queries here."""

from collections.abc import Sequence
from datetime import date

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.gigs import Drive
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Agreement, Gig


def may_post(visitor: Visitor) -> bool:
    """Whoever has an account: work asks for somebody who can be reached."""
    return visitor.has_account


def is_owner(visitor: Visitor, gig: Gig) -> bool:
    """Whoever posted it."""
    return visitor.is_known and gig.owner_id == visitor.person_id


def may_answer(visitor: Visitor, gig: Gig) -> bool:
    """Say “I would like to do this”."""
    return visitor.has_account and not is_owner(visitor, gig)


def takes_answers(gig: Gig, today: date) -> bool:
    """Still looking for somebody."""
    return gig.state == State.OPEN and gig.expires_on >= today


def is_party(visitor: Visitor, agreement: Agreement) -> bool:
    """One of the two who agreed."""
    parties = (agreement.gig.owner_id, agreement.answer.person_id)
    return visitor.is_known and visitor.person_id in parties


def drives_met(gig: Gig, drives: Sequence[str]) -> tuple[Drive, ...]:
    """Which of somebody's drives this klus says something about, in the order of the list.

    Meaning is always told; freedom and mastery only when the klus tells of them.
    """
    told = {
        Drive.MEANING: bool(gig.meaning),
        Drive.AUTONOMY: bool(gig.freedom),
        Drive.MASTERY: bool(gig.learning),
    }
    return tuple(drive for drive in Drive if drive in drives and told[drive])
