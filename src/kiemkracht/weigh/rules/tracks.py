"""The written rule that proposes a track. It proposes; a person confirms. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kiemkracht.weigh.enums.weighing import GateLight, Track


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of it; None is not known."""

    cost_cents: int | None = None
    burdened: int | None = None
    reversible: int | None = None
    is_challenge: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the tracks divide, as the framework says."""

    micro_cents: int
    few_people: int
    reversible_from: int
    heavy_cents: int


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of the rule; `holds` is None when the fact behind it is not known."""

    sentence: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposed track, and every line of the rule that led to it."""

    track: Track
    heavy: tuple[Condition, ...]
    light: tuple[Condition, ...]


def facts_from(kept: Mapping[str, Any]) -> Facts:
    """Read what a weighing keeps; whatever is missing stays unknown."""
    return Facts(
        cost_cents=kept.get("cost_cents"),
        burdened=kept.get("burdened"),
        reversible=kept.get("reversible"),
        is_challenge=bool(kept.get("is_challenge")),
    )


def propose(facts: Facts, limits: Limits, lights: Mapping[str, str]) -> Proposal:
    """Heavy when one heavy line holds, light when all light lines hold, else together.

    What is not known never makes it lighter.
    """
    heavy = (
        Condition(_("It can’t be undone."), _is(facts.reversible, lambda n: n == 0)),
        Condition(
            _("It costs more than € %(limit)s.") % {"limit": _euros(limits.heavy_cents)},
            _is(facts.cost_cents, lambda n: n > limits.heavy_cents),
        ),
        Condition(_("It is a request by right to challenge."), facts.is_challenge),
    )
    light = (
        Condition(_("No gate is red."), GateLight.RED not in lights.values()),
        Condition(
            _("It can be undone."),
            _is(facts.reversible, lambda n: n >= limits.reversible_from),
        ),
        Condition(
            _("It costs € %(limit)s at most.") % {"limit": _euros(limits.micro_cents)},
            _is(facts.cost_cents, lambda n: n <= limits.micro_cents),
        ),
        Condition(
            _("Fewer than %(count)d people are burdened by it.") % {"count": limits.few_people},
            _is(facts.burdened, lambda n: n < limits.few_people),
        ),
    )
    if any(each.holds for each in heavy):
        return Proposal(Track.HEAVY, heavy, light)
    is_light = all(each.holds for each in light)
    return Proposal(Track.LIGHT if is_light else Track.TOGETHER, heavy, light)


def _euros(cents: int) -> str:
    """Whole euros, in threes."""
    return f"{cents // 100:,}".replace(",", ".")


def _is(number: int | None, test: Any) -> bool | None:
    return None if number is None else bool(test(number))
