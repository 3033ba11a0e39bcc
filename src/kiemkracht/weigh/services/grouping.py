"""Naming the groups that have a stake, while the startfoto asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums import Source, Verb, Weight
from kiemkracht.weigh.models import ActorGroup, StartingPosition
from kiemkracht.weigh.services.guarding import asking, kept

MOST_GROUPS = 12
LARGEST = 10_000_000
_NOBODY = (0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlan:
    """A group as it is named; `positions` counts people from against to carrying."""

    name: str
    size: int
    influence: int | None = None
    touched: int | None = None
    source: str = Source.SELF
    positions: Sequence[int] = _NOBODY


@transaction.atomic
def name_group(
    *, by: Visitor, photo_id: UUID, plan: GroupPlan, group_id: int | None = None
) -> ActorGroup:
    """Add a group, or change one. Queries: 7."""
    photo = asking(kept(by, photo_id))
    group = write(photo, plan, group_id=group_id)
    chronicle.record(Verb.GROUP_KEPT, place_of(photo), by=by, group=group.pk)
    return group


def write(photo: StartingPosition, plan: GroupPlan, *, group_id: int | None = None) -> ActorGroup:
    """Write the row of a plan; also for the demo city."""
    name = one_line(plan.name)[:80]
    others = photo.groups.exclude(pk=group_id or 0)
    _check(plan, name, {each.name.casefold() for each in others})
    group = photo.groups.filter(pk=group_id).first() if group_id else ActorGroup(photo=photo)
    if group is None:
        raise RoomError(_("This group is no longer there."))
    speaks = plan.source == Source.SELF
    has_sheets = bool(group.pk) and not speaks and group.sheets.filter(is_filled=True).exists()
    require_that(not has_sheets, _("This group speaks for itself already: keep its own voice."))
    group.name, group.size, group.source = name, plan.size, plan.source
    group.influence, group.touched = plan.influence, plan.touched
    group.positions = [] if speaks else list(plan.positions)
    group.save()
    return group


def _check(plan: GroupPlan, name: str, taken: set[str]) -> None:
    require_that(bool(name) and name != "*", _("Give the group a name."))
    require_that(name.casefold() not in taken, _("There is a group of this name already."))
    require_that(len(taken) < MOST_GROUPS, _("Twelve groups is plenty. Take one away first."))
    require_that(1 <= plan.size <= LARGEST, _("A group has at least one person."))
    require_that(plan.source in Source.values, _("Choose how you know where they stand."))
    known = {None, *Weight.values}
    require_that({plan.influence, plan.touched} <= known, _("Choose one of the words."))
    counts = list(plan.positions)
    sound = len(counts) == 5 and all(0 <= count <= LARGEST for count in counts)
    require_that(sound, _("Count people from 0 up for each position."))
    require_that(sum(counts) <= plan.size, _("You counted more people than the group has."))


@transaction.atomic
def remove_group(*, by: Visitor, photo_id: UUID, group_id: int) -> None:
    """Take a group off, as long as nobody of it answered. Queries: 6."""
    photo = asking(kept(by, photo_id))
    group = photo.groups.filter(pk=group_id).first()
    if group is None:
        raise RoomError(_("This group is no longer there."))
    filled = group.sheets.filter(is_filled=True).exists()
    require_that(not filled, _("People of this group answered already, so it stays."))
    group.sheets.all().delete()
    group.delete()
    chronicle.record(Verb.GROUP_REMOVED, place_of(photo), by=by)
