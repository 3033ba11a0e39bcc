"""The turnstile: one request computes at a time, and who should be ready first goes first.

Python lets one thread compute at a time. A request gives way some thirty times (each question to
the database is one), and then stands behind every other thread that computes: with four requests
at once in a full hall, keeping a vote took 7 ms of work and 100 ms of waiting. One after another
each is ready sooner. See docs/adr/0009-live-streams.md.
"""

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

# Within how many seconds it should be ready. When more comes in than we can carry, both fall
# behind by the same: neither those who vote nor those who read stand still for the others.
ACT_S, READ_S = 0.1, 0.4
# Who needs longer than this (a report, a document that is read) steps aside and goes on beside
# the others, so that nobody stands behind it.
ASIDE_S = 0.25
Call = tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]


class Turnstile:
    """A few threads of which one starts something new; those that take long do not count.

    With a database elsewhere, where a request waits more than it computes, let more start:
    `at_once`. One thread is never given to reading, however many slow pages there are.
    """

    def __init__(self, *, threads: int, at_once: int = 1, aside_s: float = ASIDE_S) -> None:
        self._threads, self._at_once, self._aside_s = max(threads, 2), at_once, aside_s
        self._acts: list[tuple[float, int, Call]] = []
        self._pages: list[tuple[float, int, Call]] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._began: dict[int, float] = {}
        self._started = 0

    def act(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Something a person does."""
        return self._put(self._acts, ACT_S, function, arguments)

    def read(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Something a person reads."""
        return self._put(self._pages, READ_S, function, arguments)

    def _put(
        self,
        line: list[tuple[float, int, Call]],
        within_s: float,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
    ) -> Future[Any]:
        future: Future[Any] = Future()
        with self._changed:
            ready_at = time.monotonic() + within_s
            heapq.heappush(line, (ready_at, next(self._numbers), (future, function, arguments)))
            if self._started < self._threads:
                self._started += 1
                threading.Thread(
                    target=self._work, args=(self._started,), name="turnstile", daemon=True
                ).start()
            self._changed.notify()
        return future

    def _work(self, number: int) -> None:
        while True:
            self._carry_out(*self._next(number))
            with self._changed:
                del self._began[number]
                self._changed.notify()

    @staticmethod
    def _carry_out(
        future: Future[Any], function: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(function(*arguments))
        except Exception as error:  # noqa: BLE001 - who waits for the future hears it
            future.set_exception(error)

    def _next(self, number: int) -> Call:
        """Wait for a turn; the thread with this number has it from then on."""
        with self._changed:
            while True:
                now = time.monotonic()
                fresh = [began for began in self._began.values() if now - began < self._aside_s]
                line = self._line()
                if line and len(fresh) < self._at_once:
                    self._began[number] = now
                    return heapq.heappop(line)[2]
                # Nobody tells when a slow one steps aside: look again by then.
                aside_s = min(fresh) + self._aside_s - now if line and fresh else None
                self._changed.wait(aside_s)

    def _line(self) -> list[tuple[float, int, Call]]:
        """Where the next one stands; an empty list when nobody may start."""
        is_full = len(self._began) >= self._threads - 1
        if is_full or not self._pages:
            return self._acts
        return min(self._acts, self._pages, key=lambda line: line[0][:2] if line else (1e18, 0))
