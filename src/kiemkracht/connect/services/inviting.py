"""Inviting one person, with what they learn and what the whole gains; taking it back."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.introductions import IntroductionState, IntroductionVerb
from kiemkracht.connect.models import Bond, Introduction, Suggestion
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.people.selectors import people_for_writing

MOST_A_WEEK = 5
WEEK = timedelta(days=7)
LONGEST, LONGEST_CONTACT = 300, 120
SHORTEST = 12
"""Fewer signs than this is no reason to meet."""


@dataclass(frozen=True, slots=True)
class InvitationText:
    """What the sender writes: both lines are asked, the way to reach them is theirs to choose."""

    you_learn: str
    whole_gains: str
    contact: str


def place_of(introduction: Introduction) -> str:
    """The place of an invitation."""
    return f"connect.introduction:{introduction.pk}"


@transaction.atomic
def invite(*, by: Visitor, suggestion: Suggestion, text: InvitationText) -> Introduction:
    """Invite whom a suggestion leads to.

    Starts from what this visitor may still see: who stopped, left or blocked them since is no
    longer there to invite. At most five a week, and each written for one person.
    """
    require(rules.may_be_introduced(by))
    row = Suggestion.objects.visible_to(by).filter(pk=suggestion.pk).first()
    if row is None:
        raise RoomError(_("This suggestion is no longer there. Look at your other suggestions."))
    people_for_writing([by.identity])  # two tabs at once wait for each other
    cleaned = _cleaned(text)
    _guard(by, row, cleaned)
    made = Introduction.objects.create(
        sender_id=by.identity,
        receiver_id=row.other_id,
        you_learn=cleaned.you_learn,
        whole_gains=cleaned.whole_gains,
        contact=cleaned.contact,
        sprout_id=row.sprout_id,
        crossed=row.crossed,
        is_surprise=row.is_surprise,
    )
    _take_away_suggestions(row)
    chronicle.record(IntroductionVerb.INVITED, place_of(made), by=by)
    return made


def _cleaned(text: InvitationText) -> InvitationText:
    return InvitationText(
        one_line(text.you_learn)[:LONGEST],
        one_line(text.whole_gains)[:LONGEST],
        one_line(text.contact)[:LONGEST_CONTACT],
    )


def _guard(by: Visitor, suggestion: Suggestion, text: InvitationText) -> None:
    require_that(
        len(text.you_learn) >= SHORTEST and len(text.whole_gains) >= SHORTEST,
        _("Write both lines: what the other learns by it, and what the whole gains by it."),
    )
    require_that(bool(text.contact), _("Say how you can be reached once you both say yes."))
    require_that(
        sent_this_week(by) < MOST_A_WEEK,
        _("You invited five people this week. Wait for their answers; next week you can go on."),
    )
    same = Introduction.objects.filter(sender_id=by.identity).filter(
        Q(you_learn=text.you_learn) | Q(whole_gains=text.whole_gains)
    )
    require_that(
        not same.exists(),
        _("You wrote this to someone else before. Write each invitation for one person."),
    )
    two = [by.identity, suggestion.other_id]
    between = Introduction.objects.waiting().filter(sender_id__in=two, receiver_id__in=two)
    require_that(not between.exists(), _("There is an invitation between you two already."))
    knows = Bond.objects.alive().filter(a_id__in=two, b_id__in=two)
    require_that(not knows.exists(), _("You two know each other already."))


def sent_this_week(by: Visitor) -> int:
    """How many invitations this visitor sent in the last seven days. Queries: 1."""
    since = clock.now() - WEEK
    return Introduction.objects.filter(sender_id=by.identity, sent_at__gt=since).count()


def _take_away_suggestions(row: Suggestion) -> None:
    """The two are on their way to each other: nothing more is suggested between them."""
    there = Q(person_id=row.person_id, other_id=row.other_id)
    back = Q(person_id=row.other_id, other_id=row.person_id)
    Suggestion.objects.filter(there | back).delete()


@transaction.atomic
def withdraw(*, by: Visitor, introduction: Introduction) -> None:
    """Take an invitation back that is not answered yet."""
    require(rules.may_withdraw(by, introduction))
    waiting = Introduction.objects.waiting().filter(pk=introduction.pk)
    changed = waiting.update(state=IntroductionState.WITHDRAWN, answered_at=clock.now(), contact="")
    require_that(bool(changed), _("This invitation is answered already."))
    chronicle.record(IntroductionVerb.WITHDRAWN, place_of(introduction), by=by)
