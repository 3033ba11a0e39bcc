"""Receiving a question for an answer, one face, and the three questions before any judgement."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.sprouts.selectors.grounds import kiem_ground
from kiemkracht.weigh.enums.weighing import WeighingStage, WeighingVerb
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.rules.weighing import may_ask, may_take_face
from kiemkracht.weigh.selectors.clocks import due_of
from kiemkracht.weigh.services.framing import version_for
from kiemkracht.weigh.services.indexing import index_weighings
from kiemkracht.weigh.services.leading import guided, locked, moved, tell

LARGEST_CENTS = 10**12
LARGEST_CROWD = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody asks an answer for."""

    subject: str
    about: str
    community_id: UUID
    sprout_id: UUID | None = None
    lang: str = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstContact:
    """What the face heard: three questions, and the facts; None is not known."""

    hopes: str
    tried: str
    not_needed: str
    cost_cents: int | None = None
    burdened: int | None = None
    reversible: int | None = None
    is_challenge: bool = False


@transaction.atomic
def receive(*, by: Visitor, request: Request) -> Weighing:
    """Receive it; the receipt is the page itself, and the clocks run from now. Queries: 9."""
    require(may_ask(by), _("Log in first, or come back with your private link."))
    if request.sprout_id:
        require_that(
            kiem_ground(by, request.sprout_id) is not None, _("This kiem is no longer there.")
        )
    row = write(request, initiator=by.person_id)
    index_weighings([row])
    following.follow(by=by, place=place_of(row))
    return tell(row, WeighingVerb.RECEIVED, by)


def write(request: Request, *, initiator: UUID | None, key: UUID | None = None) -> Weighing:
    """The row of a request; also for the demo city. Raises `RoomError` for what can't be."""
    subject, about = one_line(request.subject)[:140], many_lines(request.about)[:2000]
    require_that(bool(subject), _("Tell in one line what you want an answer to."))
    require_that(bool(about), _("Tell a bit more: what do you want to do?"))
    require_that(
        request.community_id in community_names([request.community_id]),
        _("Choose where it plays."),
    )
    row = Weighing(
        **({"id": key} if key else {}),
        subject=subject,
        about=about,
        lang=request.lang,
        community_id=request.community_id,
        sprout_id=request.sprout_id,
        version=version_for(request.community_id),
        initiator_id=initiator,
    )
    row.due_on = due_of(row)
    row.save(force_insert=True)
    return row


@transaction.atomic
def take_face(*, by: Visitor, weighing_id: UUID) -> Weighing:
    """Become the one face of this weighing; the clock keeps running. Queries: 7."""
    row, part = locked(by, weighing_id)
    require(may_take_face(part), _("Only who tends here can become the contact."))
    require_that(
        row.face_id in (None, by.person_id),
        _("There is a contact person already. Talk to each other first."),
    )
    if row.face_id == by.person_id:
        return row
    row.face_id = by.person_id
    row.save(update_fields=["face"])
    following.follow(by=by, place=place_of(row))
    return tell(row, WeighingVerb.FACE_TAKEN, by)


@transaction.atomic
def note_contact(*, by: Visitor, weighing_id: UUID, heard: FirstContact) -> Weighing:
    """Keep what was heard at the first contact. The first time it stops the first clock.

    It can be told better until the track is confirmed. Who notes it without a face becomes it.
    Queries: about 8.
    """
    row = guided(by, weighing_id, WeighingStage.RECEIVED, WeighingStage.GATE_CHECK)
    hopes, tried = many_lines(heard.hopes)[:1000], many_lines(heard.tried)[:1000]
    require_that(bool(hopes), _("Write down what they hope will happen, in their words."))
    row.hopes, row.tried = hopes, tried
    row.not_needed = many_lines(heard.not_needed)[:1000]
    row.facts = sound_facts(heard)
    row.face_id = row.face_id or by.person_id
    first = row.stage == WeighingStage.RECEIVED
    row.contacted_at = row.contacted_at or clock.now()
    fields = ("hopes", "tried", "not_needed", "facts", "face", "contacted_at")
    moved(row, WeighingStage.GATE_CHECK, *fields)
    return tell(row, WeighingVerb.CONTACTED, by) if first else row


def sound_facts(heard: FirstContact) -> dict[str, int | bool | None]:
    """Facts as they are kept. Raises `RoomError` for numbers that can't be."""
    return {
        "cost_cents": _whole(heard.cost_cents, LARGEST_CENTS),
        "burdened": _whole(heard.burdened, LARGEST_CROWD),
        "reversible": _whole(heard.reversible, 4),
        "is_challenge": bool(heard.is_challenge),
    }


def _whole(number: int | None, most: int) -> int | None:
    fits = number is None or (type(number) is int and 0 <= number <= most)
    require_that(fits, _("A number here can’t be that: look once more."))
    return number
