"""How a landscape stands: on its way, done, failed, or silent; and since when the map is old."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kiemkracht.base import clock
from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import Conversation, LandscapeRun
from kiemkracht.perspectives.models.runs import LATE_AFTER, SILENT_AFTER

LOOKED_AT = 12
SOON = timedelta(minutes=1)
OFTEN = 3


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How the newest runs stand.

    `has_failed`: the newest attempt went wrong, or fell silent, and the next is not at hand.
    `is_late`: one waits long after its time, so perhaps no worker is at work.
    `failures` counts attempts since the last good one; `next_try_at` is when it tries again by
    itself, if it does. `last_at`, `votes` and `people` are of the last good map,
    which `waits` when not everyone sees it yet; it `leaves_few` when closing now would leave the
    last views of fewer than k people out of the picture that everyone sees.
    """

    state: str
    is_busy: bool
    has_failed: bool
    is_late: bool
    failures: int
    next_try_at: datetime | None
    last_at: datetime | None
    wall_ms: int | None
    votes: int
    people: int
    waits: bool
    leaves_few: bool

    @property
    def needs_words(self) -> bool:
        """Whether people should be told that the map is older than it could be."""
        return self.has_failed or self.is_late

    @property
    def k(self) -> int:
        """From how many people on something is told."""
        return k_small()

    @property
    def is_large_enough(self) -> bool:
        """Whether the last good map has enough people to be shown and taken along."""
        return self.people >= k_small()

    @property
    def fails_often(self) -> bool:
        """Trying again will probably not help: tell who looks after the system."""
        return self.failures >= OFTEN


def progress_of(conversation: Conversation) -> RunProgress:
    """How the newest runs of a conversation stand. Queries: 1."""
    rows = LandscapeRun.objects.filter(conversation=conversation).order_by("-pk")
    runs = list(
        rows.only(
            *("state", "due_at", "alive_at", "created_at", "wall_ms", "votes", "people"),
            *("is_public", "summary"),
        )[:LOOKED_AT]
    )
    now = clock.now()
    done = next((run for run in runs if run.state == RunState.DONE), None)
    since = runs[: runs.index(done)] if done else runs
    failures = sum(run.state == RunState.FAILED or _is_silent(run, now) for run in since)
    waiting = next((run for run in since if run.state == RunState.WAITING), None)
    is_late = waiting is not None and waiting.due_at < now - LATE_AFTER
    is_busy = _is_busy(since, now) and not is_late
    return RunProgress(
        state=str(runs[0].get_state_display()) if runs else "",
        is_busy=is_busy,
        has_failed=failures > 0 and not is_busy,
        is_late=is_late,
        failures=failures,
        next_try_at=waiting.due_at if waiting is not None and waiting.due_at > now else None,
        last_at=done.created_at if done else None,
        wall_ms=done.wall_ms if done else None,
        votes=done.votes if done else 0,
        people=done.people if done else 0,
        waits=done is not None and not done.is_public,
        leaves_few=done is not None and not done.is_public and leaves_few(done.summary),
    )


def leaves_few(summary: Mapping[str, Any]) -> bool:
    """Of a run that not everyone sees: whether it lies too close to the picture that they see.

    A run that is ready tells what came out of it, one that lies behind that says so.
    """
    return not {"groups", "behind"} & set(summary)


def _is_silent(run: LandscapeRun, now: datetime) -> bool:
    silent = run.alive_at is None or run.alive_at < now - SILENT_AFTER
    return run.state == RunState.RUNNING and silent


def _is_busy(since: Sequence[LandscapeRun], now: datetime) -> bool:
    """One is being computed, or begins within a minute."""
    return any(
        (run.state == RunState.RUNNING and not _is_silent(run, now))
        or (run.state == RunState.WAITING and run.due_at <= now + SOON)
        for run in since
    )
