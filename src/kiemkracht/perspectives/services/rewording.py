"""Editing the words of a statement, splitting it in two: always with what it was in sight."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Deed, Moderation, State, Verb
from kiemkracht.perspectives.models import EarlierText, Statement, StatementTranslation
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.services import asking, moderating, stating

NOT_CLOSED = gettext_lazy("This conversation is closed. Open it again first.")
SAY_WHY = gettext_lazy("Say why, so that everyone can follow what happened to it.")


@transaction.atomic
def edit_text(*, by: Visitor, statement: Statement, text: str, why: str) -> None:
    """Change the words, not the idea: the earlier text stays in sight, and so do the votes.

    Whoever gave a view on the earlier text sees that it changed, and can think again.
    Translations go, because they say the old words. Queries: 6.
    """
    _require_leave(by, statement)
    said, because = stating.checked(text), one_line(why)[:300]
    require_that(bool(because), SAY_WHY)
    if said == statement.text:
        return
    moment = clock.now()
    EarlierText.objects.create(statement=statement, text=statement.text, until=moment, why=because)
    StatementTranslation.objects.filter(statement=statement).delete()
    statement.text, statement.reworded_at = said, moment
    statement.save(update_fields=["text", "reworded_at"])
    moderating.log(statement, Deed.EDITED, because)
    place = place_of_conversation(statement.conversation_id)
    chronicle.record(Verb.REWORDED, place, by=by, statement=statement.number)


@transaction.atomic
def split(*, by: Visitor, statement: Statement, texts: tuple[str, str]) -> tuple[int, int]:
    """Two ideas in one become two statements of the same writer, both shown; gives their numbers.

    Nobody's vote moves: the views on the old statement stay with it, it is set aside, and both
    new ones start empty. Queries: 12.
    """
    _require_leave(by, statement)
    require_that(
        statement.moderation != Moderation.OUT,
        _("This statement was set aside. Let it in before you split it."),
    )
    said = [stating.checked(text) for text in texts]
    require_that(said[0].casefold() != said[1].casefold(), _("Write two statements that differ."))
    numbers = [_part(statement, text) for text in said]
    statement.moderation = Moderation.OUT
    statement.reason = _("Split into statements %(first)s and %(second)s.") % {
        "first": numbers[0],
        "second": numbers[1],
    }
    statement.save(update_fields=["moderation", "reason"])
    moderating.log(statement, Deed.SPLIT, statement.reason)
    conversation_id = statement.conversation_id
    chronicle.record(
        Verb.SPLIT, place_of_conversation(conversation_id), by=by, statement=statement.number
    )
    transaction.on_commit(lambda: asking.for_landscape(conversation_id))
    return numbers[0], numbers[1]


def _part(statement: Statement, text: str) -> int:
    return Statement.objects.create(
        conversation=statement.conversation,
        number=stating.next_number(statement.conversation),
        text=text,
        author_id=statement.author_id,
        is_seed=statement.is_seed,
        is_meta=statement.is_meta,
        moderation=Moderation.IN,
        came_from=statement,
    ).number


def _require_leave(by: Visitor, statement: Statement) -> None:
    require(rules.may_tend(by, statement.conversation))
    require_that(statement.conversation.state != State.CLOSED, NOT_CLOSED)
