"""The page of one kiem as one frozen object."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.places import place_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Kind, Origin, Phase
from kiemkracht.sprouts.models import (
    Carrier,
    CarryOffer,
    Photo,
    SixMonthCheck,
    Sprout,
)
from kiemkracht.sprouts.selectors.cards import SproutCard, card_of
from kiemkracht.sprouts.selectors.family import Family, family_of
from kiemkracht.sprouts.selectors.goals import GoalLine, goals_of
from kiemkracht.sprouts.selectors.grounds import keep_standing
from kiemkracht.sprouts.selectors.life import (
    LifeMark,
    Proposal,
    facts_from,
    life_line,
    proposal_for,
)
from kiemkracht.sprouts.selectors.steps import StepLine, done_steps, open_steps, steps_of
from kiemkracht.sprouts.selectors.timeline import TimelineLine, timeline_of


@dataclass(frozen=True, slots=True)
class CarrierLine:
    """Someone who carries it."""

    id: UUID
    name: str
    why: str
    since: datetime


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question to carry along that this visitor can answer, or waits for."""

    id: int
    name: str
    is_for_me: bool
    is_mine: bool
    asks_me: bool


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What someone saw after six months."""

    name: str
    is_alive: bool
    note: str
    on: datetime


@dataclass(frozen=True, slots=True)
class PhotoView:
    """The photo as the page shows it."""

    id: UUID
    width: int
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class May:
    """What this visitor may do here."""

    edit: bool
    show_otherwise: bool
    shape: bool
    plan: bool
    carry: bool
    ask_to_carry: bool
    release: bool
    offer: bool
    be_contact: bool
    is_contact: bool
    answer: bool
    check: bool
    hold: bool
    tend: bool


@dataclass(frozen=True, slots=True)
class SproutDetail:
    """One kiem with everything on its page."""

    id: UUID
    place: str
    card: SproutCard
    story: str
    soul: str
    business: str
    face_question: str
    longing: str
    interrupts: str
    kind: str | Promise
    origin: str | Promise
    visibility: str | Promise
    held_because: str
    told_by: str
    created_at: datetime
    contact: str
    contact_since: datetime | None
    answered_at: datetime | None
    life: tuple[LifeMark, ...]
    proposal: Proposal | None
    rest_is_over: bool
    closing_lesson: str
    carriers: tuple[CarrierLine, ...]
    open_steps: tuple[StepLine, ...]
    done_steps: tuple[StepLine, ...]
    goals: tuple[GoalLine, ...]
    family: Family
    photo: PhotoView | None
    checks: tuple[CheckLine, ...]
    questions: tuple[OpenQuestion, ...]
    timeline: tuple[TimelineLine, ...]
    may: May

    @property
    def is_carried_alone(self) -> bool:
        """Whoever looks carries it, and nobody with them."""
        return self.may.release and len(self.carriers) == 1

    @property
    def next_step(self) -> StepLine | None:
        """The first step to take."""
        return self.open_steps[0] if self.open_steps else None


def find_sprout(visitor: Visitor, sprout_id: UUID) -> Sprout | None:
    """The row, when this visitor may see it. Queries: 1."""
    open_offers = CarryOffer.objects.filter(sprout=OuterRef("pk"), answered_at=None)
    rows = Sprout.objects.visible_one(visitor, sprout_id).with_page()
    return rows.annotate(has_offers=Exists(open_offers)).first()


def sprout_detail(visitor: Visitor, row: Sprout) -> SproutDetail:
    """Everything on the page of a row from `find_sprout`.

    Queries: 5, and 1 each for: names on the timeline that are not around, family, checks (after
    half a year), open questions to carry along.
    """
    carriers = list(
        row.carriers.filter(until=None)
        .select_related("person")
        .only("sprout_id", "why", "since", "person__name")
    )
    steps = steps_of(row)
    # The card shows the next step, and here it is at hand.
    row.next_step = next((step for step in steps if step.pk == row.next_step_id), None)
    checks = _checks(row)
    ties = rules.Ties(
        carries=visitor.is_known and any(c.person_id == visitor.person_id for c in carriers),
        has_carriers=bool(carriers),
    )
    may = _may(visitor, row, ties, checks)
    goals = goals_of(visitor, [row.pk]).get(row.pk, ())
    keep_standing(row, is_carried=ties.carries)
    facts = facts_from(row, carriers=len(carriers), steps=steps, checks=checks)
    return SproutDetail(
        id=row.pk,
        place=place_of(row),
        card=card_of(row, goals),
        story=row.story,
        soul=row.soul,
        business=row.business,
        face_question=_face_question(row),
        longing=row.longing,
        interrupts=row.interrupts,
        kind=Kind(row.kind).label,
        origin=Origin(row.origin).label,
        visibility=Visibility(row.visibility).label,
        held_because=row.held_because,
        told_by=row.planted_by.name if row.planted_by else "",
        created_at=row.created_at,
        contact=row.contact.name if row.contact else "",
        contact_since=row.contact_since,
        answered_at=row.answered_at,
        life=life_line(row),
        proposal=proposal_for(row, facts) if may.shape else None,
        rest_is_over=row.resting_until is not None and row.resting_until <= clock.today(),
        closing_lesson=row.closing_lesson,
        carriers=tuple(CarrierLine(c.person_id, c.person.name, c.why, c.since) for c in carriers),
        open_steps=open_steps(visitor, row, steps, may_plan=may.plan),
        done_steps=done_steps(steps),
        goals=goals,
        family=family_of(visitor, row),
        photo=photo_of(row),
        checks=tuple(_check_line(check) for check in checks),
        questions=_questions(visitor, row, ties),
        timeline=timeline_of(place_of(row), _names_around(row, carriers)),
        may=may,
    )


def _may(visitor: Visitor, row: Sprout, ties: rules.Ties, checks: Sequence[SixMonthCheck]) -> May:
    is_old = clock.now() - row.created_at >= rules.AGE_TO_ROOT
    return May(
        edit=rules.may_edit(visitor, row, ties),
        show_otherwise=rules.may_show_otherwise(visitor, row, ties),
        shape=rules.may_shape(visitor, row, ties),
        plan=rules.may_plan(visitor, row, ties) and row.is_alive,
        carry=rules.may_carry_at_once(visitor, row, ties),
        ask_to_carry=rules.may_ask_to_carry(visitor, row, ties),
        release=ties.carries,
        offer=rules.may_offer(visitor, row, ties) and row.phase != Phase.CLOSED,
        be_contact=rules.may_take_contact(visitor, row),
        is_contact=rules.is_contact(visitor, row),
        answer=row.answered_at is None
        and row.is_alive
        and (rules.may_take_contact(visitor, row) or rules.is_contact(visitor, row)),
        check=is_old and row.is_alive and rules.may_check(visitor, row, ties),
        hold=rules.may_hold(visitor, row),
        tend=rules.may_edit(visitor, row, ties) or rules.tends(visitor, row),
    )


def _face_question(row: Sprout) -> str:
    """One friendly question about the face that is missing; never a score."""
    if row.soul and not row.business:
        return _("What would you need to keep this going: hands, a place, a little money, a yes?")
    if row.business and not row.soul:
        return _("Why does this live for you? One sentence about what moves you is enough.")
    return ""


def _checks(row: Sprout) -> list[SixMonthCheck]:
    if clock.now() - row.created_at < rules.AGE_TO_ROOT:
        return []
    return list(row.checks.select_related("by")[:5])


def _check_line(check: SixMonthCheck) -> CheckLine:
    name = check.by.name if check.by else _("a participant")
    return CheckLine(name, check.is_alive, check.note, check.on)


def photo_of(row: Sprout) -> PhotoView | None:
    """The photo, when there is one. Queries: 0 when `photo` was joined."""
    photo: Photo | None = getattr(row, "photo", None)
    return PhotoView(photo.pk, photo.width, photo.height, photo.words) if photo else None


def _questions(visitor: Visitor, row: Sprout, ties: rules.Ties) -> tuple[OpenQuestion, ...]:
    if not visitor.is_known or not getattr(row, "has_offers", False):
        return ()
    answers_askers = rules.may_answer_asker(visitor, row, ties)
    found = []
    for offer in row.offers.filter(answered_at=None).select_related("person"):
        is_mine = offer.person_id == visitor.person_id
        asks_me = is_mine and not offer.is_own_question
        for_its_people = offer.is_own_question and answers_askers and not is_mine
        if is_mine or for_its_people:
            found.append(
                OpenQuestion(
                    id=offer.pk,
                    name=offer.person.name,
                    is_for_me=asks_me or for_its_people,
                    is_mine=is_mine,
                    asks_me=asks_me,
                )
            )
    return tuple(found)


def _names_around(row: Sprout, carriers: Sequence[Carrier]) -> dict[UUID, str]:
    around = [carrier.person for carrier in carriers]
    around += [person for person in (row.contact, row.planted_by) if person]
    return {person.pk: person.name for person in around}
