"""Thanking: words for one person, read by others only when both want that."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction, PostVerb, State
from kiemkracht.connect.models import Promise, Thanks
from kiemkracht.connect.rules import posts as rules
from kiemkracht.connect.services import post_keeping as keeping
from kiemkracht.connect.services.telling_talents import see_talent

LONGEST = 280


@transaction.atomic
def thank(
    *, by: Visitor, promise: Promise, words: str, shows: bool = False, talent: str = ""
) -> Thanks:
    """Thank who helped, once; `talent` is what you saw in them, for them to say yes to or not."""
    require(rules.may_thank(by, promise))
    row = keeping.locked(promise.post, by)
    require_that(
        row.state in (State.DONE, State.THANKED), _("First say that it is done, then thank.")
    )
    text = one_line(words)
    require_that(0 < len(text) <= LONGEST, _("Thank in your own words, in at most 280 characters."))
    giver = promise.person_id if row.direction == Direction.NEED else row.owner_id
    made, is_new = Thanks.objects.get_or_create(
        promise=promise,
        defaults={"by_id": by.identity, "to_id": giver, "words": text, "writer_shows": shows},
    )
    if not is_new:
        return made
    if one_line(talent):
        see_talent(by=by, person_id=giver, words=talent)
    row.state = State.THANKED
    keeping.write_down(row, PostVerb.THANKED, by=by, fields=("state",), promise=promise.pk)
    return made


@transaction.atomic
def show_thanks(*, by: Visitor, thanks: Thanks, shows: bool) -> Thanks:
    """Choose for oneself whether others may read it; it shows when both choose so."""
    require(rules.may_show_thanks(by, thanks))
    side = "writer_shows" if by.person_id == thanks.by_id else "receiver_shows"
    setattr(thanks, side, shows)
    thanks.save(update_fields=[side])
    post = thanks.promise.post
    keeping.write_down(post, PostVerb.SHOWED_THANKS, by=by, shown=int(thanks.is_shown))
    return thanks
