"""“I carry this”: said by oneself; offered and accepted, never assigned."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Phase, Verb
from kiemkracht.sprouts.models import Carrier, CarryOffer, Sprout
from kiemkracht.sprouts.selectors.company import people_nearby
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def carry(*, by: Visitor, sprout: Sprout, why: str = "") -> Sprout:
    """Say “I carry this”: a spark becomes a seed, and what waited for this yes may be seen.

    Where others already carry it, this asks them instead; see `ask_to_carry`.
    """
    row = keeping.locked(sprout, by)
    ties = ties_of(by, row)
    require(
        rules.may_carry_at_once(by, row, ties),
        _("Others carry this already. Ask them whether you can carry along."),
    )
    _take_up(row, by.identity, by=by, why=why)
    return row


def _take_up(row: Sprout, person_id: UUID, *, by: Visitor, why: str = "") -> None:
    Carrier.objects.get_or_create(
        sprout=row, person_id=person_id, until=None, defaults={"why": one_line(why)[:300]}
    )
    CarryOffer.objects.filter(sprout=row, person_id=person_id, answered_at=None).update(
        answered_at=clock.now(), accepted=True
    )
    was_spark = row.phase == Phase.SPARK
    if was_spark:
        row.phase = Phase.SEED
    if rules.ends_the_wait(row, person_id):
        row.is_held = False
    keeping.write_down(row, Verb.CARRIED, by=by, fields=("phase", "is_held"))
    if was_spark:
        keeping.write_down(row, Verb.BECAME_SEED, by=by)


@transaction.atomic
def ask_to_carry(*, by: Visitor, sprout: Sprout) -> CarryOffer:
    """Ask its people whether one may carry along; asking twice is asking once."""
    row = keeping.locked(sprout, by)
    require(
        rules.may_ask_to_carry(by, row, ties_of(by, row)),
        _("Come in with your account or your private link to carry along."),
    )
    offer, is_new = CarryOffer.objects.get_or_create(
        sprout=row, person_id=by.identity, answered_at=None, defaults={"by_id": by.identity}
    )
    if is_new:
        following.follow(by=by, place=place_of(row))
        keeping.write_down(row, Verb.ASKED_TO_CARRY, by=by)
    return offer


@transaction.atomic
def offer(*, by: Visitor, sprout: Sprout, person_id: UUID) -> CarryOffer:
    """Ask someone who talks along or follows whether they want to carry it."""
    row = keeping.locked(sprout, by)
    require(rules.may_offer(by, row, ties_of(by, row)))
    require_that(row.phase != Phase.CLOSED, _("This kiem is closed."))
    require_that(
        any(person.id == person_id for person in people_nearby(by, row)),
        _("Choose someone who talks along here, or follows this."),
    )
    asked, is_new = CarryOffer.objects.get_or_create(
        sprout=row, person_id=person_id, answered_at=None, defaults={"by_id": by.identity}
    )
    if is_new:
        keeping.write_down(row, Verb.OFFERED, by=by)
    return asked


@transaction.atomic
def answer_offer(*, by: Visitor, offer: CarryOffer, accept: bool) -> None:
    """Say yes or no: the asked person themselves, or the kiem's own people to who asks."""
    row = keeping.locked(offer.sprout, by)
    require_that(offer.answered_at is None, _("This question has been answered."))
    require(_may_answer(by, row, offer))
    if accept:
        _take_up(row, offer.person_id, by=by)
        return
    offer.answered_at = clock.now()
    offer.save(update_fields=["answered_at"])
    keeping.write_down(row, Verb.DECLINED, by=by)


def _may_answer(by: Visitor, row: Sprout, offer: CarryOffer) -> bool:
    if offer.is_own_question:
        return offer.person_id != by.person_id and rules.may_answer_asker(by, row, ties_of(by, row))
    return by.person_id == offer.person_id


@transaction.atomic
def release(*, by: Visitor, sprout: Sprout) -> Sprout:
    """Hand the carrying over, at any time and without a reason. The kiem stays as it is."""
    row = keeping.locked(sprout, by)
    require(by.is_known)
    ended = Carrier.objects.filter(sprout=row, person_id=by.identity, until=None)
    require(bool(ended.update(until=clock.now())), _("You don’t carry this."))
    keeping.write_down(row, Verb.RELEASED, by=by)
    return row
