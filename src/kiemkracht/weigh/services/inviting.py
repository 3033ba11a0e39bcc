"""Sheets for people to fill in: codes on paper, or one that opens by the link."""

import secrets
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums import Source, Verb
from kiemkracht.weigh.models import ActorGroup, AnswerSheet, StartingPosition
from kiemkracht.weigh.selectors.codes import LENGTH, SIGNS, digest_of, spaced
from kiemkracht.weigh.services.guarding import asking, kept

MOST_AT_ONCE = 100
MOST_SHEETS = 2_000


@transaction.atomic
def make_codes(*, by: Visitor, photo_id: UUID, group_id: int | None, count: int) -> tuple[str, ...]:
    """Codes for paper, each for one sheet; shown this once, only their digests are kept.

    Without a group they are for those who began it. Queries: 6.
    """
    photo = asking(kept(by, photo_id))
    group = _group(photo, group_id)
    require_that(1 <= count <= MOST_AT_ONCE, _("Make between 1 and 100 codes at a time."))
    codes = _sheets(photo, group, count)
    chronicle.record(Verb.CODES_MADE, place_of(photo), by=by, count=count)
    return tuple(spaced(code) for code in codes)


@transaction.atomic
def open_sheet(*, link: str, group_id: int | None) -> str:
    """A new sheet for whoever holds the link; gives its code. Nobody is noted. Queries: 4."""
    photo = StartingPosition.objects.select_for_update().filter(join_link=link).first()
    if photo is None:
        raise RoomError(_("This link no longer opens a startfoto."))
    asking(photo)
    return _sheets(photo, _group(photo, group_id), 1)[0]


def _group(photo: StartingPosition, group_id: int | None) -> ActorGroup | None:
    if group_id is None:
        return None
    group = photo.groups.filter(pk=group_id).first()
    if group is None:
        raise RoomError(_("Choose one of the groups."))
    return group


def _sheets(photo: StartingPosition, group: ActorGroup | None, count: int) -> list[str]:
    there = photo.sheets.count()
    require_that(there + count <= MOST_SHEETS, _("This startfoto has no room for more sheets."))
    codes = ["".join(secrets.choice(SIGNS) for _each in range(LENGTH)) for _one in range(count)]
    AnswerSheet.objects.bulk_create(
        AnswerSheet(photo=photo, group=group, digest=digest_of(code)) for code in codes
    )
    return codes


def asks_stance(group: ActorGroup | None) -> bool:
    """Whether a sheet also asks where one stands: of groups that speak for themselves."""
    return group is not None and group.source == Source.SELF
