"""Following a place, and hearing what happens there."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock, places
from kiemkracht.base.errors import require
from kiemkracht.base.models import Follow, Notice
from kiemkracht.base.visitors import Visitor


@transaction.atomic
def follow(*, by: Visitor, place: str) -> None:
    """Start hearing what happens at a place; following twice is following once."""
    require(by.is_known, _("Come in with your account or your private link to follow."))
    require(places.card(by, place) is not None, _("You can’t follow this."))
    Follow.objects.get_or_create(place=place, person_id=by.identity)


def unfollow(*, by: Visitor, place: str) -> None:
    """Stop hearing what happens at a place."""
    Follow.objects.filter(place=place, person_id=by.identity).delete()


def is_following(visitor: Visitor, place: str) -> bool:
    """Whether this visitor hears what happens there. Queries: 1, or 0 for strangers."""
    if not visitor.is_known:
        return False
    return Follow.objects.filter(place=place, person_id=visitor.identity).exists()


def tell(place: str, verb: str, *, by: Visitor | None) -> int:
    """Leave a notice for everyone who follows the place, but not for who did it. Queries: 2."""
    actor = by.person_id if by else None
    ids = Follow.objects.filter(place=place)
    if actor is not None:
        ids = ids.exclude(person_id=actor)
    notices = [
        Notice(person_id=identity, place=place, verb=verb, actor_id=actor)
        for identity in ids.values_list("person_id", flat=True)
    ]
    Notice.objects.bulk_create(notices, batch_size=500)
    return len(notices)


def unread(person_id: UUID, *, limit: int = 20) -> Sequence[Notice]:
    """Newest unread notices of a person. Queries: 1."""
    return list(Notice.objects.filter(person_id=person_id, read_at=None)[:limit])


def mark_read(*, by: Visitor) -> int:
    """Everything read, for this visitor."""
    unread_ones = Notice.objects.filter(person_id=by.identity, read_at=None)
    return unread_ones.update(read_at=clock.now())
