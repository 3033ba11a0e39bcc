"""The contact person (gezicht) and the first answer of a human."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require
from kiemkracht.base.models import Comment
from kiemkracht.base.places import kind_of, pk_of, place_of
from kiemkracht.base.talk import commenting, following
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def take_contact(*, by: Visitor, sprout: Sprout) -> Sprout:
    """Become the contact person; from then on a name stands there. The clock keeps running."""
    row = keeping.locked(sprout, by)
    if rules.is_contact(by, row):
        return row
    require(rules.may_take_contact(by, row), _("Only who tends here can become the contact."))
    row.contact_id, row.contact_since = by.person_id, clock.now()
    following.follow(by=by, place=place_of(row))
    keeping.write_down(row, Verb.CONTACT_TAKEN, by=by, fields=("contact", "contact_since"))
    return row


@transaction.atomic
def leave_contact(*, by: Visitor, sprout: Sprout) -> Sprout:
    """Stop being the contact person; the kiem goes back to who tends there."""
    row = keeping.locked(sprout, by)
    require(rules.is_contact(by, row))
    row.contact_id, row.contact_since = None, None
    keeping.write_down(row, Verb.CONTACT_LEFT, by=by, fields=("contact", "contact_since"))
    return row


@transaction.atomic
def answer(*, by: Visitor, sprout: Sprout, body: str) -> Comment:
    """Give an answer as contact person, becoming it when needed. Its first one stops the clock."""
    row = take_contact(by=by, sprout=sprout)
    return commenting.say(by=by, place=place_of(row), body=body)


def note_comment(comment: Comment) -> None:
    """Stop the clock when the contact person speaks, wherever they typed it.

    Called for every new comment in the house; anything else costs no query. Queries: 0, 1 or 4.
    """
    if kind_of(comment.place) != "sprouts.sprout" or comment.author_id is None:
        return
    waiting = Sprout.objects.filter(
        pk=pk_of(comment.place), contact_id=comment.author_id, answered_at=None
    )
    sprout = waiting.first()
    if sprout is None:
        return
    sprout.answered_at = comment.created_at
    speaker = Visitor(person_id=comment.author_id)
    keeping.write_down(sprout, Verb.ANSWERED, by=speaker, fields=("answered_at",))
