"""Asking for viewpoints, filling one in without seeing any other, and opening the talk."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock, names
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import WeighingStage, WeighingVerb
from kiemkracht.weigh.models import Viewpoint, Weighing
from kiemkracht.weigh.selectors.frameworks import FrameworkText, text_of
from kiemkracht.weigh.selectors.viewpoints import digest_of_view, missing_for_talk
from kiemkracht.weigh.services.leading import NO_LONGER, guided, moved, tell

MOST_VIEWPOINTS = 12


@dataclass(frozen=True, slots=True)
class Judged:
    """How far a criterion holds (0 to 4, None: I don't know), and why."""

    degree: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewText:
    """What somebody fills in."""

    judgements: Mapping[str, Judged] = field(default_factory=dict)
    worry: str = ""
    need: str = ""
    edge: str = ""


@transaction.atomic
def ask_for_view(
    *, by: Visitor, weighing_id: UUID, lens: str, name: str, speaks_for: str = ""
) -> str:
    """Ask somebody for a viewpoint; gives the link, which is shown once. Queries: about 8."""
    row = guided(by, weighing_id, WeighingStage.VIEWPOINTS)
    found = text_of(row.version).lens(lens)
    require_that(found is not None, _("Choose a place to look from."))
    who, voice = one_line(name)[:80], one_line(speaks_for)[:120]
    require_that(bool(who), _("Tell who looks from there, by name."))
    require_that(
        lens != "absent" or bool(voice),
        _("Tell for whom this person speaks: who is not here?"),
    )
    require_that(
        row.viewpoints.count() < MOST_VIEWPOINTS, _("Twelve viewpoints is plenty for one talk.")
    )
    link = secrets.token_urlsafe(18)
    Viewpoint.objects.create(
        weighing=row, lens=lens, name=who, speaks_for=voice, digest=digest_of_view(link)
    )
    tell(row, WeighingVerb.VIEW_ASKED, by)
    return link


def ask_the_usual(row: Weighing) -> None:
    """Ask who began it and the face, in their own names. Queries: 2."""
    who = names.of([row.initiator_id, row.face_id])
    usual = [("initiator", row.initiator_id)]
    if row.face_id != row.initiator_id:
        usual.append(("frontline", row.face_id))
    Viewpoint.objects.bulk_create(
        Viewpoint(
            weighing=row,
            lens=lens,
            name=who[person],
            person_id=person,
            digest=digest_of_view(secrets.token_urlsafe(18)),
        )
        for lens, person in usual
        if person is not None
    )


@transaction.atomic
def drop_view(*, by: Visitor, weighing_id: UUID, viewpoint_id: UUID) -> None:
    """Take back a question for a viewpoint that nobody filled in yet. Queries: about 6."""
    row = guided(by, weighing_id, WeighingStage.VIEWPOINTS)
    gone, _per_table = row.viewpoints.filter(pk=viewpoint_id, filled_at=None).delete()
    require_that(bool(gone), _("This viewpoint is filled in, so it stays."))
    tell(row, WeighingVerb.VIEW_DROPPED, by)


@transaction.atomic
def fill_in(
    *, by: Visitor, text: ViewText, link: str = "", viewpoint_id: UUID | None = None
) -> Viewpoint:
    """Fill a viewpoint in, by its link or as the person who was asked. Queries: about 6.

    Nobody sees it before the talk opens, who leads the weighing neither. Filling it in once more
    before the talk replaces what was there.
    """
    row = _asked(by, link, viewpoint_id)
    weighing = Weighing.objects.select_for_update(of=("self",)).get(pk=row.weighing_id)
    require_that(
        weighing.stage == WeighingStage.VIEWPOINTS,
        _("The talk is open, so viewpoints don’t change any more."),
    )
    row.judgements = judged(text_of(weighing.version), text.judgements)
    row.worry, row.need = one_line(text.worry)[:500], one_line(text.need)[:500]
    row.edge = one_line(text.edge)[:500]
    row.filled_at = clock.now()
    row.person_id = row.person_id or by.person_id
    row.save()
    tell(weighing, WeighingVerb.VIEW_FILLED, None)
    return row


def _asked(by: Visitor, link: str, viewpoint_id: UUID | None) -> Viewpoint:
    rows = Viewpoint.objects.select_for_update()
    if link:
        found = rows.filter(digest=digest_of_view(link)).first()
    else:
        require(by.is_known and viewpoint_id is not None)
        found = rows.filter(person_id=by.identity, pk__in=[viewpoint_id]).first()
    if found is None:
        raise RoomError(NO_LONGER)
    return found


def judged(text: FrameworkText, given: Mapping[str, Judged]) -> dict[str, dict[str, object]]:
    """Judgements as they are kept. Raises `RoomError` naming what is missing or can't be."""
    known = [each.code for each in text.criteria]
    require_that(set(given) <= set(known), _("Choose one of the answers."))
    found: dict[str, dict[str, object]] = {}
    for criterion in text.criteria:
        each = given.get(criterion.code)
        if each is None:
            raise RoomError(
                _("“%(name)s” has no answer yet. “I don’t know” is one too.")
                % {"name": criterion.name}
            )
        reason = one_line(each.reason)[:300]
        fits = each.degree is None or (type(each.degree) is int and 0 <= each.degree <= 4)
        require_that(fits, _("Choose one of the answers."))
        require_that(
            each.degree is None or bool(reason),
            _("Tell why, at “%(name)s”: a few words are enough.") % {"name": criterion.name},
        )
        found[criterion.code] = {"degree": each.degree, "reason": reason}
    return found


@transaction.atomic
def open_talk(*, by: Visitor, weighing_id: UUID) -> Weighing:
    """Open the talk: from now on who takes part sees all viewpoints, and none changes.

    Raises `RoomError` with what is missing. Questions nobody answered are taken back.
    """
    row = guided(by, weighing_id, WeighingStage.VIEWPOINTS)
    waits = missing_for_talk(text_of(row.version), list(row.viewpoints.all()))
    require_that(not waits, _("The talk can’t open yet.") + " " + " ".join(waits))
    row.viewpoints.filter(filled_at=None).delete()
    row.talk_at = clock.now()
    moved(row, WeighingStage.TALK, "talk_at")
    return tell(row, WeighingVerb.TALK_OPENED, by)
