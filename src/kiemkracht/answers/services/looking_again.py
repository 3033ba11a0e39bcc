"""A second look: asking for it, naming the two who look, and what they say."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.answers.enums.second_looks import Ground, LookState, LookVerb, Outcome
from kiemkracht.answers.models import LookOpinion, ObjectionClause, SecondLook
from kiemkracht.answers.rules import second_looks as rules
from kiemkracht.answers.selectors.independence import candidates_for
from kiemkracht.answers.selectors.second_look_page import newest_opinions
from kiemkracht.answers.selectors.working_days import day_of
from kiemkracht.answers.services.indexing import index_look
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors import reviewing
from kiemkracht.direction.selectors.reviewing import PublishedChoice
from kiemkracht.direction.services import deciding
from kiemkracht.people.services import make_return_link, welcome_guest

LONGEST, LONGEST_REASONS = 1000, 2000


@dataclass(frozen=True, slots=True)
class LookWords:
    """The four fields of a second look."""

    ground: str
    touches_me: str
    what_is_missing: str
    what_i_ask: str


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """What came of it. `secret` opens the way back and is known only here and now."""

    look: SecondLook
    secret: str


@transaction.atomic
def ask_again(*, by: Visitor, slug: str, words: LookWords, name: str = "") -> AskedAgain:
    """Ask for a second look at a published choice, with or without an account. Queries: 8 to 16.

    Raises `RoomError` after six weeks, for an empty field, and when yours still waits.
    """
    choice = _standing(slug)
    said = _sound(words)
    today = clock.today()
    require_that(
        today <= rules.ask_until(day_of(choice.published_at)),
        _("The six weeks to ask for a second look have passed. You can still respond below it."),
    )
    owner = by if by.is_known else welcome_guest(name=name, language=by.language)
    mine = SecondLook.objects.filter(choice_id=choice.id, asked_by_id=owner.identity)
    require_that(
        not mine.exclude(state=LookState.ANSWERED).exists(),
        _("You asked for this already. It is being looked at."),
    )
    look = SecondLook.objects.create(
        choice_id=choice.id,
        number=choice.number,
        ground=said.ground,
        touches_me=said.touches_me,
        what_is_missing=said.what_is_missing,
        what_i_ask=said.what_i_ask,
        asked_by_id=owner.identity,
        answer_by=rules.answer_by(today),
    )
    index_look(look)
    chronicle.record(LookVerb.ASKED, place_of(look), by=owner)
    following.follow(by=owner, place=place_of(look))
    secret = ""
    if not by.is_known:
        secret = make_return_link(by=owner, next_url=look.get_absolute_url())
    return AskedAgain(look, secret)


def _standing(slug: str) -> PublishedChoice:
    choice = reviewing.published_choice(slug)
    if choice is None or not choice.is_standing:
        raise RoomError(_("A second look is for a choice that is published and stands."))
    return choice


def _sound(words: LookWords) -> LookWords:
    require_that(words.ground in Ground.values, _("Choose on what ground you ask."))
    said = [
        many_lines(each) for each in (words.touches_me, words.what_is_missing, words.what_i_ask)
    ]
    require_that(
        all(said) and all(len(each) <= LONGEST for each in said),
        _("Fill in all four fields, each with at most 1,000 characters."),
    )
    return LookWords(words.ground, *said)


@transaction.atomic
def name_duo(*, by: Visitor, look_id: UUID, resident_id: UUID, official_id: UUID) -> SecondLook:
    """Name one resident and one official who look again; both from the lot. Queries: about 18.

    Whoever had a hand in the choice, asked, or works in the same domain can't be named.
    """
    look = SecondLook.objects.select_for_update(of=("self",)).get(pk=look_id)
    choice = reviewing.published_choices([look.choice_id])[look.choice_id]
    require(
        rules.may_name_duo(by, look, choice.community_id, reviewing.who_had_a_hand_in(choice.id)),
        _("Who facilitates here and had no hand in the choice names the two."),
    )
    found = candidates_for(look, choice.community_id)
    drawn = (dict(found.residents), dict(found.officials))
    require_that(
        str(resident_id) in drawn[0] and str(official_id) in drawn[1],
        _("Choose one resident and one official from those who were drawn."),
    )
    look.resident_id, look.official_id = resident_id, official_id
    look.state = LookState.LOOKING
    look.save(update_fields=["resident", "official", "state"])
    chronicle.record(LookVerb.NAMED, place_of(look), by=by)
    following.tell(place_of(look), LookVerb.NAMED, by=by)
    return look


@transaction.atomic
def decline_seat(*, by: Visitor, look_id: UUID) -> SecondLook:
    """Give the seat back: somebody else is named, and the term goes on. Queries: 4."""
    look = SecondLook.objects.select_for_update(of=("self",)).get(pk=look_id)
    require(rules.may_say(by, look), _("Only one of the two who look can do this."))
    if look.resident_id == by.person_id:
        look.resident = None
    else:
        look.official = None
    look.state = LookState.ASKED
    look.save(update_fields=["resident", "official", "state"])
    chronicle.record(LookVerb.DECLINED, place_of(look), by=by)
    return look


@transaction.atomic
def say(*, by: Visitor, look_id: UUID, outcome: str, reasons: str) -> SecondLook:
    """Say what you see; once both say the same it is answered. Queries: 5 to 10.

    Until then each may say it anew. Nothing changes at the choice itself: see `open_again`.
    """
    look = SecondLook.objects.select_for_update(of=("self",)).get(pk=look_id)
    require(rules.may_say(by, look), _("Only one of the two who look can do this."))
    words = many_lines(reasons)
    require_that(outcome in Outcome.values, _("Choose what the answer is."))
    require_that(
        0 < len(words) <= LONGEST_REASONS,
        _("Give your reasons, in at most 2,000 characters."),
    )
    LookOpinion.objects.create(
        look=look,
        outcome=outcome,
        reasons=words,
        as_resident=look.resident_id == by.person_id,
        by_id=by.person_id,
    )
    chronicle.record(LookVerb.SAID, place_of(look), by=by)
    _close_when_agreed(look)
    return look


def _close_when_agreed(look: SecondLook) -> None:
    newest = newest_opinions(look, look.opinions.all())
    outcomes = {each.outcome for each in newest.values()}
    if len(newest) < 2 or len(outcomes) > 1:
        return
    look.state, look.outcome, look.answered_at = LookState.ANSWERED, outcomes.pop(), clock.now()
    look.save(update_fields=["state", "outcome", "answered_at"])
    index_look(look)
    chronicle.record(LookVerb.ANSWERED, place_of(look), by=None)
    following.tell(place_of(look), LookVerb.ANSWERED, by=None)


def open_again(*, by: Visitor, look_id: UUID) -> str:
    """Carry out “back to the conversation” or “changed”: the choice opens for review by its own
    service, which asks leave. Gives the address of the choice. Queries: 9.
    """
    look = SecondLook.objects.get(pk=look_id)
    require_that(
        look.outcome in (Outcome.TALK, Outcome.CHANGED),
        _("The two did not ask for this: the choice stays."),
    )
    choice = deciding.open_review(by=by, choice=reviewing.row_of(look.choice_id))
    return choice.get_absolute_url()


@transaction.atomic
def set_clause(
    *, by: Visitor, slug: str, made_known_on: date | None, address: str
) -> ObjectionClause:
    """Note that a choice is a decision under the law, or (without a day) that it is not.

    Every row stays. Queries: 3.
    """
    choice = reviewing.published_choice(slug)
    require_that(choice is not None, _("This choice is not published."))
    assert choice is not None  # noqa: S101 - refused above
    require(
        reviewing.may_write_for(by, choice.community_id),
        _("Only who decides here notes where one can object."),
    )
    words = many_lines(address)[:600]
    require_that(made_known_on is None or bool(words), _("Tell where an objection has to be sent."))
    require_that(
        made_known_on is None or made_known_on <= clock.today(),
        _("A decision was made known today or earlier."),
    )
    row = ObjectionClause.objects.create(
        choice_id=choice.id, made_known_on=made_known_on, address=words, by_id=by.person_id
    )
    chronicle.record(LookVerb.CLAUSE_SET, place_of(row), by=by)
    return row
