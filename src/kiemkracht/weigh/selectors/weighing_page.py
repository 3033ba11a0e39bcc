"""One weighing as a page: where it stands, its clocks, and what this visitor may do now."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.base import clock, names, places
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import (
    IN_PUBLIC,
    REFUSING,
    Degree,
    GateLight,
    Track,
    WeighingStage,
)
from kiemkracht.weigh.models import Viewpoint, Weighing
from kiemkracht.weigh.rules.tracks import Proposal, facts_from, propose
from kiemkracht.weigh.rules.weighing import Part, may_decide, may_guide, may_take_face, may_talk
from kiemkracht.weigh.selectors.answer_page import AdviceView, AnswerView, advice_of, answer_of
from kiemkracht.weigh.selectors.clocks import Call, Clock, clocks_of, is_overdue, who_to_call
from kiemkracht.weigh.selectors.frameworks import FrameworkText, limits_of, text_of
from kiemkracht.weigh.selectors.gate_lines import GateLine, gate_lines
from kiemkracht.weigh.selectors.heat import Heat, heat_of, in_order
from kiemkracht.weigh.selectors.parts import part_of
from kiemkracht.weigh.selectors.viewpoints import missing_for_talk
from kiemkracht.weigh.selectors.weighings import WeighingCard, card_of

_ORDER = list(WeighingStage)
_OPEN_TO_SEE = frozenset(_ORDER[_ORDER.index(WeighingStage.TALK) :])


@dataclass(frozen=True, slots=True)
class AskedView:
    """Who was asked for a viewpoint, and whether it is filled in; never what it says."""

    id: UUID
    lens: str
    name: str
    speaks_for: str
    is_filled: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """Something told at the first contact."""

    cost_euros: int | None
    burdened: int | None
    reversible: str | Promise
    is_challenge: bool


@dataclass(frozen=True, slots=True)
class May:
    """What this visitor may do now."""

    guide: bool
    take_face: bool
    talk: bool
    decide: bool


@dataclass(frozen=True, slots=True)
class WeighingPage:
    """Everything on the page of one weighing."""

    row: Weighing
    card: WeighingCard
    framework: FrameworkText
    face: str
    initiator: str
    is_late: bool
    call: Call
    clocks: tuple[Clock, ...]
    fact: Fact
    gates: tuple[GateLine, ...]
    proposal: Proposal | None
    proposed: str | Promise
    views: tuple[AskedView, ...]
    waits_for: tuple[str, ...]
    heat: Heat | None
    notes: tuple[str, ...]
    needs: tuple[str, ...]
    advice: AdviceView | None
    answer: AnswerView | None
    may: May
    sprout_title: str
    sprout_url: str

    @property
    def unlooked(self) -> int:
        """Gates where nobody looked yet."""
        return sum(not each.light for each in self.gates)

    @property
    def next_gate(self) -> GateLine | None:
        """The first gate where nobody looked yet."""
        return next((each for each in self.gates if not each.light), None)

    @property
    def my_open_view(self) -> AskedView | None:
        """The viewpoint that this visitor was asked for and did not fill in yet."""
        return next((each for each in self.views if each.is_mine and not each.is_filled), None)

    @property
    def asks_me(self) -> bool:
        """Whether the next step waits for this visitor."""
        stage = self.row.stage
        if stage in (WeighingStage.ADVICE, WeighingStage.DECISION):
            return self.may.decide or (stage == WeighingStage.DECISION and self.may.guide)
        return self.may.guide or self.may.take_face or self.my_open_view is not None

    @property
    def is_past_gates(self) -> bool:
        """Whether the way was confirmed; what is behind us folds."""
        return _is_past(self.row, WeighingStage.GATE_CHECK)

    @property
    def is_past_views(self) -> bool:
        """Whether the viewpoints were gathered."""
        return _is_past(self.row, WeighingStage.VIEWPOINTS)

    @property
    def is_past_talk(self) -> bool:
        """Whether the talk is behind us."""
        return _is_past(self.row, WeighingStage.TALK)

    @property
    def reds(self) -> tuple[GateLine, ...]:
        """Gates that are red."""
        return tuple(each for each in self.gates if each.light == GateLight.RED)

    @property
    def is_public(self) -> bool:
        """Whether everyone may read it."""
        return self.row.stage in IN_PUBLIC

    @property
    def is_review_late(self) -> bool:
        """Whether the day to look back has passed without a look back."""
        waits = self.row.stage in (WeighingStage.PUBLISHED, WeighingStage.CARRYING_OUT)
        return waits and is_overdue(self.row, clock.today())

    @property
    def may_be_carried_out(self) -> bool:
        """A yes that nobody began to carry out."""
        is_yes = self.answer is not None and self.row.decision.answer not in REFUSING
        return self.row.stage == WeighingStage.PUBLISHED and is_yes and self.may.guide


def weighing_page(visitor: Visitor, row: Weighing) -> WeighingPage:
    """The page. Queries: 6 to 12, whatever the number of viewpoints."""
    part, framework = part_of(visitor, row), text_of(row.version)
    gates, lights = gate_lines(row, framework)
    views = list(row.viewpoints.all()) if row.track and row.track != Track.LIGHT else []
    views = in_order([each.code for each in framework.lenses], views)
    is_open = row.stage in _OPEN_TO_SEE
    notes = list(row.notes.all()) if views and is_open else []
    proposal = _proposal(row, framework, lights)
    who = names.of([row.face_id, row.initiator_id])
    title, url = _sprout(visitor, row)
    return WeighingPage(
        row=row,
        card=card_of(row),
        framework=framework,
        face=_name(who, row.face_id),
        initiator=_name(who, row.initiator_id),
        is_late=row.stage not in IN_PUBLIC and is_overdue(row, clock.today()),
        call=who_to_call(row, _name(who, row.face_id)),
        clocks=clocks_of(row),
        fact=_fact(row),
        gates=gates,
        proposal=proposal,
        proposed=proposal.track.label if proposal else "",
        views=tuple(_asked(each, framework, visitor) for each in views),
        waits_for=tuple(missing_for_talk(framework, views))
        if row.stage == WeighingStage.VIEWPOINTS
        else (),
        heat=heat_of(framework, views, notes) if views and is_open else None,
        notes=tuple(each.text for each in notes if not each.criterion and not each.is_need),
        needs=tuple(each.text for each in notes if each.is_need),
        advice=advice_of(row),
        answer=answer_of(row),
        may=_may(part, row, framework),
        sprout_title=title,
        sprout_url=url,
    )


def _is_past(row: Weighing, stage: WeighingStage) -> bool:
    return _ORDER.index(WeighingStage(row.stage)) > _ORDER.index(stage)


def _name(who: Mapping[UUID, str], identity: UUID | None) -> str:
    return who.get(identity, "") if identity else ""


def _sprout(visitor: Visitor, row: Weighing) -> tuple[str, str]:
    card = places.card(visitor, f"sprouts.sprout:{row.sprout_id}") if row.sprout_id else None
    return (card.title, card.url) if card else ("", "")


def _may(part: Part, row: Weighing, framework: FrameworkText) -> May:
    deciding = row.stage in (WeighingStage.ADVICE, WeighingStage.DECISION)
    return May(
        guide=may_guide(part),
        take_face=may_take_face(part) and row.face_id is None and row.stage not in IN_PUBLIC,
        talk=may_talk(part),
        decide=deciding and may_decide(part, framework.mandate(row.track).who),
    )


def _proposal(
    row: Weighing, framework: FrameworkText, lights: Mapping[str, str]
) -> Proposal | None:
    if len(lights) < len(framework.gates):
        return None
    return propose(facts_from(row.facts), limits_of(framework.terms), lights)


def _fact(row: Weighing) -> Fact:
    facts = facts_from(row.facts)
    degree = facts.reversible
    return Fact(
        cost_euros=None if facts.cost_cents is None else facts.cost_cents // 100,
        burdened=facts.burdened,
        reversible=Degree(degree).label if degree is not None and degree in Degree.values else "",
        is_challenge=facts.is_challenge,
    )


def _asked(view: Viewpoint, framework: FrameworkText, visitor: Visitor) -> AskedView:
    lens = framework.lens(view.lens)
    return AskedView(
        view.pk,
        lens.name if lens else view.lens,
        view.name or _("a participant"),
        view.speaks_for,
        view.filled_at is not None,
        visitor.is_known and view.person_id == visitor.person_id,
    )
