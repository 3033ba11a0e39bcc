"""One step as a page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from kiemkracht.act import rules
from kiemkracht.act.enums import PullerState, StepState
from kiemkracht.act.models import ScriptStep
from kiemkracht.act.selectors import wording
from kiemkracht.act.selectors.wording import Cards, WhyLine
from kiemkracht.base import clock, names
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.selectors.deck import deck, sheets_url
from kiemkracht.weigh.selectors.reasons import points_of, title_of
from kiemkracht.weigh.selectors.wording import language

_TONES = {
    StepState.OPEN: "spark",
    StepState.DONE: "leaf",
    StepState.STOPPED: "plum",
    StepState.DROPPED: "sky",
}


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The card that came second for the place of a step."""

    card: int
    title: str
    goal: str
    points: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step, with everything one needs to do it. `puller` is words or a name, "" for nobody;
    `is_asked` and `is_mine` are about whoever looks.
    """

    id: UUID
    url: str
    order: int
    revision: int
    title: str
    card: int | None
    card_title: str
    card_url: str
    goal: str
    does: tuple[str, ...]
    duration: str
    function: str
    track: str
    layer: str
    lead: str
    puller: str
    asked: str
    has_declined: bool
    is_asked: bool
    is_mine: bool
    is_pulled: bool
    start_on: date
    look_back_on: date
    stop_rule: str
    watch: str
    why: WhyLine
    because: str
    runner_up: RunnerUp | None
    state: str
    state_label: str | Promise
    tone: str
    closed_on: date | None
    proposed_order: int | None
    proposed_title: str

    @property
    def is_open(self) -> bool:
        """Still to do."""
        return self.state == StepState.OPEN

    @property
    def is_dropped(self) -> bool:
        """Left out."""
        return self.state == StepState.DROPPED

    @property
    def asks_to_look_back(self) -> bool:
        """Its day to look back has come."""
        return self.is_open and self.look_back_on <= clock.today()

    @property
    def has_begun(self) -> bool:
        """Its day has come."""
        return self.start_on <= clock.today()

    @property
    def is_as_proposed(self) -> bool:
        """The card of the proposal still stands here."""
        return self.proposed_order is not None and self.card_title == self.proposed_title


def step_views(visitor: Visitor, rows: Iterable[ScriptStep]) -> tuple[StepView, ...]:
    """Steps for a page, with names of who pulls them. Queries: 0 or 1."""
    found = list(rows)
    who = names.of(row.puller_id for row in found)
    cards = deck()
    return tuple(_view(visitor, row, who, cards) for row in found)


def _view(visitor: Visitor, row: ScriptStep, who: Mapping[UUID, str], cards: Cards) -> StepView:
    card = cards.get(row.card) if row.card is not None else None
    lang = language()
    name = wording.puller_name(row.puller_id, who)
    said_yes = row.puller_state == PullerState.YES
    return StepView(
        id=row.pk,
        url=reverse("act:step", args=[row.script_id, row.pk]),
        order=row.order,
        revision=row.revision,
        title=wording.step_title(row.card, row.words, cards),
        card=row.card,
        card_title=title_of(row.card, cards) if row.card is not None else "",
        card_url=sheets_url([row.card]),
        goal=card.goal[lang] if card else "",
        does=tuple(card.steps[lang]) if card else (),
        duration=card.duration[lang] if card else "",
        function=wording.function_name(row.function),
        track=wording.track_name(row.track),
        layer=wording.layer_name(row.layer),
        lead=wording.lead_name(row.lead),
        puller=", ".join(part for part in (name if said_yes else "", row.puller_words) if part),
        asked=name if row.puller_state == PullerState.ASKED else "",
        has_declined=row.puller_state == PullerState.DECLINED,
        is_asked=rules.is_asked(visitor, row),
        is_mine=rules.pulls(visitor, row),
        is_pulled=said_yes and row.puller_id is not None,
        start_on=row.start_on,
        look_back_on=row.look_back_on,
        stop_rule=row.stop_rule or wording.usual_stop_rule(row.function),
        watch=row.watch or wording.usual_watch(row.function),
        why=wording.why_line(row.rule, row.why),
        because=row.because,
        runner_up=_runner_up(row, cards),
        state=row.state,
        state_label=StepState(row.state).label,
        tone=_TONES[StepState(row.state)],
        closed_on=row.closed_on,
        proposed_order=row.proposed_order,
        proposed_title=title_of(row.proposed_card, cards) if row.proposed_card else "",
    )


def _runner_up(row: ScriptStep, cards: Cards) -> RunnerUp | None:
    if not row.runner_up:
        return None
    number = row.runner_up["card"]
    card = cards.get(number)
    return RunnerUp(
        number,
        title_of(number, cards),
        card.goal[language()] if card else "",
        points_of(row.runner_up),
    )
