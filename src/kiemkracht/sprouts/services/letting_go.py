"""When a person asks to be forgotten or to take their things along."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from kiemkracht.base import clock, origins, search
from kiemkracht.base.places import place_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.models import Carrier, CarryOffer, Photo, SixMonthCheck, Sprout, Step
from kiemkracht.sprouts.services import keeping, picturing


def let_go_of_person(person_id: UUID) -> None:
    """Let go of a person: what was shared stays, without them; what was theirs alone goes.

    The id stays on `planted_by`, so that the name reads “a participant” and counts stand.
    """
    _remove_private(person_id)
    Carrier.objects.filter(person_id=person_id, until=None).update(until=clock.now())
    CarryOffer.objects.filter(person_id=person_id).delete()
    CarryOffer.objects.filter(by_id=person_id).delete()
    Step.objects.filter(who_id=person_id).update(who=None)
    SixMonthCheck.objects.filter(by_id=person_id).update(by=None)
    for photo in Photo.objects.filter(added_by_id=person_id):
        picturing.take_away(photo)
    Sprout.objects.filter(contact_id=person_id).update(contact=None, contact_since=None)
    keeping.forget_counts()


def _remove_private(person_id: UUID) -> None:
    others = Carrier.objects.filter(sprout=OuterRef("pk"), until=None).exclude(person_id=person_id)
    alone = Sprout.objects.filter(
        ~Exists(others), planted_by_id=person_id, visibility=Visibility.PRIVATE
    )
    for sprout in alone:
        for photo in Photo.objects.filter(sprout=sprout):
            picturing.take_away(photo)
        search.forget(place_of(sprout))
        origins.forget(place_of(sprout))
        sprout.delete()


def own_kiemen(person_id: UUID) -> list[dict[str, object]]:
    """The part of this room in what someone takes along: what they told and what they carry."""
    carried = Carrier.objects.filter(person_id=person_id).values("sprout_id")
    rows = Sprout.objects.filter(planted_by_id=person_id) | Sprout.objects.filter(pk__in=carried)
    return [
        {
            "title": row.title,
            "story": row.story,
            "phase": row.phase,
            "visibility": row.visibility,
            "longing": row.longing,
            "soul": row.soul,
            "business": row.business,
            "since": row.created_at.isoformat(),
            "steps": list(row.steps.values_list("text", flat=True)),
        }
        for row in rows.distinct().prefetch_related("steps")
    ]
