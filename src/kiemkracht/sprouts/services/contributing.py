"""How a kiem contributes to a goal, in its people's own words. Having no goal is fine."""

from uuid import UUID

from django.db import transaction

from kiemkracht.base.errors import require
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.services import contributing
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def link_goal(*, by: Visitor, sprout: Sprout, goal_id: UUID, how: str) -> None:
    """Say to which goal this contributes, and how."""
    row = _editable(by, sprout)
    # `direction` writes the line in the chronicle.
    contributing.link(
        by=by,
        goal_id=goal_id,
        place=place_of(row),
        how=how,
        community_id=row.community_id,
    )
    keeping.touch(row)


@transaction.atomic
def unlink_goal(*, by: Visitor, sprout: Sprout, goal_id: UUID) -> None:
    """Take a goal away from a kiem."""
    row = _editable(by, sprout)
    contributing.unlink(by=by, goal_id=goal_id, place=place_of(row))
    keeping.touch(row)


def _editable(by: Visitor, sprout: Sprout) -> Sprout:
    row = keeping.locked(sprout, by)
    require(rules.may_edit(by, row, ties_of(by, row)))
    return row
