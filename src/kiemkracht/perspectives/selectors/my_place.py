"""Where I am, and how sure that is: for the reader only, never kept or shown elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.perspectives.selectors.words import decimal, group_name, percent

Z_90 = 1.6449
# The surface of the ellipse beside that of someone of whom nothing is known.
LITTLE_FROM, ROUGHLY_FROM = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One direction of the map: where I am on it, and between which values with 90 %."""

    name: str
    value: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class MyDoubt:
    """How far one's own place can be trusted; `covariance` is that of the stored run."""

    covariance: tuple[tuple[float, float], tuple[float, float]]
    sentence: str
    lines: tuple[PlaceLine, ...]
    known: str
    chances: tuple[tuple[str, str], ...]


def my_doubt(result: Mapping[str, Any], number: int) -> MyDoubt | None:
    """The doubt about this participant's place; None where the lens knows none. Queries: 0."""
    me = next((each for each in result["participants"] if each["id"] == number), None)
    if me is None or "uncertainty" not in me:
        return None
    (xx, xy), (yx, yy) = me["uncertainty"]
    left_over = sqrt(max(xx * yy - xy * yx, 0.0))
    return MyDoubt(
        covariance=((xx, xy), (yx, yy)),
        sentence=_sentence(me["votes"], left_over),
        lines=(
            _line(_("left to right"), me["x"], xx),
            _line(_("low to high"), me["y"], yy),
        ),
        known=percent(max(1 - left_over, 0.0)),
        chances=_chances(me.get("membership", ()), len(result["groups"])),
    )


def _line(name: str, value: float, variance: float) -> PlaceLine:
    reach = Z_90 * sqrt(max(variance, 0.0))
    return PlaceLine(name, _two(value), _two(value - reach), _two(value + reach))


def _two(number: float) -> str:
    return decimal(round(number, 2) + 0.0)


def _chances(membership: list[float], groups: int) -> tuple[tuple[str, str], ...]:
    """How likely each group is; nothing to tell when there is only one cloud."""
    if groups < 2 or len(membership) != groups:
        return ()
    return tuple((group_name(index), percent(chance)) for index, chance in enumerate(membership))


def _sentence(votes: int, left_over: float) -> str:
    """In words how much is known, with the number of views it rests on."""
    if left_over >= LITTLE_FROM:
        said = ngettext(
            "After %(votes)s view we know your place only roughly. It may still move a lot.",
            "After %(votes)s views we know your place only roughly. It may still move a lot.",
            votes,
        )
    elif left_over >= ROUGHLY_FROM:
        said = ngettext(
            "After %(votes)s view we know your place fairly well. It may still move a bit.",
            "After %(votes)s views we know your place fairly well. It may still move a bit.",
            votes,
        )
    else:
        said = ngettext(
            "After %(votes)s view we know your place well.",
            "After %(votes)s views we know your place well.",
            votes,
        )
    return said % {"votes": votes}
