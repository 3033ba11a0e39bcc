"""Asking a question in the conversation about a direction, from what people think elsewhere."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import limits
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import commenting
from kiemkracht.base.texts import many_lines
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.enums import DirectionState
from kiemkracht.direction.models import Direction

LONGEST = 500
MOST_PER_HOUR = 20


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """Where a question stands: the place of the direction, the comment, and its address."""

    place: str
    comment_id: UUID
    url: str


@transaction.atomic
def ask_question(*, by: Visitor, direction_id: UUID, question: str) -> AskedQuestion:
    """Ask it where people talk about the direction; who follows that hears of it.

    Leave: whoever we know and who may see the direction, as long as it counts. A later room that
    shows where the question came from keeps that tie itself. Queries: 8.
    """
    require(by.is_known, _("Come in with your account or your private link to ask this."))
    direction = Direction.objects.visible_to(by).filter(pk=direction_id).first()
    require_that(direction is not None, _("Choose a direction from the list."))
    assert direction is not None  # noqa: S101 - refused above without one
    require_that(
        direction.state != DirectionState.REPLACED,
        _("This direction was replaced. Choose one that counts now."),
    )
    words = many_lines(question)
    require_that(bool(words), _("Write your question first."))
    require_that(len(words) <= LONGEST, _("Keep your question within 500 characters."))
    require_that(
        limits.within(f"question:{by.person_id}", most=MOST_PER_HOUR, seconds=3600),
        _("You asked many questions in a short time. Take a break, and come back in an hour."),
    )
    place = place_of(direction)
    comment = commenting.say(by=by, place=place, body=words)
    return AskedQuestion(place, comment.pk, f"{direction.get_absolute_url()}#reactie-{comment.pk}")
