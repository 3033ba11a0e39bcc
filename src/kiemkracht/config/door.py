"""The door: streams are answered here, everything else goes to Django's WSGI application.

One process, one port. A thousand open streams are a thousand sleeping tasks of one event loop,
not a thousand threads; pages keep the few threads they had. See docs/adr/0009-live-streams.md.
"""

import asyncio
import io
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote_to_bytes

from kiemkracht.base import live
from kiemkracht.config.live import Streams
from kiemkracht.config.turnstile import Turnstile
from kiemkracht.config.utf8 import Application

MOST_UPLOADED = 128 * 1024 * 1024
IN_MEMORY = 1024 * 1024
NO_BODY = frozenset({"GET", "HEAD", "OPTIONS"})
STREAM_HEADERS = [
    ("content-type", "text/event-stream; charset=utf-8"),
    ("cache-control", "private, no-store"),
    ("x-accel-buffering", "no"),
    ("x-content-type-options", "nosniff"),
    ("content-security-policy", "default-src 'none'"),
]
FIGURES_HEADERS = [
    ("content-type", "application/json"),
    ("cache-control", "private, no-cache"),
    ("x-content-type-options", "nosniff"),
]
Headers = list[tuple[str, str]]


class Door:
    """An RSGI application (granian's own protocol) around a WSGI application and the streams."""

    def __init__(self, application: Application, *, threads: int, at_once: int = 1) -> None:
        self._application = application
        self._turnstile = Turnstile(threads=threads, at_once=at_once)
        # Readings of live figures wait for no page, and pages wait for no reading.
        self._streams = Streams(ThreadPoolExecutor(1, thread_name_prefix="live"))

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        """Answer one request."""
        if scope.proto != "http":
            proto.close(404)
        elif scope.path.startswith(live.PREFIX):
            await self._stream(scope, proto)
        else:
            await self._page(scope, proto)

    async def _stream(self, scope: Any, proto: Any) -> None:
        asks_once = scope.path.endswith(live.NOW)
        path = scope.path.removesuffix(live.NOW)
        subject = live.subject_of(path) if scope.method == "GET" else None
        if subject is None or not await self._streams.may_listen(subject):
            proto.response_empty(404, [("cache-control", "no-store")])
        elif asks_once:
            await self._figures(scope, proto, subject)
        elif self._streams.is_full:
            proto.response_empty(503, [("cache-control", "no-store"), ("retry-after", "30")])
        else:
            await self._follow(proto, subject)

    async def _figures(self, scope: Any, proto: Any, subject: live.Subject) -> None:
        """The figures once, for who has no stream; 304 while they are the same."""
        found = await self._streams.figures(subject)
        if found is None:
            proto.response_empty(404, [("cache-control", "no-store")])
            return
        etag = f'"{zlib.crc32(found.encode()):08x}"'
        if scope.headers.get("if-none-match") == etag:
            proto.response_empty(304, [("etag", etag)])
        else:
            proto.response_str(200, [*FIGURES_HEADERS, ("etag", etag)], found)

    async def _follow(self, proto: Any, subject: live.Subject) -> None:
        transport = proto.response_stream(200, STREAM_HEADERS)
        following = asyncio.ensure_future(self._streams.follow(subject, transport.send_bytes))
        gone = asyncio.ensure_future(proto.client_disconnect())
        try:
            await asyncio.wait({following, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (following, gone):
                task.cancel()
            await asyncio.gather(following, gone, return_exceptions=True)

    async def _page(self, scope: Any, proto: Any) -> None:
        body: Any = io.BytesIO()
        take = self._turnstile.read
        if scope.method not in NO_BODY:
            take = self._turnstile.act
            body = await _body_of(scope, proto)
            if body is None:
                proto.response_empty(413, [("cache-control", "no-store")])
                return
        answered = take(_answer, self._application, scope, body)
        status, headers, content = await asyncio.wrap_future(answered)
        proto.response_bytes(status, headers, content)


async def _body_of(scope: Any, proto: Any) -> Any:
    """What was sent, in memory up to a megabyte and else in a file; None when it is too much."""
    said = scope.headers.get("content-length", "0")
    if said.isdigit() and int(said) > MOST_UPLOADED:
        return None
    body = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed after the answer
    length = 0
    async for chunk in proto:
        length += len(chunk)
        if length > MOST_UPLOADED:
            body.close()
            return None
        body.write(chunk)
    body.seek(0)
    return body


def _answer(application: Application, scope: Any, body: Any) -> tuple[int, Headers, bytes]:
    """Let the WSGI application answer, in a thread of its own."""
    answered: list[Any] = [500, []]

    def start(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], None]:
        answered[:] = [int(status[:3]), [(name.lower(), value.strip()) for name, value in headers]]
        return lambda content: None

    parts: Iterable[bytes] = application(environ_of(scope, body), start)
    try:
        content = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
        body.close()
    return answered[0], answered[1], content


def environ_of(scope: Any, body: Any) -> dict[str, Any]:
    """What WSGI wants to know of a request."""
    server, _, port = scope.server.rpartition(":")
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope.path).decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server.strip("[]") or "localhost",
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        _put(environ, name, value)
    if scope.authority and "HTTP_HOST" not in environ:
        environ["HTTP_HOST"] = scope.authority
    return environ


def _put(environ: dict[str, Any], name: str, value: str) -> None:
    """A header under its WSGI name; one that came twice is joined, so that none is lost."""
    if "_" in name:  # another spelling of a header that a proxy may have set
        return
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        key = f"HTTP_{key}"
    joint = "; " if key == "HTTP_COOKIE" else ","
    environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
