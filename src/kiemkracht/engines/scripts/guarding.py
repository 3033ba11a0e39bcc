"""Eight guards, in order: what must be minded before anything else."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiemkracht.engines.scripts.situation import Situation
from kiemkracht.engines.scripts.thresholds import Thresholds

CODES = ("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8")


@dataclass(frozen=True, slots=True)
class Condition:
    """A figure beside its threshold: `value` `sign` `threshold`.

    `sign` is "<", "≤" or "≥", or "≈" for a border case: it may as well lie on the other side.
    """

    figure: str
    value: float
    sign: str
    threshold: float


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard that stands up, and why: conditions, groups, or links that are weakest."""

    code: str
    conditions: tuple[Condition, ...]
    groups: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def guards_of(situation: Situation, thresholds: Thresholds) -> tuple[Guard, ...]:
    """The guards that stand up, W1 first. An undefined figure wakes no guard."""
    return tuple(_guards(situation, thresholds))


def unknown_guards(situation: Situation) -> tuple[str, ...]:
    """Guards that can't be judged, since a figure that they look at is undefined."""
    lowest = situation.lowest if len(situation.links) == 6 else None
    looks_at = {
        "W1": (situation.certainty,),
        "W2": (situation.inequality,) if not situation.touched_and_against else (),
        "W3": (situation.polarisation,),
        "W4": (situation.irreversibility,),
        "W5": (lowest, *situation.links.values()),
        "W6": (situation.power, situation.broad),
        "W7": (situation.power, situation.broad),
        "W8": (situation.burden,),
    }
    return tuple(code for code in CODES if None in looks_at[code])


def _guards(situation: Situation, limits: Thresholds) -> Iterator[Guard]:
    certainty = _below("certainty", situation.certainty, limits.certainty_below)
    if certainty:
        yield Guard("W1", (certainty,))
    inequality = _from("inequality", situation.inequality, limits.inequality_from)
    if inequality or situation.touched_and_against:
        yield Guard("W2", (inequality,) if inequality else (), situation.touched_and_against)
    polarisation = _from("polarisation", situation.polarisation, limits.polarisation_from)
    if polarisation:
        yield Guard("W3", (polarisation,))
    irreversible = _from("irreversibility", situation.irreversibility, limits.irreversibility_from)
    if irreversible:
        yield Guard("W4", (irreversible,))
    if situation.lowest is not None and situation.lowest <= limits.weakest_up_to:
        lowest = Condition("weakest_link", situation.lowest, "≤", limits.weakest_up_to)
        yield Guard("W5", (lowest,), links=situation.weakest)
    yield from _of_power(situation, limits)
    burden = _from("burden", situation.burden, limits.burden_from)
    if burden:
        yield Guard("W8", (burden,))


def _of_power(situation: Situation, limits: Thresholds) -> Iterator[Guard]:
    little = _below("power", situation.power, limits.backing_power_below)
    wanted = _from("broad", situation.broad, limits.backing_broad_from)
    if little and wanted:
        yield Guard("W6", (little, wanted))
    much = _from("power", situation.power, limits.above_power_from)
    unwanted = _below("broad", situation.broad, limits.above_broad_below)
    if much and unwanted:
        yield Guard("W7", (much, unwanted))


def _below(figure: str, value: float | None, limit: float) -> Condition | None:
    return Condition(figure, value, "<", limit) if value is not None and value < limit else None


def _from(figure: str, value: float | None, limit: float) -> Condition | None:
    return Condition(figure, value, "≥", limit) if value is not None and value >= limit else None
