"""Doing it otherwise: every change says why, and is kept beside what stood there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.act.enums import Kind, Layer, Lead, StepState, Verb
from kiemkracht.act.models import Script, ScriptChange, ScriptStep
from kiemkracht.act.services.guarding import changing, open_step, reason
from kiemkracht.act.services.writing import (
    MOST_STEPS,
    OWN,
    arrange,
    close_ranks,
    keep_change,
    live_steps,
    values_of,
    why_of,
)
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.scripts import LAYERS, TRACKS, Card
from kiemkracht.weigh.selectors.deck import deck


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """How a step is told. Empty stop rule or question to watch: the usual one of its function."""

    words: str
    puller_words: str
    start_on: date
    look_back_on: date
    stop_rule: str
    watch: str
    layer: str
    lead: str


@transaction.atomic
def tell_otherwise(
    *, by: Visitor, script_id: UUID, step_id: UUID, seen: int, plan: StepPlan, because: str
) -> ScriptChange:
    """Other words, days, puller, stop rule or question for a step. Queries: 10.

    `seen` is the revision on the page where it was written; raises ChangedMeanwhile when somebody
    wrote since.
    """
    script, _ground = changing(by, script_id)
    step = open_step(script, step_id, seen)
    words, before = reason(because), values_of(step)
    tell(step, plan)
    return _kept(by, script, step, Kind.WORDED, words, before)


def tell(step: ScriptStep, plan: StepPlan) -> None:
    """Set how a step is told; it is not saved yet. Raises RoomError for what can't be."""
    own = one_line(plan.words)[:300]
    require_that(step.card is not None or bool(own), _("Tell in one sentence what you do."))
    require_that(
        plan.look_back_on >= plan.start_on, _("Looking back comes after the start, not before it.")
    )
    require_that(plan.layer in Layer.values, _("Choose what this step changes."))
    require_that(plan.lead in Lead.values, _("Choose what kind of people pull it."))
    step.words = own
    step.puller_words = one_line(plan.puller_words)[:120]
    step.start_on, step.look_back_on = plan.start_on, plan.look_back_on
    step.stop_rule = one_line(plan.stop_rule)[:300]
    step.watch = one_line(plan.watch)[:300]
    step.layer, step.lead = plan.layer, plan.lead


@transaction.atomic
def swap(
    *, by: Visitor, script_id: UUID, step_id: UUID, seen: int, card: int, because: str
) -> ScriptChange:
    """Take another card: the runner-up or any other that the script has not. Queries: 11."""
    script, _ground = changing(by, script_id)
    step = open_step(script, step_id, seen)
    words, before = reason(because), values_of(step)
    put_card(script, step, card, words)
    return _kept(by, script, step, Kind.SWAPPED, words, before)


def put_card(script: Script, step: ScriptStep, number: int, because: str) -> None:
    """Set another card on a step; it is not saved yet. Queries: 1.

    The runner-up fits the same place, so its rule stays; of any other card the group is the rule.
    What was told of the earlier card goes with it, and stays to be read in the change.
    """
    card = _card(number)
    used = {each.card for each in live_steps(script) if each.pk != step.pk}
    require_that(number not in used, _("This card is in the script already."))
    require_that(number != step.card, _("This card is there already."))
    second = step.runner_up if step.runner_up.get("card") == number else {}
    if second:
        # What stood here becomes the runner-up, so that one can go back as easily.
        first = step.why.get("score") or {"card": step.card, "score": 0, "parts": {}}
        step.why, step.runner_up = why_of(step.why | {"score": second}, because), first
    else:
        step.rule, step.why = OWN, why_of({}, because)
    _follow(step, card)
    step.words = step.stop_rule = step.watch = ""


@transaction.atomic
def move(
    *, by: Visitor, script_id: UUID, step_id: UUID, seen: int, to: int, because: str
) -> ScriptChange:
    """Put a step at another place; 1 is the first. Queries: 12."""
    script, _ground = changing(by, script_id)
    step = open_step(script, step_id, seen)
    words, before = reason(because), values_of(step)
    arrange(script, step, to)
    return _kept(by, script, step, Kind.MOVED, words, before)


@transaction.atomic
def drop(*, by: Visitor, script_id: UUID, step_id: UUID, seen: int, because: str) -> ScriptChange:
    """Leave a step out. It stays to be read, with why. Queries: 12."""
    script, _ground = changing(by, script_id)
    step = open_step(script, step_id, seen)
    words, before = reason(because), values_of(step)
    step.state = StepState.DROPPED
    made = _kept(by, script, step, Kind.DROPPED, words, before)
    close_ranks(script)
    return made


@transaction.atomic
def add(
    *, by: Visitor, script_id: UUID, plan: StepPlan, card: int | None, at: int, because: str
) -> ScriptChange:
    """Add a step of the group's own: a card, or words without one. Queries: 12."""
    script, _ground = changing(by, script_id)
    made = new_step(script, plan, card, reason(because))
    made.save()
    arrange(script, made, at)
    return _kept(by, script, made, Kind.ADDED, made.because, {})


def new_step(script: Script, plan: StepPlan, card: int | None, because: str) -> ScriptStep:
    """A step that is not saved yet; its rule is the group's own. Queries: 1."""
    there = live_steps(script)
    require_that(
        len(there) < MOST_STEPS, _("Twenty steps is plenty. Leave one out first, or round off.")
    )
    step = ScriptStep(
        script=script, order=len(there) + 1, rule=OWN, why=why_of({}, because), because=because,
        function="try", track=TRACKS["try"], revision=0,
    )  # fmt: skip
    if card is not None:
        require_that(
            card not in {each.card for each in there}, _("This card is in the script already.")
        )
        step.card = card
        _follow(step, _card(card))
    tell(step, plan)
    return step


def _card(number: int) -> Card:
    found = deck().get(number)
    require_that(found is not None, _("Choose a card from the list."))
    return found.card  # type: ignore[union-attr] # the line above raises


def _follow(step: ScriptStep, card: Card) -> None:
    step.card, step.function, step.lead = card.number, card.function, card.lead
    step.track, step.layer = TRACKS[card.function], LAYERS[card.function]


def _kept(
    by: Visitor,
    script: Script,
    step: ScriptStep,
    kind: Kind,
    because: str,
    before: dict[str, object],
) -> ScriptChange:
    made = keep_change(
        script, step, kind, because=because, before=before, by=by.person_id, at=clock.now()
    )
    chronicle.record(Verb.CHANGED, place_of(script), by=by, change=made.number)
    return made
