"""One klus with its answers, and the agreement about it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from kiemkracht.base import clock, names
from kiemkracht.base.places import place_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Agreement, Gig, GigAnswer
from kiemkracht.connect.rules import gigs as rules
from kiemkracht.connect.rules.posts import ASKS_BEFORE
from kiemkracht.connect.selectors.gigs import GigCard, card_of, wish_of


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """Somebody who would like to do it."""

    id: int
    who: str
    why: str
    at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class GigMay:
    """What this visitor may do."""

    own: bool
    answer: bool
    agree: bool
    finish: bool
    thank: bool
    edit: bool
    renew: bool
    end: bool


@dataclass(frozen=True, slots=True)
class GigPage:
    """One klus."""

    id: UUID
    place: str
    card: GigCard
    freedom: str
    learning: str
    stop_rule: str
    who: str
    expires_on: date
    visibility: str | Lazy
    answers: tuple[AnswerLine, ...]
    has_agreement: bool
    thanks: str
    may: GigMay


def find_gig(visitor: Visitor, gig_id: UUID) -> Gig | None:
    """The row, when this visitor may see it. Queries: 1."""
    return (
        Gig.objects.visible_to(visitor)
        .select_related("community", "owner")
        .filter(pk=gig_id)
        .first()
    )


def gig_page(visitor: Visitor, row: Gig) -> GigPage:
    """Read the page. Answers are for who posted it, and one's own. Queries: 4."""
    answers = list(row.answers.all())
    agreement = Agreement.objects.select_related("gig", "answer").filter(gig=row).first()
    is_party = agreement is not None and rules.is_party(visitor, agreement)
    own = rules.is_owner(visitor, row)
    who = names.of(each.person_id for each in answers) if own else {}
    mine = [each for each in answers if each.person_id == visitor.person_id]
    is_open = row.state == State.OPEN
    return GigPage(
        id=row.pk,
        place=place_of(row),
        card=card_of(row, wish_of(visitor)),
        freedom=row.freedom,
        learning=row.learning,
        stop_rule=row.stop_rule,
        who=row.owner.name if visitor.is_known else "",
        expires_on=row.expires_on,
        visibility=Visibility(row.visibility).label,
        answers=tuple(
            AnswerLine(each.pk, who.get(each.person_id, ""), each.why, each.at, each in mine)
            for each in (answers if own else mine)
        ),
        has_agreement=is_party,
        thanks=agreement.thanks if agreement and is_party else "",
        may=GigMay(
            own=own,
            answer=rules.may_answer(visitor, row)
            and rules.takes_answers(row, clock.today())
            and not mine,
            agree=own and is_open,
            finish=is_party and row.state == State.PROMISED,
            thank=own and row.state == State.DONE,
            edit=own and is_open,
            renew=own
            and (
                row.state == State.EXPIRED
                or (is_open and row.expires_on - ASKS_BEFORE <= clock.today())
            ),
            end=own and is_open,
        ),
    )


def find_answer(visitor: Visitor, answer_id: int) -> GigAnswer | None:
    """An answer at a klus this visitor may see. Queries: 2."""
    found = GigAnswer.objects.select_related("gig").filter(pk=answer_id).first()
    if found is None or not Gig.objects.visible_to(visitor).filter(pk=found.gig_id).exists():
        return None
    return found


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """What was agreed, for the two who agreed, on paper and on screen."""

    gig_id: UUID
    url: str
    lang: str
    rows: tuple[tuple[str, str], ...]
    made_at: datetime
    title: str


def agreement_page(visitor: Visitor, row: Gig) -> AgreementPage | None:
    """Only for its two parties; names as they are today. Queries: 2."""
    made = Agreement.objects.select_related("gig", "answer").filter(gig=row).first()
    if made is None or not rules.is_party(visitor, made):
        return None
    who = names.of((row.owner_id, made.answer.person_id))
    lines = (
        (_("Who asks"), who[row.owner_id]),
        (_("Who does it"), who[made.answer.person_id]),
        (_("What"), made.what),
        (_("What it is good for"), made.meaning),
        (_("Freedom"), made.freedom),
        (_("What you learn"), made.learning),
        (_("Time"), made.hours or _("We agree on that while we go.")),
        (_("Money"), made.fee or _("No money goes round.")),
        (_("When we stop"), made.stop_rule),
    )
    return AgreementPage(
        gig_id=row.pk,
        url=row.get_absolute_url(),
        lang=row.lang,
        rows=tuple((label, words) for label, words in lines if words),
        made_at=made.made_at,
        title=made.what,
    )
