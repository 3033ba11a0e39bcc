"""Letting statements in, or setting them aside with a reason."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Deed, Moderation, Verb
from kiemkracht.perspectives.models import ModerationEntry, Statement
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.services import asking

_DEEDS = {
    Moderation.IN: Deed.LET_IN,
    Moderation.OUT: Deed.SET_ASIDE,
    Moderation.WAITING: Deed.PUT_BACK,
}


def log(statement: Statement, deed: str, reason: str) -> None:
    """One line in the log of moderation, without who wrote or who decided. Queries: 1."""
    ModerationEntry.objects.create(statement=statement, deed=deed, reason=reason[:300])


@transaction.atomic
def moderate(*, by: Visitor, statement: Statement, verdict: int, reason: str = "") -> None:
    """Let a statement in, set it aside with a reason, or put it back in the queue.

    Votes given on it stay; a statement that is set aside leaves the pages at once and the
    landscape with the next run. The reason stays with it for everyone who tends. Queries: 5.
    """
    require(rules.may_tend(by, statement.conversation))
    require_that(verdict in Moderation.values, _("Choose whether this statement may be shown."))
    because = one_line(reason)[:300]
    require_that(
        verdict != Moderation.OUT or bool(because),
        _("Say why you set it aside, so that you can explain it to the writer."),
    )
    if (statement.moderation, statement.reason) == (verdict, because):
        return
    statement.moderation = verdict
    statement.reason = because
    statement.save(update_fields=["moderation", "reason"])
    log(statement, _DEEDS[Moderation(verdict)], because)
    chronicle.record(
        Verb.MODERATED,
        place_of_conversation(statement.conversation_id),
        by=by,
        statement=statement.number,
        verdict=verdict,
    )
    transaction.on_commit(lambda: asking.for_landscape(statement.conversation_id))
