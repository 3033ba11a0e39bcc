"""Linking what grows to a goal. The room that owns the place asks leave for the place itself."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.enums import DirectionState, Verb
from kiemkracht.direction.models import Contribution, Direction, Goal


@transaction.atomic
def link(
    *, by: Visitor, goal_id: UUID, place: str, how: str = "", community_id: UUID | None = None
) -> Contribution:
    """Say how a place contributes to a goal; again changes the words, and empty means “not yet”.

    The caller has asked whether `by` may do this for `place`. `community_id` is where the place
    lies, so that a direction can see which groups have no way in yet. Queries: 5.
    """
    require(by.is_known)
    goal = Goal.objects.select_related("direction").filter(pk=goal_id).first()
    seen = goal is not None and (
        Direction.objects.visible_to(by).filter(pk=goal.direction_id).exists()
    )
    require_that(seen, _("Choose a goal from the list."))
    assert goal is not None  # noqa: S101 - refused above without one
    require_that(
        goal.direction.state != DirectionState.REPLACED,
        _("This direction was replaced. Choose a goal of a direction that counts now."),
    )
    contribution, is_new = Contribution.objects.update_or_create(
        goal=goal,
        place=place,
        defaults={"how": one_line(how)[:300], "community_id": community_id},
        create_defaults={
            "how": one_line(how)[:300],
            "community_id": community_id,
            "by_id": by.person_id,
        },
    )
    if is_new:
        chronicle.record(Verb.LINKED, place, by=by, other=f"direction.goal:{goal.pk}")
    return contribution


@transaction.atomic
def unlink(*, by: Visitor, goal_id: UUID, place: str) -> None:
    """Undo the link; the caller has asked leave for the place. Queries: 2."""
    require(by.is_known)
    deleted, _rows = Contribution.objects.filter(goal_id=goal_id, place=place).delete()
    if deleted:
        chronicle.record(Verb.UNLINKED, place, by=by, other=f"direction.goal:{goal_id}")


def forget_place(place: str) -> None:
    """Let go of every link of a place that no longer is. Queries: 1."""
    Contribution.objects.filter(place=place).delete()
