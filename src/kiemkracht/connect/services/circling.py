"""Starting a circle without asking anybody, inviting, and leaving."""

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.circles import CircleVerb, Module, Voice
from kiemkracht.connect.models import (
    CharterVersion,
    CharterVoice,
    Circle,
    CircleInvitation,
    CircleTie,
)
from kiemkracht.connect.rules import circles as rules
from kiemkracht.connect.selectors.circle_company import who_to_ask
from kiemkracht.connect.selectors.standing import standing_of
from kiemkracht.connect.services import circle_keeping as keeping
from kiemkracht.people.services import founding

SHOWN_TO = (Visibility.CIRCLE, Visibility.ORGANISATIONS, Visibility.ROOM, Visibility.PUBLIC)


@dataclass(frozen=True, slots=True)
class CharterWords:
    """The agreements: how we decide, who may see us, when we look back."""

    purpose: str
    deciding: str
    looking_back: str
    look_back_on: date | None = None
    also: str = ""
    visibility: str = Visibility.CIRCLE
    by_invitation: bool = True
    because: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """What an invitation says: both lines are needed, so that nobody is asked for nothing."""

    you_learn: str
    whole_gains: str


@transaction.atomic
def begin_circle(
    *, by: Visitor, name: str, charter: CharterWords, near_id: UUID | None = None
) -> Circle:
    """Begin a circle with a first charter; who begins it says yes to it. Queries: about 8."""
    require(rules.may_begin(by), _("Come in with your account to begin a circle."))
    title = one_line(name)
    require_that(0 < len(title) <= 80, _("Give the circle a name, in at most 80 characters."))
    require_sound(charter)
    identity = uuid.uuid4()
    circle = Circle.objects.create(
        id=identity,
        name=title,
        slug=_slug(title),
        purpose=one_line(charter.purpose),
        visibility=charter.visibility,
        by_invitation=charter.by_invitation,
        near_id=near_id,
        begun_by_id=by.identity,
        lot=lot_of(identity),
    )
    version = CharterVersion.objects.create(
        circle=circle, number=1, proposed_by_id=by.identity, **charter_fields(charter)
    )
    CharterVoice.objects.create(version=version, person_id=by.identity, voice=Voice.YES)
    keeping.note(circle, CircleVerb.DRAFTED, by=by)
    following.follow(by=by, place=place_of(circle))
    return circle


def require_sound(charter: CharterWords) -> None:
    """Refuse a charter that lacks an agreement."""
    require_that(
        0 < len(one_line(charter.purpose)) <= 300,
        _("Say what the circle is for, in 300 characters."),
    )
    require_that(
        0 < len(many_lines(charter.deciding)) <= 600, _("Agree how you decide, in 600 characters.")
    )
    require_that(
        0 < len(one_line(charter.looking_back)) <= 200, _("Agree when you look back together.")
    )
    require_that(len(many_lines(charter.also)) <= 600, _("Keep the rest to 600 characters."))
    require_that(charter.visibility in SHOWN_TO, _("Choose who may see this."))


def charter_fields(charter: CharterWords) -> dict[str, object]:
    """The columns of a version."""
    return {
        "purpose": one_line(charter.purpose),
        "deciding": many_lines(charter.deciding),
        "looking_back": one_line(charter.looking_back),
        "look_back_on": charter.look_back_on,
        "also": many_lines(charter.also),
        "visibility": charter.visibility,
        "by_invitation": charter.by_invitation,
        "because": one_line(charter.because)[:300],
    }


def _slug(title: str) -> str:
    """An address nobody can guess from the name: the name of a closed circle is its own."""
    return f"{slugify(title)[:60] or 'kring'}-{secrets.token_hex(4)}"


@transaction.atomic
def invite(*, by: Visitor, circle: Circle, person_id: UUID, asking: Asking) -> CircleInvitation:
    """Ask somebody of a community that you share, or who was in the circle before."""
    row = keeping.locked(circle, by)
    require(rules.may_invite(standing_of(by, row), row))
    _require_both_lines(asking)
    _require_within_week(by)
    require_that(
        person_id in who_to_ask(by, row),
        _("Ask people of a neighbourhood or group that you share."),
    )
    made, is_new = CircleInvitation.objects.update_or_create(
        circle=row,
        person_id=person_id,
        defaults={**_lines(asking), "by_id": by.identity, "expires_on": _last_day()},
    )
    if is_new:
        keeping.note(row, CircleVerb.INVITED, by=by)
    return made


@transaction.atomic
def make_link(*, by: Visitor, circle: Circle, asking: Asking) -> str:
    """Make a link for one person without an account; shown once, only its digest is kept."""
    row = keeping.locked(circle, by)
    require(rules.may_invite(standing_of(by, row), row))
    _require_both_lines(asking)
    _require_within_week(by)
    secret = secrets.token_urlsafe(32)
    CircleInvitation.objects.create(
        circle=row,
        digest=digest_of(secret),
        by_id=by.identity,
        expires_on=_last_day(),
        **_lines(asking),
    )
    keeping.note(row, CircleVerb.INVITED, by=by)
    return secret


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _last_day() -> date:
    return clock.today() + rules.INVITATION_LIVES


def _lines(asking: Asking) -> dict[str, str]:
    return {
        "you_learn": one_line(asking.you_learn),
        "whole_gains": one_line(asking.whole_gains),
    }


def _require_both_lines(asking: Asking) -> None:
    for line in _lines(asking).values():
        require_that(
            0 < len(line) <= 140,
            _("Say what this person may learn and what the whole gains, in 140 characters each."),
        )


def _require_within_week(by: Visitor) -> None:
    since = clock.now() - timedelta(days=7)
    sent = CircleInvitation.objects.filter(by_id=by.identity, at__gte=since).count()
    require_that(
        sent < rules.INVITATIONS_A_WEEK,
        _("You invited twenty people this week. Wait for their answers first."),
    )


@transaction.atomic
def arrange(
    *, by: Visitor, circle: Circle, labels: dict[str, str], modules_off: list[str]
) -> Circle:
    """Give the parts of the page one's own names, and leave parts out."""
    row = keeping.locked(circle, by)
    require(rules.may_arrange(standing_of(by, row)), _("Only members arrange this page."))
    named = {key: one_line(labels.get(key, ""))[:40] for key in Module.values}
    row.labels = {key: words for key, words in named.items() if words}
    row.modules_off = [key for key in Module.values if key in modules_off]
    row.save(update_fields=["labels", "modules_off"])
    keeping.note(row, CircleVerb.ARRANGED, by=by)
    return row


@transaction.atomic
def leave_circle(*, by: Visitor, circle: Circle) -> None:
    """Leave, any time and without a reason. You can be asked back; an empty circle rests.

    Links that this person made and nobody used go along: who left lets nobody in.
    """
    row = keeping.locked(circle, by)
    require(standing_of(by, row).is_member and row.community_id is not None)
    assert row.community_id is not None  # noqa: S101 - the line above said so
    founding.let_out(community_id=row.community_id, person_ids=[by.identity])
    CircleInvitation.objects.filter(circle=row, person_id=by.identity).delete()
    CircleInvitation.objects.filter(circle=row, by_id=by.identity, person=None).delete()
    CircleTie.objects.filter(circle=row, person_id=by.identity).delete()
    following.unfollow(by=by, place=place_of(row))
    keeping.note(row, CircleVerb.LEFT, by=by)
    for version in row.charter_versions.filter(state="proposed"):
        keeping.settle(version, by=by)
