"""The lens of time: how views on statements moved, ready to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.base.thresholds import Shown
from kiemkracht.perspectives.selectors.attention import Band, band_of

MOST = 12
WIDE, HIGH, LEFT, TOP = 280, 100, 10, 10
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - hours of local winter time, see services.tracing


@dataclass(frozen=True, slots=True)
class Moment:
    """How a statement stood at the end of a span of time."""

    label: str
    agree: int
    disagree: int
    passed: int
    band: Band
    x: int

    @property
    def seen(self) -> int:
        """How many gave a view until then."""
        return self.agree + self.disagree + self.passed

    @property
    def y(self) -> int:
        """Height of the share in the picture."""
        return _height(self.band.share)


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One statement over time: the picture, the same numbers, and who thought again."""

    number: int
    text: str
    moments: tuple[Moment, ...]
    has_moved: bool
    changed: Shown
    moves: tuple[str, ...]

    @property
    def first(self) -> Moment:
        """Where it began."""
        return self.moments[0]

    @property
    def last(self) -> Moment:
        """Where it is."""
        return self.moments[-1]

    @property
    def distance(self) -> float:
        """How far the share lies from where it began."""
        return abs(self.last.band.share - self.first.band.share)

    @property
    def line(self) -> str:
        """The points of the share, for a polyline."""
        return " ".join(f"{each.x},{each.y}" for each in self.moments)

    @property
    def area(self) -> str:
        """The points around the 90 % interval, for a polygon."""
        above = [f"{each.x},{_height(each.band.high)}" for each in self.moments]
        below = [f"{each.x},{_height(each.band.low)}" for each in reversed(self.moments)]
        return " ".join(above + below)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the landscape of a day said."""

    day: date
    people: int
    groups: int
    shared: int


NOBODY = Shown(0, 0)


@dataclass(frozen=True, slots=True)
class TimeParts:
    """Everything the lens of time shows; without `courses` there is nothing to compare yet."""

    courses: tuple[CourseLine, ...] = ()
    left_out: int = 0
    span: str = ""
    as_of: datetime | None = None
    knows_times: bool = True
    changed: Shown = NOBODY
    drawings: tuple[Drawing, ...] = ()


def time_parts(stored: Mapping[str, Any], texts: Mapping[int, str], k: int) -> TimeParts:
    """From what a run stored; nothing that was followed with a smaller k than now.

    What moved more than doubt explains comes first, then what lies farthest from where it began;
    at most twelve.
    """
    drawings = tuple(
        Drawing(date.fromisoformat(each["day"]), each["people"], each["groups"], each["shared"])
        for each in stored.get("drawings", ())
        if each["people"] >= k
    )
    if not stored.get("as_of") or stored["least"] < k:
        return TimeParts(drawings=drawings)
    as_of = datetime.fromisoformat(stored["as_of"])
    if not stored["knows_times"]:
        return TimeParts(as_of=as_of, knows_times=False, drawings=drawings)
    lines = [
        _line(int(number), texts[int(number)], course, stored["span"], k)
        for number, course in stored["statements"].items()
        if int(number) in texts and len(course["points"]) > 1
    ]
    lines.sort(key=lambda each: (not each.has_moved, -each.distance, each.number))
    changed = stored["changed"]
    return TimeParts(
        courses=tuple(lines[:MOST]),
        left_out=max(len(lines) - MOST, 0),
        span=_span_words(stored["span"]),
        as_of=as_of,
        changed=Shown(changed, k),
        drawings=drawings,
    )


def _line(number: int, text: str, course: Mapping[str, Any], span: int, k: int) -> CourseLine:
    moments = _moments(course["points"], span)
    first, last = moments[0].band, moments[-1].band
    return CourseLine(
        number=number,
        text=text,
        moments=moments,
        has_moved=first.high < last.low or last.high < first.low,
        changed=Shown(course["changed"], k),
        moves=tuple(_moves(course["moves"], course["others"])),
    )


def _moments(points: Sequence[Sequence[int]], span: int) -> tuple[Moment, ...]:
    begin, end = points[0][0], points[-1][0]
    return tuple(
        Moment(
            label=_moment_words(at, span),
            agree=agree,
            disagree=disagree,
            passed=passed,
            band=band_of(agree, agree + disagree + passed),
            x=LEFT + round((at - begin) / max(end - begin, 1) * WIDE),
        )
        for at, agree, disagree, passed in points
    )


def _height(share: float) -> int:
    return TOP + round((1 - share) * HIGH)


def _moment_words(end: int, span: int) -> str:
    """The last day of a span of days; the hour at which a span of hours ended."""
    if span % 24:
        ended = _EPOCH + timedelta(hours=end)
        return f"{formats.date_format(ended, 'j b')} {ended:%H:%M}"
    return formats.date_format(_EPOCH + timedelta(hours=end - 1), "j b Y")


def _span_words(span: int) -> str:
    if span % 24:
        return ngettext("every hour", "every %(count)s hours", span) % {"count": span}
    days = span // 24
    return ngettext("every day", "every %(count)s days", days) % {"count": days}


def _moves(moves: Sequence[Sequence[int]], others: int) -> list[str]:
    words = {1: _("agree"), -1: _("disagree"), 0: _("don’t know")}
    told = [
        _("%(people)s from “%(before)s” to “%(after)s”")
        % {"people": people, "before": words[before], "after": words[after]}
        for before, after, people in moves
    ]
    if told and others:
        told.append(_("%(people)s in another way") % {"people": others})
    return told
