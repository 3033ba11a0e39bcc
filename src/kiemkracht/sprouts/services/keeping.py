"""What every write here ends with: the row, one line in the chronicle, a notice, the index."""

from collections.abc import Iterable
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, search
from kiemkracht.base.errors import LeaveDenied
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.counting import GENERATION_KEY
from kiemkracht.sprouts.services.meaning import note_meaning


def locked(sprout: Sprout, by: Visitor) -> Sprout:
    """Read the row again, for writing, as far as `by` may see it. Queries: 1.

    What a page showed may have changed since; guards look at what is true now.
    """
    mine = Sprout.objects.visible_to(by).filter(pk=sprout.pk)
    # The lock goes on the plain row: a subquery in the filter can't be locked on PostgreSQL.
    row = Sprout.objects.select_for_update().filter(pk__in=mine.values("pk")).first()
    if row is None:
        raise LeaveDenied(_("You can’t do this here."))
    return row


def write_down(
    sprout: Sprout,
    verb: Verb,
    *,
    by: Visitor,
    fields: Iterable[str] = (),
    other: str = "",
    **numbers: int | UUID,
) -> None:
    """Save these fields, record the line, tell who follows. Queries: 4."""
    touch(sprout, fields)
    place = place_of(sprout)
    chronicle.record(verb, place, by=by, other=other, **numbers)
    following.tell(place, verb, by=by)


def touch(sprout: Sprout, fields: Iterable[str] = ()) -> None:
    """Save these fields and that something changed. Queries: 1."""
    sprout.changed_at = clock.now()
    sprout.save(update_fields=[*fields, "changed_at"])
    forget_counts()


def forget_counts() -> None:
    """Let the lists count again: now for this visitor, and once more when the write stands."""
    cache.delete(GENERATION_KEY)
    transaction.on_commit(lambda: cache.delete(GENERATION_KEY))


def put_in_index(sprout: Sprout) -> None:
    """Make it findable, by word and by meaning; what is private is kept out of both."""
    note_meaning(sprout)
    put_words_in_index(sprout)


def put_words_in_index(sprout: Sprout) -> None:
    """Make it findable by word alone; its meaning is noted already. Queries: 1."""
    place = place_of(sprout)
    if sprout.visibility == Visibility.PRIVATE:
        search.forget(place)
    else:
        search.index(place, title=sprout.title, text=searchable_text(sprout))


def searchable_text(sprout: Sprout) -> str:
    """The words by which it is found, beside its title."""
    return "\n".join(
        part
        for part in (sprout.story, sprout.longing, sprout.soul, sprout.business, sprout.interrupts)
        if part
    )
