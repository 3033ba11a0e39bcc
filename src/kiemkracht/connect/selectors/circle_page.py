"""One circle: its purpose, charter, members, history, and the parts of its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise as Lazy

from kiemkracht.base import clock, names
from kiemkracht.base.places import place_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.circles import (
    MODULE_HINTS,
    CharterState,
    Module,
)
from kiemkracht.connect.models import CharterVersion, Circle, CircleInvitation
from kiemkracht.connect.rules import circles as rules
from kiemkracht.connect.selectors.charters import CharterView, charter_view
from kiemkracht.connect.selectors.standing import is_asked
from kiemkracht.people.selectors.companions import former_members, members_of


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A part of the page, under the name the circle gave it."""

    key: str
    label: str | Lazy
    own_label: str
    hint: str | Lazy
    is_on: bool


@dataclass(frozen=True, slots=True)
class InvitationView:
    """What an invitation says to who is asked."""

    by: str
    you_learn: str
    whole_gains: str


@dataclass(frozen=True, slots=True)
class CirclePage:
    """Everything the page shows. Members and voices only to members and who is asked."""

    id: UUID
    slug: str
    place: str
    community_place: str
    community_id: UUID | None
    name: str
    purpose: str
    lang: str
    near: str
    visibility: str | Lazy
    is_alive: bool
    rests: bool
    is_open: bool
    alive_since: datetime | None
    charter: CharterView | None
    proposal: CharterView | None
    history: tuple[CharterView, ...]
    members: tuple[str, ...]
    former: tuple[tuple[UUID, str], ...]
    modules: tuple[ModuleView, ...]
    invitation: InvitationView | None
    asked: tuple[str, ...]
    standing: rules.Standing
    may_speak: bool
    may_invite: bool
    may_propose: bool
    may_join: bool
    still_needed: int
    looks_back_now: bool

    @property
    def to_answer(self) -> CharterView | None:
        """What the visitor is asked: a change is for members, the charter of now for who joins."""
        if self.is_alive and not self.standing.is_member:
            return self.charter
        return self.proposal

    @property
    def said_yes(self) -> bool:
        """A yes that counts; what somebody said before they left counts no more."""
        asked = self.to_answer
        counts = self.standing.is_member or not self.is_alive
        return counts and asked is not None and asked.my_voice == "yes"


def circle_page(visitor: Visitor, row: Circle) -> CirclePage:
    """Read the page. Queries: 4 for a stranger, up to 9 for who is inside."""
    members = members_of(row.community_id) if row.community_id else {}
    invitations = list(CircleInvitation.objects.filter(circle=row))
    standing = _standing(visitor, row, members, invitations)
    is_inside = standing.is_member or standing.is_invited or standing.began_it
    versions = list(CharterVersion.objects.filter(circle=row).prefetch_related("voices"))
    who = names.of(_ids(row, versions, invitations)) if is_inside else {}
    views = [charter_view(visitor, each, who, members, is_inside=is_inside) for each in versions]
    charter = next((view for view in views if view.state == CharterState.AGREED), None)
    proposal = next((view for view in views if view.state == CharterState.PROPOSED), None)
    said_yes = proposal.yes if proposal and not row.community_id else 0
    past: Mapping[UUID, str] = {}
    if standing.is_member and row.community_id:
        past = former_members(row.community_id)
    return CirclePage(
        id=row.pk,
        slug=row.slug,
        place=place_of(row),
        community_place=f"people.community:{row.community_id}" if row.community_id else "",
        community_id=row.community_id,
        name=row.name,
        purpose=row.purpose,
        lang=row.lang,
        near=row.near.name if row.near else "",
        visibility=Visibility(row.visibility).label,
        is_alive=row.community_id is not None,
        rests=row.community_id is not None and not members,
        is_open=not row.by_invitation,
        alive_since=row.alive_since,
        charter=charter,
        proposal=proposal if is_inside else None,
        history=tuple(view for view in views if view not in (charter, proposal))
        if is_inside
        else (),
        members=tuple(members.values()) if standing.is_member else (),
        former=tuple(past.items()),
        modules=modules_of(row),
        invitation=_invitation(visitor, invitations, who) if standing.is_invited else None,
        asked=waiting_names(row) if is_inside else (),
        standing=standing,
        may_speak=_may_speak(row, standing, charter, proposal),
        may_invite=rules.may_invite(standing, row),
        may_propose=rules.may_propose(standing, row) and (proposal is None or not row.community_id),
        may_join=row.community_id is not None
        and not row.by_invitation
        and visitor.is_known
        and not standing.is_member,
        still_needed=max(rules.FOUNDERS - said_yes, 0),
        looks_back_now=charter is not None
        and charter.look_back_on is not None
        and charter.look_back_on <= clock.today(),
    )


def _standing(
    visitor: Visitor,
    row: Circle,
    members: Mapping[UUID, str],
    invitations: Sequence[CircleInvitation],
) -> rules.Standing:
    if not visitor.is_known:
        return rules.Standing()
    return rules.Standing(
        is_member=visitor.identity in members,
        is_invited=_was_asked(visitor, row, invitations) and is_asked(visitor, row),
        began_it=row.begun_by_id == visitor.person_id and row.community_id is None,
    )


def _was_asked(visitor: Visitor, row: Circle, invitations: Sequence[CircleInvitation]) -> bool:
    """Ever; whether it still holds is another question, which most visitors need not ask."""
    ever = any(each.person_id == visitor.person_id for each in invitations)
    return ever or (row.community_id is None and row.begun_by_id != visitor.person_id)


def _ids(
    row: Circle,
    versions: Sequence[CharterVersion],
    invitations: Sequence[CircleInvitation],
) -> set[UUID]:
    found = {row.begun_by_id}
    for version in versions:
        found.add(version.proposed_by_id)
        found |= {voice.person_id for voice in version.voices.all()}
    for each in invitations:
        found |= {each.by_id, each.person_id}
    return {identity for identity in found if identity is not None}


def _invitation(
    visitor: Visitor, invitations: Sequence[CircleInvitation], who: dict[UUID, str]
) -> InvitationView | None:
    for each in invitations:
        if visitor.is_known and each.person_id == visitor.person_id:
            return InvitationView(who.get(each.by_id, ""), each.you_learn, each.whole_gains)
    return None


def _may_speak(
    row: Circle,
    standing: rules.Standing,
    charter: CharterView | None,
    proposal: CharterView | None,
) -> bool:
    if not rules.may_speak(standing, row):
        return False
    if row.community_id is None or (proposal is not None and standing.is_member):
        return proposal is not None and (
            proposal.closes_on is None or proposal.closes_on >= clock.today()
        )
    return charter is not None and not standing.is_member


def modules_of(row: Circle) -> tuple[ModuleView, ...]:
    """The parts of its page, under the names it gave them. Queries: 0."""
    return tuple(
        ModuleView(
            key=module,
            label=module.label,
            own_label=row.labels.get(module, ""),
            hint=MODULE_HINTS[module],
            is_on=module not in row.modules_off,
        )
        for module in Module
    )


def waiting_names(row: Circle) -> tuple[str, ...]:
    """Who was invited by name and did not answer yet, by name; links are nobody. Queries: 1."""
    waiting = CircleInvitation.objects.without_answer().filter(
        circle=row, expires_on__gte=clock.today(), person__forgotten_at=None
    )
    return tuple(waiting.order_by("person__name").values_list("person__name", flat=True))
