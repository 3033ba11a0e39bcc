"""Responding to an open choice: for it, against it, or with a question."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import Stance, Verb
from kiemkracht.direction.models import Choice, Response


@transaction.atomic
def respond(
    *, by: Visitor, choice: Choice, stance: str, body: str, at: datetime | None = None
) -> Response:
    """Answer an open choice; answering again replaces one's own answer. Queries: 6."""
    moment = at or clock.now()
    require_that(
        rules.is_open_now(choice, moment),
        _("The time to respond has passed. Thank you for asking."),
    )
    require(
        rules.may_respond(by, choice, moment),
        _("Come in with your account or your private link to respond."),
    )
    text = many_lines(body)[:1500]
    require_that(stance in Stance.values, _("Choose: for it, against it, or a question."))
    require_that(bool(text), _("Tell it in a few words."))
    response, is_new = Response.objects.update_or_create(
        choice=choice,
        author_id=by.person_id,
        defaults={"stance": stance, "body": text, "lang": by.language, "at": moment},
    )
    place = places.place_of(choice)
    chronicle.record(Verb.CHOICE_RESPONDED, place, by=by)
    if is_new:
        following.tell(place, Verb.CHOICE_RESPONDED, by=by)
    return response
