"""Saying something at a place, and taking it back."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.models import Comment
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor

SAID = "talk.said"
HIDDEN = "talk.hidden"
TAKEN_BACK = "talk.taken_back"


@transaction.atomic
def say(*, by: Visitor, place: str, body: str) -> Comment:
    """Add a comment at a place that `by` may see; followers get a notice. Queries: 6."""
    require(by.is_known, _("Come in with your account or your private link to respond."))
    require(places.card(by, place) is not None, _("You can’t respond here."))
    text = many_lines(body)
    require_that(0 < len(text) <= 2000, _("Write something, in at most 2,000 characters."))
    comment = Comment.objects.create(
        place=place, author_id=by.person_id, body=text, lang=by.language
    )
    chronicle.record(SAID, place, by=by, comment=comment.pk)
    following.tell(place, SAID, by=by)
    return comment


def find(comment_id: UUID, visitor: Visitor) -> Comment | None:
    """A comment that still stands, at a place this visitor may see. Queries: 2."""
    comment = Comment.objects.filter(pk=comment_id, hidden_at=None).first()
    if comment is None or places.card(visitor, comment.place) is None:
        return None
    return comment


def may_take_back(visitor: Visitor, comment: Comment) -> bool:
    """Only who said it."""
    return visitor.is_known and comment.author_id == visitor.person_id


def may_hide(visitor: Visitor) -> bool:
    """Whoever facilitates, with a reason."""
    return visitor.is_facilitator


@transaction.atomic
def take_back(*, by: Visitor, comment: Comment) -> None:
    """Remove one's own words for good; the chronicle keeps that something was said."""
    require(may_take_back(by, comment))
    chronicle.record(TAKEN_BACK, comment.place, by=by, comment=comment.pk)
    comment.delete()


@transaction.atomic
def hide(*, by: Visitor, comment: Comment, because: str) -> None:
    """Hide words that don't belong here; the reason stays to be read by who said them."""
    require(may_hide(by))
    reason = one_line(because)[:300]
    require_that(bool(reason), _("Say why, so that the writer understands."))
    comment.hidden_at = clock.now()
    comment.hidden_because = reason
    comment.save(update_fields=["hidden_at", "hidden_because"])
    chronicle.record(HIDDEN, comment.place, by=by, comment=comment.pk)
