"""The door before the pages: what WSGI gets to see, and streams that end with the leave."""

import asyncio
import io
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from kiemkracht.base import live
from kiemkracht.config import live as streams
from kiemkracht.config.door import Door, environ_of
from kiemkracht.config.live import Streams

KIND = "tests.thing"


class Evening:
    """Figures and leave that a test changes as it goes."""

    def __init__(self):
        self.figures = {"people": 1}
        self.leave = True
        self.readings = 0

    def look(self, pk):
        self.readings += 1
        return self.figures

    def may(self, pk, person_id):
        return self.leave


@pytest.fixture
def evening(monkeypatch):
    made = Evening()
    monkeypatch.setitem(live._kinds, KIND, (made.look, made.may))
    monkeypatch.setattr(streams, "EVERY_S", 0.01)
    monkeypatch.setattr(streams, "SEEN_AGAIN_S", 0.03)
    monkeypatch.setattr(streams, "close_old_connections", lambda: None)
    return made


def listen(evening, change, listeners=1):
    """What every listener heard; `change()` happens once all heard the first figures."""

    async def scene():
        hub = Streams(ThreadPoolExecutor(1))
        heard = [[] for _each in range(listeners)]

        def sender(box):
            async def send(data):
                box.append(data)

            return send

        subject = live.Subject(KIND, "1")
        tasks = [asyncio.create_task(hub.follow(subject, sender(box))) for box in heard]
        async with asyncio.timeout(5):
            while not all(len(box) >= 2 for box in heard):
                await asyncio.sleep(0.005)
            await change(heard)
            for task in tasks:
                await task
        assert hub.open == 0
        return heard

    return asyncio.run(scene())


def test_all_hear_a_change_and_one_reading_serves_them_all(evening, monkeypatch):
    monkeypatch.setattr(streams, "EVERY_S", 0.1)

    async def change(heard):
        evening.figures = {"people": 2}
        while not all(b'data: {"people":2}\n\n' in box for box in heard):
            await asyncio.sleep(0.005)
        evening.figures = None

    heard = listen(evening, change, listeners=200)
    assert evening.readings < 200
    assert all(box[:2] == [b"retry: 3000\n\n", b'data: {"people":1}\n\n'] for box in heard)
    # A slow moment may bring a sign of life between them.
    told = [[line for line in box if line.startswith(b"data")] for box in heard]
    assert all(lines == [b'data: {"people":1}\n\n', b'data: {"people":2}\n\n'] for lines in told)


def test_a_stream_ends_when_the_leave_ends(evening):
    async def change(heard):
        evening.leave = False

    assert len(listen(evening, change)[0]) == 2


def test_a_database_that_is_away_for_a_moment_ends_nothing(evening, caplog):
    async def change(heard):
        right, evening.look = evening.look, None
        live._kinds[KIND] = (lambda pk: 1 / 0, evening.may)
        await asyncio.sleep(0.05)
        live._kinds[KIND] = (right, evening.may)
        evening.figures = {"people": 3}
        while b'data: {"people":3}\n\n' not in heard[0]:
            await asyncio.sleep(0.005)
        evening.figures = None

    listen(evening, change)
    assert "could not be read" in caplog.text


@pytest.mark.parametrize("path", ["/live/", "/live/x", "/live/a:b:c", "/live/" + "A" * 5000])
def test_only_addresses_that_we_gave_out_tell_anything(path):
    assert live.subject_of(path) is None


def test_an_address_tells_of_one_thing_and_grows_old(evening, monkeypatch):
    address = live.address(KIND, 7)
    assert live.subject_of(address) == live.Subject(KIND, "7")
    assert live.subject_of(address[:-1]) is None
    tomorrow = time.time() + live.VALID_S + 61
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert live.subject_of(address) is None


def _scope(**said):
    headers = said.pop("headers", [("host", "stad.example"), ("cookie", "a=1")])
    chosen = {
        "proto": "http", "http_version": "1.1", "server": "127.0.0.1:8000", "scheme": "http",
        "client": "10.0.0.7:5000", "method": "GET", "path": "/zoek/", "query_string": "q=caf%C3%A9",
        "authority": None,
    }  # fmt: skip
    view = SimpleNamespace(
        items=lambda: headers, get=lambda name, other="": dict(headers).get(name, other)
    )
    return SimpleNamespace(**{**chosen, **said, "headers": view})


def test_wsgi_sees_the_request_as_before():
    environ = environ_of(_scope(path="/kiemen/caf%C3%A9/"), io.BytesIO())
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/kiemen/café/"
    assert environ["QUERY_STRING"] == "q=caf%C3%A9"
    assert (environ["HTTP_HOST"], environ["REMOTE_ADDR"]) == ("stad.example", "10.0.0.7")


def test_a_header_with_a_low_line_can_not_pass_for_one_of_a_proxy():
    headers = [("x-forwarded-proto", "http"), ("x_forwarded_proto", "https")]
    environ = environ_of(_scope(headers=headers), io.BytesIO())
    assert environ["HTTP_X_FORWARDED_PROTO"] == "http"


class Proto:
    """granian's side of one request, as far as the door uses it."""

    def __init__(self, chunks=()):
        self.chunks, self.answer = chunks, None

    async def __aiter__(self):
        for chunk in self.chunks:
            yield chunk

    def response_empty(self, status, headers):
        self.answer = (status, headers, b"")

    def response_bytes(self, status, headers, body):
        self.answer = (status, headers, body)

    def response_str(self, status, headers, body):
        self.answer = (status, headers, body)


def _echo(environ, start):
    start("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", " a=b")])
    return [environ["wsgi.input"].read(), threading.current_thread().name.encode()]


def test_what_people_send_is_read_whole_before_it_takes_its_turn():
    proto = Proto([b"een ", b"twee "])
    asyncio.run(Door(_echo, threads=1).__rsgi__(_scope(method="POST"), proto))
    status, headers, body = proto.answer
    assert (status, body) == (200, b"een twee turnstile")
    assert ("set-cookie", "a=b") in headers


def test_more_than_we_take_is_refused_before_any_page_runs(monkeypatch):
    monkeypatch.setattr("kiemkracht.config.door.MOST_UPLOADED", 10)
    for headers in ([("content-length", "11")], []):
        proto = Proto([b"123456", b"123456"])
        asyncio.run(Door(_echo, threads=1).__rsgi__(_scope(method="POST", headers=headers), proto))
        assert proto.answer[0] == 413


def test_the_figures_can_be_had_once_and_are_not_sent_twice(evening):
    door = Door(_echo, threads=1)
    address = live.address(KIND, 7) + live.NOW

    async def ask(**said):
        proto = Proto()
        await door.__rsgi__(_scope(path=address, **said), proto)
        return proto.answer

    status, headers, body = asyncio.run(ask(headers=[]))
    assert (status, body) == (200, '{"people":1}')
    etag = dict(headers)["etag"]
    assert asyncio.run(ask(headers=[("if-none-match", etag)]))[0] == 304
    evening.leave = False
    door = Door(_echo, threads=1)
    assert asyncio.run(ask(headers=[]))[0] == 404
