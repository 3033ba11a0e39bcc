"""Consent: yes, or not yet with a reason and a proposal; and what follows from it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.circles import CharterState, CircleVerb, Voice
from kiemkracht.connect.models import CharterVersion, CharterVoice, Circle
from kiemkracht.connect.rules import circles as rules
from kiemkracht.connect.selectors.standing import standing_of
from kiemkracht.connect.services import circle_keeping as keeping
from kiemkracht.connect.services.circling import (
    CharterWords,
    charter_fields,
    require_sound,
)
from kiemkracht.people.services.founding import Founding, found_circle, let_in


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says to a charter."""

    voice: str
    because: str = ""
    proposal: str = ""


@transaction.atomic
def say(*, by: Visitor, version: CharterVersion, said: Said) -> CharterVoice:
    """Say yes or not yet; saying it anew replaces what one said. Queries: 10 to 25.

    The third yes without an open objection brings the circle to life. Of a living circle a yes of
    somebody invited to its standing charter makes them a member; a proposed change holds once
    every member said yes.
    """
    circle = keeping.locked(version.circle, by)
    standing = standing_of(by, circle)
    require(rules.may_speak(standing, circle), _("Only who is asked can say yes to this charter."))
    version = CharterVersion.objects.select_for_update().get(pk=version.pk)
    if earlier := _said_yes_before(by, version, said, standing):
        return earlier
    _require_in_turn(version, circle, standing)
    made = _note_voice(by, version, said)
    verb = CircleVerb.CONSENTED if made.voice == Voice.YES else CircleVerb.OBJECTED
    keeping.note(circle, verb, by=by, version=version.number)
    following.follow(by=by, place=place_of(circle))
    if circle.community_id is None:
        _perhaps_live(circle, version, by)
    elif version.state == CharterState.PROPOSED:
        keeping.settle(version, by=by)
    elif made.voice == Voice.YES and standing.is_invited and not standing.is_member:
        let_in(community_id=circle.community_id, person_id=by.identity)
    return made


def _said_yes_before(
    by: Visitor, version: CharterVersion, said: Said, standing: rules.Standing
) -> CharterVoice | None:
    """The yes of a member that counted already: a second tab, or the back button."""
    if said.voice != Voice.YES or not standing.is_member or version.state != CharterState.AGREED:
        return None
    mine = CharterVoice.objects.filter(version=version, person_id=by.identity, voice=Voice.YES)
    return mine.first()


def _require_in_turn(version: CharterVersion, circle: Circle, standing: rules.Standing) -> None:
    require_that(
        version.state in (CharterState.PROPOSED, CharterState.AGREED),
        _("This version was taken back or replaced. Read the newest one."),
    )
    if circle.community_id is None:
        return
    if version.state == CharterState.PROPOSED:
        require(standing.is_member, _("Only members say yes to a change."))
        is_over = version.closes_on is not None and version.closes_on < clock.today()
        require_that(not is_over, _("The days to answer are over."))
    else:
        require_that(not standing.is_member, _("This charter holds already. Propose a change."))


def _note_voice(by: Visitor, version: CharterVersion, said: Said) -> CharterVoice:
    because, proposal = one_line(said.because)[:300], one_line(said.proposal)[:300]
    require_that(said.voice in Voice.values, _("Choose yes, or not yet."))
    if said.voice == Voice.YES:
        because = proposal = ""
    else:
        require_that(bool(because), _("Say why not yet: what would harm what you want together?"))
        require_that(bool(proposal), _("Say what would make it a yes."))
    made, _is_new = CharterVoice.objects.update_or_create(
        version=version,
        person_id=by.identity,
        defaults={
            "voice": said.voice,
            "because": because,
            "proposal": proposal,
            "at": clock.now(),
        },
    )
    return made


def _perhaps_live(circle: Circle, version: CharterVersion, by: Visitor) -> None:
    voices = list(version.voices.all())
    if not rules.may_live(voices):
        return
    members = rules.founders(voices)
    community = found_circle(
        by=by,
        founding=Founding(
            name=circle.name,
            slug=circle.slug,
            purpose=version.purpose,
            visibility=version.visibility,
            by_invitation=version.by_invitation,
            members=members,
        ),
    )
    circle.community_id, circle.alive_since = community.pk, clock.now()
    circle.save(update_fields=["community", "alive_since"])
    version.circle = circle
    keeping.let_hold(version, by=by)
    keeping.note(circle, CircleVerb.LIVES, by=by, people=len(members))


@transaction.atomic
def propose_charter(
    *, by: Visitor, circle: Circle, charter: CharterWords, read: int | None = None
) -> CharterVersion:
    """Propose another charter. Members have seven days; silence is no objection.

    Before the circle lives it takes the place of the version that people looked at, and everyone
    is asked anew. `read` is the number of the version it was written from: when another one holds
    by now, this would undo what others agreed, so it is refused.
    """
    row = keeping.locked(circle, by)
    require(rules.may_propose(standing_of(by, row), row), _("Only members propose a change."))
    require_sound(charter)
    if read is not None:
        require_that(
            _number_of_now(row) == read,
            _(
                "The charter changed while you were writing. Below is the charter of now. "
                "Change your proposal if needed, and propose it again."
            ),
        )
    earlier = CharterVersion.objects.filter(circle=row, state=CharterState.PROPOSED)
    if row.community_id:
        require_that(
            not earlier.exists(),
            _("There is a proposal already. Answer it, or take it back first."),
        )
    else:
        earlier.update(state=CharterState.WITHDRAWN)
    newest = CharterVersion.objects.filter(circle=row).order_by("-number").first()
    version = CharterVersion.objects.create(
        circle=row,
        number=newest.number + 1 if newest else 1,
        proposed_by_id=by.identity,
        closes_on=clock.today() + rules.CONSENT_WITHIN if row.community_id else None,
        **charter_fields(charter),
    )
    CharterVoice.objects.create(version=version, person_id=by.identity, voice=Voice.YES)
    keeping.note(row, CircleVerb.PROPOSED, by=by, version=version.number)
    if row.community_id:
        keeping.settle(version, by=by)
    return version


@transaction.atomic
def withdraw_charter(*, by: Visitor, version: CharterVersion) -> None:
    """Take a proposed change back; what was said to it stays in the history."""
    row = keeping.locked(version.circle, by)
    require(
        standing_of(by, row).is_member and version.proposed_by_id == by.person_id,
        _("Only who proposed it takes it back."),
    )
    require_that(
        version.state == CharterState.PROPOSED and row.community_id is not None,
        _("This is no proposal any more."),
    )
    version.state = CharterState.WITHDRAWN
    version.save(update_fields=["state"])
    keeping.note(row, CircleVerb.WITHDREW, by=by, version=version.number)


def _number_of_now(circle: Circle) -> int | None:
    version = current_version(circle)
    return version.number if version else None


def current_version(circle: Circle) -> CharterVersion | None:
    """What one says yes to: the standing charter, before that the proposed one. Queries: 1."""
    wanted = CharterState.AGREED if circle.community_id else CharterState.PROPOSED
    return CharterVersion.objects.filter(circle=circle, state=wanted).first()
