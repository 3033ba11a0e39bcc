"""The question and the statements in other languages, in the words of who tends."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import LANGUAGES, Verb
from kiemkracht.perspectives.models import Conversation, StatementTranslation
from kiemkracht.perspectives.selectors.cards import place_of_conversation

LONGEST = 280


@transaction.atomic
def translate(
    *,
    by: Visitor,
    conversation: Conversation,
    lang: str,
    question: str,
    intro: str = "",
    statements: Mapping[int, str] | None = None,
) -> int:
    """Keep the question, the introduction and statements (by number) in `lang`.

    An empty question takes the language away with everything in it; an empty statement is shown
    in its own words. Gives how many statements were written or changed. Queries: 6.
    """
    require(rules.may_tend(by, conversation))
    require_that(
        lang in dict(LANGUAGES) and lang != conversation.lang,
        _("Choose a language other than the one of the conversation."),
    )
    rows = StatementTranslation.objects.filter(statement__conversation=conversation, lang=lang)
    asked = one_line(question)
    languages = dict(conversation.languages)
    changed = 0
    if asked:
        require_that(len(asked) <= 200, _("Keep the question within 200 characters."))
        languages[lang] = {"question": asked, "intro": many_lines(intro)[:4000]}
        changed = _keep(conversation, lang, statements or {})
    else:
        languages.pop(lang, None)
        rows.delete()
    conversation.languages = languages
    conversation.save(update_fields=["languages"])
    chronicle.record(
        Verb.TRANSLATED, place_of_conversation(conversation.pk), by=by, statements=changed
    )
    return changed


def _keep(conversation: Conversation, lang: str, statements: Mapping[int, str]) -> int:
    texts = {number: one_line(text) for number, text in statements.items()}
    require_that(
        all(len(text) <= LONGEST for text in texts.values()),
        _("Keep a translated statement within 280 characters."),
    )
    rows = conversation.statements.filter(number__in=texts)
    ids = dict(rows.values_list("number", "pk"))
    known = StatementTranslation.objects.filter(statement__in=ids.values(), lang=lang)
    before = dict(known.values_list("statement_id", "text"))
    empty = [ids[number] for number, text in texts.items() if number in ids and not text]
    known.filter(statement__in=empty).delete()
    changed = [
        StatementTranslation(statement_id=ids[number], lang=lang, text=text, changed_at=clock.now())
        for number, text in texts.items()
        if number in ids and text and before.get(ids[number]) != text
    ]
    StatementTranslation.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["statement", "lang"],
        update_fields=["text", "changed_at"],
    )
    return len(changed) + sum(key in before for key in empty)
