"""The versions of a charter, and what was said to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise as Lazy

from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.circles import (
    CharterState,
    Voice,
)
from kiemkracht.connect.models import CharterVersion, CharterVoice
from kiemkracht.connect.rules import circles as rules


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """What somebody said to a version."""

    who: str
    is_yes: bool
    because: str
    proposal: str
    at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class CharterView:
    """One version of the charter."""

    id: int
    number: int
    purpose: str
    deciding: str
    looking_back: str
    look_back_on: date | None
    also: str
    visibility: str | Lazy
    by_invitation: bool
    because: str
    proposed_by: str
    proposed_at: datetime
    closes_on: date | None
    agreed_at: datetime | None
    state: str
    state_label: str | Lazy
    voices: tuple[VoiceLine, ...]
    yes: int
    wanted: int
    my_voice: str
    may_withdraw: bool

    @property
    def objections(self) -> tuple[VoiceLine, ...]:
        """Who says not yet."""
        return tuple(voice for voice in self.voices if not voice.is_yes)


def charter_view(
    visitor: Visitor,
    row: CharterVersion,
    who: dict[UUID, str],
    members: Mapping[UUID, str],
    *,
    is_inside: bool,
) -> CharterView:
    """One version as this visitor may read it. Queries: 0 with its voices at hand."""
    voices = list(row.voices.all())
    mine = next((each for each in voices if each.person_id == visitor.person_id), None)
    wanted = len(members) or rules.FOUNDERS
    state = CharterState(row.state)
    return CharterView(
        id=row.pk,
        number=row.number,
        purpose=row.purpose,
        deciding=row.deciding,
        looking_back=row.looking_back,
        look_back_on=row.look_back_on,
        also=row.also,
        visibility=Visibility(row.visibility).label,
        by_invitation=row.by_invitation,
        because=row.because,
        proposed_by=who.get(row.proposed_by_id, "") if row.proposed_by_id else "",
        proposed_at=row.proposed_at,
        closes_on=row.closes_on,
        agreed_at=row.agreed_at,
        state=state,
        state_label=state.label,
        voices=tuple(_voice(visitor, each, who) for each in voices) if is_inside else (),
        yes=sum(each.voice == Voice.YES for each in voices),
        wanted=wanted,
        my_voice=mine.voice if mine else "",
        may_withdraw=state == CharterState.PROPOSED
        and row.closes_on is not None
        and visitor.is_known
        and row.proposed_by_id == visitor.person_id,
    )


def _voice(visitor: Visitor, each: CharterVoice, who: dict[UUID, str]) -> VoiceLine:
    return VoiceLine(
        who=who.get(each.person_id, ""),
        is_yes=each.voice == Voice.YES,
        because=each.because,
        proposal=each.proposal,
        at=each.at,
        is_mine=each.person_id == visitor.person_id,
    )
