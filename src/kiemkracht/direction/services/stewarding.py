"""Stewards: who offers to keep an eye on a direction, is welcomed, and hands it on.

Nobody is appointed. The offer comes from the person, the welcome from who writes here.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import Verb
from kiemkracht.direction.models import Direction, Steward
from kiemkracht.people.selectors import person_of_visitor

RESIDENT = "resident"


@transaction.atomic
def offer(*, by: Visitor, direction: Direction, as_resident: bool = False) -> Steward:
    """Offer to be a steward; who writes here themselves is one at once. Queries: 5.

    As a resident only counts for someone who takes part as a resident.
    """
    require(
        rules.may_offer_stewardship(by, direction),
        _("A steward belongs to the community of the direction. Join it first."),
    )
    assert by.person_id is not None  # noqa: S101 - narrows the type after `require`
    person = person_of_visitor(by)
    lives_here = person is not None and RESIDENT in person.capacities
    require_that(
        lives_here or not as_resident,
        _("Your profile doesn’t say that you take part as a resident."),
    )
    writes = rules.may_write_for(by, direction.community_id)
    steward, is_new = Steward.objects.get_or_create(
        direction=direction,
        person_id=by.person_id,
        until=None,
        defaults={"as_resident": as_resident, "since": clock.now() if writes else None},
    )
    if is_new:
        chronicle.record(Verb.STEWARD_OFFERED, places.place_of(direction), by=by)
    return steward


@transaction.atomic
def welcome(*, by: Visitor, steward: Steward) -> Steward:
    """Accept an offer. Queries: 4."""
    require(rules.may_move_direction(by, steward.direction))
    row = Steward.objects.select_for_update(of=("self",)).get(pk=steward.pk)
    require_that(row.until is None, _("This person has withdrawn the offer."))
    if row.since is None:
        row.since = clock.now()
        row.save(update_fields=["since"])
        chronicle.record(
            Verb.STEWARD_WELCOMED, places.place_of(steward.direction), by=by, steward=row.pk
        )
    return row


@transaction.atomic
def step_down(*, by: Visitor, steward: Steward) -> None:
    """Hand the stewardship on, at any moment and without a reason. Queries: 2."""
    require(rules.may_step_down(by, steward))
    ended = Steward.objects.filter(pk=steward.pk, until=None).update(until=clock.now())
    if ended:
        chronicle.record(Verb.STEWARD_STEPPED_DOWN, places.place_of(steward.direction), by=by)
