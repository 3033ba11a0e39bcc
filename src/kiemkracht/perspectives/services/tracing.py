"""Following views over time, as a part of computing a landscape; pages only read what is stored."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from kiemkracht.base import clock
from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.models import LandscapeRun, VoteEvent
from kiemkracht.perspectives.selectors import findings
from kiemkracht.perspectives.selectors.stored import picture_of, public_result

if TYPE_CHECKING:
    from kiemkracht.engines.landscape import VoteLog
    from kiemkracht.engines.landscape.course import Course

# Hours: an evening by the hour, a month by the day, a year by two weeks; each holds the one before.
SPANS = (1, 2, 4, 8, 24, 48, 96, 192, 384, 768, 3072, 12288)
AGAIN_AFTER = timedelta(minutes=10)
KEPT_DAYS = 60


def over_time(run: LandscapeRun, before: LandscapeRun | None) -> dict[str, Any]:
    """What the lens of time shows, for a run that has its result. Queries: 1, or 0.

    While votes come in it is followed anew every ten minutes: in a hall a landscape is drawn every
    few seconds, and this reads every vote ever given. In between the last one stands, with its age.
    """
    earlier = before.over_time if before else {}
    drawings = _drawings(run, earlier.get("drawings", []))
    kept = earlier if _is_fresh(run, earlier) else _followed(run.conversation_id)
    return _apart(kept, run.result) | {"drawings": drawings}


def _is_fresh(run: LandscapeRun, earlier: dict[str, Any]) -> bool:
    if not earlier.get("as_of") or earlier.get("least") != k_small():
        return False
    age = clock.now() - datetime.fromisoformat(earlier["as_of"])
    return run.conversation.is_open and timedelta() <= age < AGAIN_AFTER


def _apart(kept: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    """Without last points that lie so close to the table of this run that they tell of a few.

    The table is newer: votes came in since the log was followed, or while it was read.
    """
    if "statements" not in kept:
        return kept
    now = {str(each["id"]): _counts(each) for each in result["statements"]}
    statements = {
        number: course | {"points": _until_apart(course["points"], now[number], kept["least"])}
        for number, course in kept["statements"].items()
        if number in now
    }
    return kept | {"statements": statements}


def _counts(each: dict[str, Any]) -> list[int]:
    return [each["agree"], each["disagree"], each["pass"]]


def _until_apart(points: list[list[int]], now: list[int], least: int) -> list[list[int]]:
    rest = list(points)
    while rest and 0 < _gap(rest[-1][1:], now) < least:
        rest.pop()
    return rest


def _gap(before: list[int], after: list[int]) -> int:
    """At least so many people make the difference between two sets of counts."""
    apart = [abs(one - other) for one, other in zip(before, after, strict=True)]
    return max(*apart, abs(sum(before) - sum(after)))


def _drawings(run: LandscapeRun, earlier: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line a day on what the landscape of that day said, the last of the day standing."""
    if run.people < k_small():
        return earlier
    picture = picture_of(public_result(run, run.lens))
    line = {
        "day": timezone.localdate(run.created_at).isoformat(),
        "people": run.people,
        "groups": len(picture.groups),
        "shared": len(findings.bridges(picture, k_small())),
    }
    other_days = [each for each in earlier if each["day"] != line["day"]]
    return [*other_days[1 - KEPT_DAYS :], line]


def _followed(conversation_id: UUID) -> dict[str, Any]:
    from kiemkracht.engines.landscape.course import over_time as follow

    log, knows_times = _events_of(conversation_id)
    kept = {"as_of": clock.now().isoformat(), "least": k_small(), "knows_times": knows_times}
    if not knows_times:
        return kept
    found = follow(log, spans=SPANS, least=k_small())
    return kept | {
        "span": found.span,
        "changed": found.changed,
        "statements": {str(course.statement): _course(course) for course in found.courses},
    }


def _course(course: "Course") -> dict[str, Any]:
    return {
        "points": [[each.end, each.agree, each.disagree, each.passed] for each in course.points],
        "changed": course.changed,
        "moves": [[each.before, each.after, each.people] for each in course.moves],
        "others": course.others,
    }


def _events_of(conversation_id: UUID) -> "tuple[VoteLog, bool]":
    """Every vote in order, in whole hours; and whether of each the time is known. Queries: 1."""
    import numpy as np

    from kiemkracht.engines.landscape import VoteLog

    rows = VoteEvent.objects.filter(participant__conversation_id=conversation_id).values_list(
        "participant__number", "statement__number", "value", "at"
    )
    found = [(who, what, value, hour_of(at)) for who, what, value, at in rows.iterator(10_000)]
    kept = np.array(found, dtype=np.int64).reshape(-1, 4)
    kept = kept[np.argsort(kept[:, 3], kind="stable")]
    log = VoteLog(kept[:, 0], kept[:, 1], kept[:, 2].astype(np.int8), kept[:, 3])
    return log, bool((kept[:, 3] != NO_TIME).all())


NO_TIME = -1
_WINTER = datetime(2000, 1, 1)  # noqa: DTZ001 - asked of a zone, which wants it bare


def hour_of(at: datetime | None) -> int:
    """Whole hours of the winter time here since 1970, so that a day ends where people say so."""
    if at is None:
        return NO_TIME
    return int((at.timestamp() + _offset_s()) // 3600)


def _offset_s() -> float:
    shift = timezone.get_default_timezone().utcoffset(_WINTER)
    return shift.total_seconds() if shift else 0.0
