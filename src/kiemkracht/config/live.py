"""Streams of server-sent events: one reader per subject, however many listen."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from typing import Any

from django.db import close_old_connections

from kiemkracht.base import live
from kiemkracht.base.live import Subject

logger = logging.getLogger(__name__)

EVERY_S = 0.8
SEEN_AGAIN_S = 4.0
BEAT_S = 15.0
MOST_STREAMS = 2000
MOST_REMEMBERED = 5000

Leave = asyncio.Task[bool]
Reading = asyncio.Task[str | None]
Send = Callable[[bytes], Awaitable[None]]


class Channel:
    """The figures of one kind and thing, and everyone who waits for the next ones."""

    def __init__(self, kind: str, pk: str) -> None:
        self.kind, self.pk = kind, pk
        self.event = b""
        self.is_over = False
        self.listeners = 0
        self.changed = asyncio.Event()

    def tell(self, figures: str | None) -> None:
        """Wake everyone up when there is something new."""
        event = b"" if figures is None else f"data: {figures}\n\n".encode()
        if figures is None:
            self.is_over = True
        if event != self.event or self.is_over:
            self.event = event
            self.changed.set()
            self.changed = asyncio.Event()


class Streams:
    """All streams of this process. Reads each subject once a second while somebody listens."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._channels: dict[tuple[str, str], Channel] = {}
        self._readers: set[asyncio.Task[None]] = set()
        self._leave: dict[Subject, tuple[float, Leave]] = {}
        self._readings: dict[tuple[str, str], tuple[float, Reading]] = {}
        self.open = 0

    @property
    def is_full(self) -> bool:
        """Whoever comes now asks again by itself (polling) instead of listening."""
        return self.open >= MOST_STREAMS

    async def _in_thread(self, call: Callable[..., Any], *given: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._pool, _read, call, *given)

    async def may_listen(self, subject: Subject) -> bool:
        """Whether the listener still has leave; asked anew once in four seconds, once for all."""
        loop = asyncio.get_running_loop()
        asked_at, answer = self._leave.get(subject, (-SEEN_AGAIN_S, None))
        if answer is None or loop.time() - asked_at >= SEEN_AGAIN_S:
            if len(self._leave) >= MOST_REMEMBERED:
                self._leave.clear()
            answer = loop.create_task(self._ask_leave(subject, answer))
            self._leave[subject] = (loop.time(), answer)
        return await asyncio.shield(answer)

    async def _ask_leave(self, subject: Subject, before: Leave | None) -> bool:
        """Ask the room. While the database is away for a moment, what it said last holds."""
        try:
            return bool(await self._in_thread(live.may_follow, subject))
        except Exception:
            logger.exception("Leave for a stream could not be asked.")
            return before is not None and before.done() and before.result()

    async def figures(self, subject: Subject) -> str | None:
        """The figures as somebody last read them: at most a second old, also without streams."""
        channel = self._channels.get((subject.kind, subject.pk))
        if channel is not None and channel.event:
            return channel.event[6:-2].decode()
        return await asyncio.shield(self._read_once(subject))

    def _read_once(self, subject: Subject) -> Reading:
        """One reading for all who ask within a second; one that failed is asked again."""
        loop, key = asyncio.get_running_loop(), (subject.kind, subject.pk)
        read_at, reading = self._readings.get(key, (-EVERY_S, None))
        failed = reading is not None and reading.done() and reading.exception() is not None
        if reading is None or failed or loop.time() - read_at >= EVERY_S:
            if len(self._readings) >= MOST_REMEMBERED:
                self._readings.clear()
            reading = loop.create_task(self._in_thread(live.look, *key))
            self._readings[key] = (loop.time(), reading)
        return reading

    async def follow(self, subject: Subject, send: Send) -> None:
        """Send the figures now and at every change, until there is no leave or no end left."""
        channel = self._channel(subject)
        self.open += 1
        channel.listeners += 1
        try:
            await send(b"retry: 3000\n\n")
            await self._follow(subject, channel, send)
        finally:
            self.open -= 1
            channel.listeners -= 1
            if not channel.listeners:
                self._leave.pop(subject, None)

    async def _follow(self, subject: Subject, channel: Channel, send: Send) -> None:
        sent, beat_at = b"", asyncio.get_running_loop().time() + BEAT_S
        while not channel.is_over and await self.may_listen(subject):
            if channel.event != sent:
                sent = channel.event
                await send(sent)
            changed = channel.changed
            if channel.event == sent:
                await _wait(changed, SEEN_AGAIN_S)
            now = asyncio.get_running_loop().time()
            if now >= beat_at:
                beat_at = now + BEAT_S
                await send(b":\n\n")

    def _channel(self, subject: Subject) -> Channel:
        key = (subject.kind, subject.pk)
        if key not in self._channels:
            self._channels[key] = Channel(*key)
            reader = asyncio.get_running_loop().create_task(self._read(self._channels[key]))
            self._readers.add(reader)
            reader.add_done_callback(self._readers.discard)
        return self._channels[key]

    async def _read(self, channel: Channel) -> None:
        """Read on while somebody listens. A database that is away for a moment ends nothing."""
        try:
            while not channel.is_over:
                next_at = asyncio.get_running_loop().time() + EVERY_S
                try:
                    channel.tell(await self._in_thread(live.look, channel.kind, channel.pk))
                except Exception:
                    logger.exception("Live figures could not be read; the next time perhaps.")
                # At least a tenth of a second of rest, however slow the database is.
                await asyncio.sleep(max(0.1 * EVERY_S, next_at - asyncio.get_running_loop().time()))
                if not channel.listeners:
                    return
        finally:
            self._channels.pop((channel.kind, channel.pk), None)


def _read(call: Callable[..., Any], *given: Any) -> Any:
    """Read, and let go of a connection that is too old, as Django does between requests."""
    close_old_connections()
    try:
        return call(*given)
    finally:
        close_old_connections()


async def _wait(changed: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await changed.wait()
    except TimeoutError:
        return
