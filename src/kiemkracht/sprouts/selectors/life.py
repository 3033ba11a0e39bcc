"""Where a kiem stands on its life line, and what the next phase asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max, Min
from django.utils.functional import Promise

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import LIFE, LOOKS, LinkKind, Phase
from kiemkracht.sprouts.models import Carrier, SixMonthCheck, Sprout, SproutLink, Step


@dataclass(frozen=True, slots=True)
class LifeMark:
    """One mark of the life line as the page draws it."""

    glyph: str
    label: str | Promise
    state: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the house proposes next; a person decides."""

    phase: str
    label: str | Promise
    can: bool
    because: str
    missing: tuple[str, ...]


def ties_of(visitor: Visitor, sprout: Sprout) -> rules.Ties:
    """How this visitor is tied to this kiem. Queries: 1."""
    carriers = set(
        Carrier.objects.filter(sprout=sprout, until=None).values_list("person_id", flat=True)
    )
    return rules.Ties(
        carries=visitor.is_known and visitor.person_id in carriers, has_carriers=bool(carriers)
    )


def facts_of(sprout: Sprout) -> rules.LifeFacts:
    """Everything the guards look at, for every phase. Queries: 4."""
    done = Step.objects.filter(sprout=sprout, done_at__isnull=False)
    ends = done.aggregate(first=Min("done_at"), last=Max("done_at"))
    latest = SixMonthCheck.objects.filter(sprout=sprout).first()
    return rules.LifeFacts(
        carriers=Carrier.objects.filter(sprout=sprout, until=None).count(),
        done_steps=done.count() if ends["first"] else 0,
        span=ends["last"] - ends["first"] if ends["first"] else timedelta(0),
        age=clock.now() - sprout.created_at,
        checked_alive=latest is not None and latest.is_alive,
        children_elsewhere=_children_elsewhere(sprout),
    )


def _children_elsewhere(sprout: Sprout) -> int:
    if not sprout.has_links:
        return 0
    children = SproutLink.objects.filter(parent=sprout, kind=LinkKind.FEEDS)
    placed = children.exclude(child__community=None)
    return placed.exclude(child__community=sprout.community_id).count()


def facts_from(
    sprout: Sprout, *, carriers: int, steps: Sequence[Step], checks: Sequence[SixMonthCheck]
) -> rules.LifeFacts:
    """The same from rows that a page has already read. Queries: 0, 1 for a rooted kiem."""
    done = sorted(step.done_at for step in steps if step.done_at)
    wants_children = sprout.phase == Phase.ROOTED
    return rules.LifeFacts(
        carriers=carriers,
        done_steps=len(done),
        span=done[-1] - done[0] if done else timedelta(0),
        age=clock.now() - sprout.created_at,
        checked_alive=bool(checks) and checks[0].is_alive,
        children_elsewhere=_children_elsewhere(sprout) if wants_children else 0,
    )


def proposal_for(sprout: Sprout, facts: rules.LifeFacts) -> Proposal | None:
    """The next phase, and whether all it asks is there; None at the end of the line."""
    phase = rules.next_phase(sprout.phase)
    if phase is None:
        return None
    missing = rules.missing_for(phase, facts)
    because = "" if missing else rules.why_it_can(phase, facts)
    return Proposal(phase.value, phase.label, not missing, because, missing)


def life_line(sprout: Sprout) -> tuple[LifeMark, ...]:
    """The line from spark to branched; resting or closed stands after where it was."""
    stands = sprout.phase if sprout.is_alive else sprout.phase_before or Phase.SPARK
    here = LIFE.index(Phase(stands))
    marks = [
        LifeMark(LOOKS[phase].glyph, phase.label, _state(index, here, is_alive=sprout.is_alive))
        for index, phase in enumerate(LIFE)
    ]
    if not sprout.is_alive:
        aside = Phase(sprout.phase)
        marks.insert(here + 1, LifeMark(LOOKS[aside].glyph, aside.label, "here"))
    return tuple(marks)


def _state(index: int, here: int, *, is_alive: bool) -> str:
    if index < here or (index == here and not is_alive):
        return "done"
    return "here" if index == here else "ahead"
