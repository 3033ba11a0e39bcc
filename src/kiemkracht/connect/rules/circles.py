"""Who may do what in a circle, and when a charter holds. Pure: no queries here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.circles import CharterState, Voice
from kiemkracht.connect.models import CharterVersion, CharterVoice, Circle

FOUNDERS = 3
CONSENT_WITHIN = timedelta(days=7)
INVITATION_LIVES = timedelta(days=30)
INVITATIONS_A_WEEK = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """How a visitor stands to a circle."""

    is_member: bool = False
    is_invited: bool = False
    began_it: bool = False


def may_begin(visitor: Visitor) -> bool:
    """Start a circle: anyone with an account, without asking anybody."""
    return visitor.has_account


def may_invite(standing: Standing, circle: Circle) -> bool:
    """Before it lives whoever began it, afterwards every member."""
    return standing.is_member if circle.community_id else standing.began_it


def may_speak(standing: Standing, circle: Circle) -> bool:
    """Say yes or not yet to the charter.

    Before it lives whoever began it or was invited; afterwards a member, and to the standing
    charter whoever is invited: that is how one joins.
    """
    if circle.community_id:
        return standing.is_member or standing.is_invited
    return standing.began_it or standing.is_invited


def may_propose(standing: Standing, circle: Circle) -> bool:
    """Propose another charter: every member; before it lives whoever began it."""
    return standing.is_member if circle.community_id else standing.began_it


def may_arrange(standing: Standing) -> bool:
    """Choose the words and modules of the page: every member."""
    return standing.is_member


def may_tell_ties(standing: Standing, circle: Circle) -> bool:
    """Tell and see which kinds of ties there are: the members of a circle that lives."""
    return standing.is_member and circle.community_id is not None


def founders(voices: Iterable[CharterVoice]) -> tuple[UUID, ...]:
    """Who said yes, in the order in which they did."""
    return tuple(each.person_id for each in voices if each.voice == Voice.YES)


def may_live(voices: Collection[CharterVoice]) -> bool:
    """Three yeses, and nobody who says “not yet”."""
    return len(founders(voices)) >= FOUNDERS and not objections(voices)


def objections(voices: Iterable[CharterVoice]) -> tuple[CharterVoice, ...]:
    """Who says “not yet, because…”."""
    return tuple(each for each in voices if each.voice == Voice.NOT_YET)


def holds(
    version: CharterVersion,
    voices: Collection[CharterVoice],
    members: Collection[UUID],
    today: date,
) -> bool:
    """Whether a proposed change holds: every member said yes, or its days passed without objection.

    An objection of somebody who left no longer counts.
    """
    if version.state != CharterState.PROPOSED or not members:
        return False
    spoken = [each for each in voices if each.person_id in members]
    if objections(spoken):
        return False
    all_agree = set(founders(spoken)) >= set(members)
    return all_agree or (version.closes_on is not None and version.closes_on < today)
