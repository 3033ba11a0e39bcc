"""From “I would like to do this” to an agreement that two people can print, and to thanks."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.gigs import GigVerb
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Agreement, Gig, GigAnswer
from kiemkracht.connect.rules import gigs as rules
from kiemkracht.connect.services.posting_gigs import locked, put_in_index, write_down

LONGEST_WHY, LONGEST_THANKS = 400, 280


@transaction.atomic
def answer_gig(*, by: Visitor, gig: Gig, why: str) -> GigAnswer:
    """Say that you would like to do it, and why; only who posted it reads that."""
    row = locked(gig, by)
    require(rules.may_answer(by, row), _("Come in with your account to answer a klus."))
    require_that(rules.takes_answers(row, clock.today()), _("This klus looks for nobody any more."))
    text = one_line(why)
    require_that(
        0 < len(text) <= LONGEST_WHY, _("Say why this speaks to you, in at most 400 characters.")
    )
    made, is_new = GigAnswer.objects.get_or_create(
        gig=row, person_id=by.identity, defaults={"why": text}
    )
    if is_new:
        following.follow(by=by, place=place_of(row))
        write_down(row, GigVerb.ANSWERED, by=by, answer=made.pk)
    return made


@transaction.atomic
def take_back_answer(*, by: Visitor, answer: GigAnswer) -> None:
    """Step back, before or after agreeing: the stop rule says how, nobody asks why."""
    require(by.is_known and answer.person_id == by.person_id)
    row = locked(answer.gig, by)
    require_that(row.state in (State.OPEN, State.PROMISED), _("This is done already, thank you."))
    number = answer.pk
    Agreement.objects.filter(answer=answer).delete()
    answer.delete()
    fields: tuple[str, ...] = ()
    if row.state == State.PROMISED and not Agreement.objects.filter(gig=row).exists():
        row.state, fields = State.OPEN, ("state",)
    write_down(row, GigVerb.TOOK_BACK, by=by, fields=fields, answer=number)
    put_in_index(row)


@transaction.atomic
def agree(*, by: Visitor, answer: GigAnswer) -> Agreement:
    """Say yes to one who answered: the agreement is written from the words of the klus."""
    row = locked(answer.gig, by)
    require(rules.is_owner(by, row))
    if made := Agreement.objects.filter(answer=answer).first():
        return made
    require_that(row.state == State.OPEN, _("This klus was agreed on with someone already."))
    made = Agreement.objects.create(
        gig=row,
        answer=answer,
        what=row.title,
        meaning=row.meaning,
        freedom=row.freedom,
        learning=row.learning,
        hours=row.hours,
        fee=row.fee,
        stop_rule=row.stop_rule or _("Either of us may stop at any time, after one conversation."),
    )
    row.state = State.PROMISED
    write_down(row, GigVerb.AGREED, by=by, fields=("state",), answer=answer.pk)
    put_in_index(row)
    return made


@transaction.atomic
def finish_gig(*, by: Visitor, gig: Gig) -> Gig:
    """“It is done”, said by either."""
    row = locked(gig, by)
    agreement = Agreement.objects.select_related("gig", "answer").filter(gig=row).first()
    require(agreement is not None and rules.is_party(by, agreement))
    if row.state == State.PROMISED:
        row.state, row.done_at = State.DONE, clock.now()
        write_down(row, GigVerb.DONE, by=by, fields=("state", "done_at"))
    return row


@transaction.atomic
def thank_for_gig(*, by: Visitor, gig: Gig, words: str) -> Agreement:
    """Thank who did it, in words that only that person reads."""
    row = locked(gig, by)
    require(rules.is_owner(by, row))
    agreement = Agreement.objects.filter(gig=row).first()
    require_that(
        agreement is not None and row.state in (State.DONE, State.THANKED),
        _("First say that it is done, then thank."),
    )
    assert agreement is not None  # noqa: S101 - the line above said so; for the type checker
    text = one_line(words)
    require_that(
        0 < len(text) <= LONGEST_THANKS, _("Thank in your own words, in at most 280 characters.")
    )
    agreement.thanks, agreement.thanked_at = text, clock.now()
    agreement.save(update_fields=["thanks", "thanked_at"])
    row.state = State.THANKED
    write_down(row, GigVerb.THANKED, by=by, fields=("state",))
    return agreement
