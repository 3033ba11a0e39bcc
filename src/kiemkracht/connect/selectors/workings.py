"""How suggestions come about: the last computation, its weights, and what surprises did."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from kiemkracht.base.thresholds import Shown, shown
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.suggesting import Border, ComputationState
from kiemkracht.connect.models import SuggestionRun
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.crossings import SurpriseShare, proposed_rhythm, surprise_share
from kiemkracht.connect.selectors.suggestion_cards import in_thousandths


@dataclass(frozen=True, slots=True)
class RunFacts:
    """One computation."""

    at: datetime
    people: Shown
    made: int
    far: int
    surprising: int
    engine: str
    seed: int
    digest: str
    wall_ms: int | None
    weights: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Workings:
    """The page on how it works. `proposal` is only for the operator."""

    run: RunFacts | None
    is_waiting: bool
    every: int
    surprises: SurpriseShare
    proposal: int | None
    may_compute: bool


def workings(visitor: Visitor) -> Workings:
    """How the last suggestions came about. Queries: 4."""
    every = int(settings.KIEMKRACHT_SURPRISE_EVERY)
    done = SuggestionRun.objects.filter(state=ComputationState.DONE).first()
    share = surprise_share()
    return Workings(
        run=_facts(done) if done else None,
        is_waiting=SuggestionRun.objects.filter(
            state__in=(ComputationState.WAITING, ComputationState.RUNNING)
        ).exists(),
        every=every,
        surprises=share,
        proposal=proposed_rhythm(share, every) if visitor.is_administrator else None,
        may_compute=rules.may_compute(visitor),
    )


def _facts(run: SuggestionRun) -> RunFacts:
    borders = run.weights.get("borders", [])
    named = [(str(border.label), weight) for border, weight in zip(Border, borders, strict=False)]
    return RunFacts(
        at=run.created_at,
        people=shown(run.people),
        made=run.made,
        far=run.far,
        surprising=run.surprising,
        engine=run.engine,
        seed=run.seed,
        digest=run.input_digest,
        wall_ms=run.wall_ms,
        weights=tuple((label, in_thousandths(weight)) for label, weight in named),
    )
