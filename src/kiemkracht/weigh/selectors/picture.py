"""The stored picture of a startfoto, ready to be drawn: nothing is computed here."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiemkracht.engines.appraisal import AFFECTED, LINKS
from kiemkracht.weigh.enums import Source, Stance, Weight
from kiemkracht.weigh.selectors.wording import (
    Packed,
    arithmetic,
    between,
    label_of,
    meaning_of,
    name_of,
    note_of,
    number,
    who,
)

_ROUND = 2 * pi * 26
"""Around a ring of radius 26."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number 0..100 with its interval; `at`, `low` and `high` are None when unknown."""

    code: str
    name: str
    meaning: str
    words: str
    label: str
    between: str
    at: float | None
    low: float | None
    high: float | None
    sum: SafeString

    @property
    def width(self) -> float | None:
        """How wide the interval is drawn."""
        return None if self.low is None or self.high is None else max(self.high - self.low, 0.8)


@dataclass(frozen=True, slots=True)
class Ring:
    """One of the six links, 0..4; `filled` and `open` are lengths of the ring."""

    name: str
    words: str
    filled: float
    open: float
    is_weakest: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class Part:
    """People of a group in one position, as a piece of a bar of 100 wide."""

    x: float
    width: float
    tone: str
    count: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """How one group stands; without parts when it is hidden, and `note` says why."""

    name: str
    size: int
    counts: tuple[int, ...]
    parts: tuple[Part, ...]
    mean: str
    influence: str
    touched: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn."""

    impact: Bar
    price: Bar
    support: Bar
    views: tuple[Bar, ...]
    polarisation: Bar
    certainty: Bar
    potential: Bar
    links: tuple[Ring, ...]
    weakest: str
    groups: tuple[GroupLine, ...]
    topics: tuple[str, ...]
    hidden: str
    missing: tuple[str, ...]
    answers: int
    k: int
    versions: str
    changes: tuple[tuple[str, str, str, str, str], ...]


def picture_of(result: Packed) -> Picture:
    """Read a stored picture. Queries: 0."""
    bars = {name: _bar(name, each) for name, each in result["outcomes"].items()}
    return Picture(
        **{name: bars[name] for name in ("impact", "price", "support", "polarisation")},
        certainty=bars["certainty"],
        potential=bars["potential"],
        views=tuple(bars[name] for name in ("broad", "power", "touched")),
        links=tuple(_ring(result, link) for link in LINKS),
        weakest=", ".join(name_of(link).lower() for link in result["weakest"]),
        groups=tuple(_group(each) for each in result["groups"]),
        topics=tuple(_topics(result)),
        hidden=_hidden(result),
        missing=tuple(_missing(result)),
        answers=result["answers"],
        k=result["k"],
        versions=_versions(result),
        changes=tuple(_changes(result)),
    )


def _bar(name: str, outcome: Packed) -> Bar:
    interval = outcome["interval"]
    return Bar(
        name,
        name_of(name),
        meaning_of(name),
        number(outcome["shown"]),
        label_of(outcome["label"]),
        between(interval),
        outcome["shown"],
        interval["low"] if interval else None,
        interval["high"] if interval else None,
        arithmetic(outcome["tree"]),
    )


def _ring(result: Packed, link: str) -> Ring:
    value = result["readings"][link]["value"]
    filled = round(_ROUND * (value or 0) / 4, 1)
    return Ring(
        name_of(link),
        number(value),
        filled,
        round(_ROUND - filled, 1),
        link in result["weakest"],
        value is not None,
    )


def _group(row: Packed) -> GroupLine:
    counts = tuple(row["positions"] or ())
    return GroupLine(
        row["name"],
        row["size"],
        counts,
        tuple(_parts(counts)),
        number(row["mean"], 2),
        _weight(row["influence"]),
        _weight(row["touched"]),
        str(Source(row["source"]).label),
        note_of(row["note"]) if row["note"] else "",
    )


def _parts(counts: tuple[int, ...]) -> Iterator[Part]:
    total, x = sum(counts), 0.0
    for stance, count in zip(Stance, counts, strict=False):
        if total and count:
            width = 100 * count / total
            yield Part(round(x, 2), round(width, 2), f"wg-stance-{stance.value + 3}", count)
            x += width


def _weight(value: float | None) -> str:
    return "–" if value is None else str(Weight(round(value)).label)


def _topics(result: Packed) -> Iterator[str]:
    for gap in result["gaps"]:
        if gap["is_topic"]:
            yield _(
                "%(reading)s: %(high)s says %(high_mean)s, %(low)s says %(low_mean)s "
                "(difference %(difference)s on a scale of 0 to 4)"
            ) % {
                "reading": name_of(gap["reading"]),
                "high": who(gap["high"]),
                "high_mean": number(gap["high_mean"]),
                "low": who(gap["low"]),
                "low_mean": number(gap["low_mean"]),
                "difference": number(gap["difference"]),
            }


def _hidden(result: Packed) -> str:
    names = sorted({each["group"] for each in result["views"] if each["mean"] is None} - {AFFECTED})
    return ", ".join(who(name) for name in names)


def _missing(result: Packed) -> Iterator[str]:
    for each in result["missing"]:
        name, note = name_of(each["code"]), note_of(each["note"])
        about = f" ({each['about']})" if each["about"] else ""
        yield f"{name}{about}: {note}"


def _versions(result: Packed) -> str:
    return _(
        "Computed with thresholds %(photo)s (picture) and %(script)s (script), engines "
        "%(engines)s, starting number %(seed)s; groups below %(k)s people stay hidden."
    ) % {
        "photo": result["thresholds"],
        "script": result["script_thresholds"],
        "engines": ", ".join(result["engines"]),
        "seed": result["seed"],
        "k": result["k"],
    }


def _changes(result: Packed) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, then, now, difference, and how sure that is."""
    change: dict[str, Any] | None = result.get("change")
    clear = {
        True: _("clear"),
        False: _("may be chance"),
        None: _("can’t be told"),
    }
    for each in change["changes"] if change else ():
        difference = each["difference"]
        told = "–" if difference is None else f"{'+' if difference > 0 else ''}{number(difference)}"
        yield (
            name_of(each["code"]),
            number(each["then"]),
            number(each["now"]),
            told,
            clear[each["is_clear"]],
        )
