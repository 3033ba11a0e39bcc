"""Publishing a choice, a new version of it, or its withdrawal: each a sealed link."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require_that
from kiemkracht.base.texts import many_lines
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import IN_THE_MAKING, ChoiceState, RecordKind, Verb
from kiemkracht.direction.models import Choice, ChoiceVersion
from kiemkracht.direction.services.deciding import locked, refuse_if_missing, tell
from kiemkracht.direction.services.proposing import index_choice
from kiemkracht.direction.services.registering import Entry, append
from kiemkracht.people.selectors import community_names


@transaction.atomic
def publish(
    *, by: Visitor, choice: Choice, why_changed: str = "", at: datetime | None = None
) -> ChoiceVersion:
    """Publish what is taken, or the new text of what was under review. Queries: 13.

    Refuses with everything that lacks. What is published is for everyone, and this version never
    changes again.
    """
    row = locked(choice, by, *IN_THE_MAKING)
    moment = at or clock.now()
    content, why = row.content, many_lines(why_changed)[:1000]
    refuse_if_missing(
        rules.to_publish(row, content, today=timezone.localtime(moment).date(), why_changed=why),
        _("It can’t be published yet: name %(what)s."),
    )
    first = row.current_id is None
    kind = RecordKind.PUBLICATION if first else RecordKind.REVISION
    version = append(Entry(row, _community(row), kind, _next_number(row), content, why, moment))
    row.state = ChoiceState.PUBLISHED if first else ChoiceState.REVISED
    row.current = version
    row.visibility = Visibility.PUBLIC
    row.published_at = row.published_at or moment
    row.review_on = content.review_on
    row.moved_at = moment
    row.save()
    index_choice(row, content)
    verb = Verb.CHOICE_PUBLISHED if first else Verb.CHOICE_REVISED
    tell(row, verb, by, number=version.number)
    return version


@transaction.atomic
def withdraw(*, by: Visitor, choice: Choice, because: str, at: datetime | None = None) -> Choice:
    """Withdraw a choice with a reason; its address keeps a page that tells so. Queries: 11.

    A published choice gets a link in the register for it, so that it can't vanish silently.
    """
    row = locked(choice, by, *(state for state in ChoiceState if state != ChoiceState.WITHDRAWN))
    reason = many_lines(because)[:1000]
    require_that(bool(reason), _("Tell why, so that people who come back here understand it."))
    moment = at or clock.now()
    if row.current_id is not None:
        kind = RecordKind.WITHDRAWAL
        append(Entry(row, _community(row), kind, _next_number(row), None, reason, moment))
    row.state = ChoiceState.WITHDRAWN
    row.withdrawn_at = moment
    row.withdrawn_because = reason
    row.moved_at = moment
    row.save()
    return tell(row, Verb.CHOICE_WITHDRAWN, by)


def _next_number(row: Choice) -> int:
    return row.versions.count() + 1


def _community(row: Choice) -> str:
    return community_names([row.community_id])[row.community_id].name
