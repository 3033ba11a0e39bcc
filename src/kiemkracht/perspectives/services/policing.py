"""The rules of a conversation: what is let in, for which reasons something is set aside."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.cards import place_of_conversation

MOST_REASONS = 12
LONGEST_REASON = 120

TOO_MANY = gettext_lazy("Keep to at most 12 reasons: people must be able to know them.")


@transaction.atomic
def set_policy(*, by: Visitor, conversation: Conversation, policy: str, reasons: str) -> None:
    """Publish what is let in and for which reasons something is set aside, one on each line.

    Empty means: our own words. What was set aside before keeps the reason it got. Queries: 2.
    """
    require(rules.may_tend(by, conversation))
    lines = list(dict.fromkeys(filter(None, map(one_line, reasons.splitlines()))))
    require_that(len(lines) <= MOST_REASONS, TOO_MANY)
    require_that(
        all(len(line) <= LONGEST_REASON for line in lines),
        _("Keep each reason within %(most)s characters.") % {"most": LONGEST_REASON},
    )
    conversation.policy = many_lines(policy)[:4000]
    conversation.reasons = lines
    conversation.save(update_fields=["policy", "reasons"])
    chronicle.record(Verb.EDITED, place_of_conversation(conversation.pk), by=by)
