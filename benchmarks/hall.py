"""A hall full of telephones: open streams, an evening of votes, and closing while all vote.

    python benchmarks/hall.py [--streams 1000] [--people 300] [--seconds 60] [--port 8177]

Serves a city of its own (one conversation of 40 statements) in a temporary folder on loopback, the
worker inside, as `make demo` does. First it opens streams and reads what the server's process used
of a core while nothing changes, and while a vote a second changes the figures. Then (trust.md L1)
`--people` telephones join within 30 seconds by the short address, vote every 0 to 10 seconds, ask
every 4 seconds how it stands, and look at the landscape about once a minute. At the end everyone
votes as fast as they can while the facilitator closes. It counts errors, acknowledged votes beside
the rows in the database, and times. Loopback shares its cores with the telephones: take ratios.
"""

import argparse
import asyncio
import atexit
import contextlib
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from machine import pace

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE), str(HERE / "src")]
os.environ["KIEMKRACHT_HOME"] = tempfile.mkdtemp(prefix="kiemkracht-hall-")
atexit.register(shutil.rmtree, os.environ["KIEMKRACHT_HOME"], ignore_errors=True)
os.environ["KIEMKRACHT_SECRET_KEY"] = "bench"  # noqa: S105 - only for this run
os.environ["KIEMKRACHT_WORKER_INSIDE"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "kiemkracht.config.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from tests.people import gather  # noqa: E402

from kiemkracht.base import live  # noqa: E402
from kiemkracht.perspectives.models import Vote, VoteEvent  # noqa: E402
from kiemkracht.perspectives.selectors.live import DOOR, SCREEN  # noqa: E402
from kiemkracht.perspectives.services import gathering, opening, starting  # noqa: E402
from kiemkracht.perspectives.services.starting import Settings  # noqa: E402

STATEMENTS = 40
JOIN_S, ASK_S, LOOK_S = 30.0, 4.0, 60.0
LAST_S = 4.0
# `join` is a page too; `rush` are the votes of the end, when everybody waits for everybody.
KINDS = ("join", "vote", "figures", "page", "rush")
STREAM = re.compile(rb'data-stream="([^"]+)"')
NEXT = re.compile(rb"/stem/(\d+)/")


@dataclass
class Told:
    """What the telephones saw."""

    acknowledged: set = field(default_factory=set)
    errors: list = field(default_factory=list)
    refused: int = 0
    times: dict = field(default_factory=lambda: {kind: [] for kind in KINDS})


class Phone:
    """One telephone: one kept connection, its own cookies."""

    def __init__(self, number, port, told):
        self.number, self.port, self.told = number, port, told
        self.cookies = {}
        self.stream = None

    async def ask(self, method, path, kind, body=b"", **headers):
        """One request; gives status and body, and notes how long it took."""
        if self.stream is None:
            self.stream = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.stream
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {cookies}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        lines += [f"Content-Length: {len(body)}"] if method == "POST" else []
        began = time.perf_counter()
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status, length = int(head[0].split()[1]), 0
        for line in head[1:]:
            name, _, value = line.partition(":")
            if name == "content-length":
                length = int(value)
            elif name == "set-cookie":
                key, _, rest = value.strip().partition("=")
                self.cookies[key] = rest.split(";")[0]
        content = await reader.readexactly(length) if length and status != 304 else b""
        if kind:
            self.told.times[kind].append(time.perf_counter() - began)
        return status, content, head

    async def join(self, code, slug):
        """Scan the square: one redirect, then the first statement."""
        self.slug = slug
        status, _content, _head = await self.ask("GET", f"/m/{code}/", "join")
        if status != 302:
            self.told.errors.append(("join", status))
        status, content, _head = await self.ask("GET", f"/meervoud/{slug}/", "join")
        found = NEXT.search(content)
        self.next = int(found[1]) if status == 200 and found else None
        stream = STREAM.search(content)  # not there any more when it closed meanwhile
        self.figures = stream[1].decode() + live.NOW if stream else None

    async def vote(self, kind="vote"):
        """Give a view on the statement in sight. Gives whether there is more to do."""
        if self.next is None:
            return False
        number, value = self.next, random.choice((1, -1, 0))
        status, content, _head = await self.ask(
            "POST",
            f"/meervoud/{self.slug}/stem/{number}/",
            kind,
            f"value={value}".encode(),
            Content_Type="application/x-www-form-urlencoded",
            HX_Request="true",
            X_CSRFToken=self.cookies.get("csrftoken", ""),
        )
        if status == 200:
            self.told.acknowledged.add((self.number, number))
            found = NEXT.search(content)
            self.next = int(found[1]) if found else None
        elif status == 409:
            self.told.refused += 1
            self.next = None
        else:
            self.told.errors.append(("vote", status))
        return self.next is not None


async def evening(phone, code, begin, end):
    """What one person does tonight."""
    await asyncio.sleep(random.uniform(0, begin))
    try:
        await phone.join(code, phone.slug)
        now = time.perf_counter
        vote_at = now() + random.uniform(0, 10)
        ask_at, look_at = now() + ASK_S, now() + random.uniform(5, LOOK_S)
        etag = ""
        while now() < end and phone.figures:
            await asyncio.sleep(max(0.0, min(vote_at, ask_at, look_at, end) - now()))
            if now() >= vote_at:
                await phone.vote()
                vote_at = now() + random.uniform(0, 10)
            if now() >= ask_at:
                status, _content, head = await phone.ask(
                    "GET", phone.figures, "figures", If_None_Match=etag
                )
                etag = next((line[6:] for line in head if line.startswith("etag: ")), etag)
                phone.told.errors += [("figures", status)] if status not in (200, 304) else []
                ask_at += ASK_S
            if now() >= look_at:
                status, _content, _head = await phone.ask(
                    "GET", f"/meervoud/{phone.slug}/landschap/", "page"
                )
                phone.told.errors += [("page", status)] if status != 200 else []
                look_at += LOOK_S
        while now() < end + LAST_S and await phone.vote("rush"):
            pass
    except (OSError, asyncio.IncompleteReadError) as error:
        phone.told.errors.append(("connection", repr(error)))


def cpu_s(pids):
    """Seconds of processor time used so far by these processes."""
    total = 0
    for pid in pids:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(parts[11]) + int(parts[12])
    return total / os.sysconf("SC_CLK_TCK")


def memory_mb(pids):
    """Resident memory of these processes, in MB."""
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids)
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def family(pid):
    """A process and its children: the server and its one worker process."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


async def listen(port, path, arrived):
    """One open stream; notes when something came in."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    try:
        while line := await reader.readline():
            if line.startswith(b"data: "):
                arrived.append((time.perf_counter(), line))
    finally:
        writer.close()


async def streams(port, pids, subject, count, vote):
    """Open `count` streams and measure the server at rest and with a change a second."""
    arrived = []
    path = live.address(*subject[:2], person_id=subject[2])
    listening = []
    for _batch in range(0, count, 50):
        opened = min(50, count - len(listening))
        listening += [asyncio.create_task(listen(port, path, arrived)) for _each in range(opened)]
        await asyncio.sleep(0.1)
    await asyncio.sleep(3)
    print(f"{count} streams open: {len(arrived)} heard the first figures")
    before, began = cpu_s(pids), time.perf_counter()
    await asyncio.sleep(10)
    share = (cpu_s(pids) - before) / (time.perf_counter() - began)
    print(f"  at rest: {share:.1%} of a core, {memory_mb(pids):.0f} MB")
    arrived.clear()
    late, told = [], 0
    before, began = cpu_s(pids), time.perf_counter()
    for _round in range(10):
        have = len(arrived)
        await vote()
        voted = time.perf_counter()
        await asyncio.sleep(max(0.0, voted + 1.5 - time.perf_counter()))
        # A new landscape tells itself too; it comes later than the figures, and is counted apart.
        seen = arrived[have:]
        late += [at - voted for at, line in seen if line == seen[0][1]]
        told += len(arrived) - have
    share = (cpu_s(pids) - before) / (time.perf_counter() - began)
    print(f"  one change in 1.5 s: {share:.1%} of a core; {told} events for 10 changes")
    if late:
        print(f"  behind the acknowledged vote: {_times(late)}")
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)


def _times(seconds):
    cut = sorted(seconds)
    p95, p99 = cut[int(len(cut) * 0.95)], cut[int(len(cut) * 0.99)]
    median = statistics.median(cut)
    return (
        f"{len(cut)} times, median {median * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, "
        f"p99 {p99 * 1000:.0f} ms, most {cut[-1] * 1000:.0f} ms"
    )


def prepare():
    """A conversation of forty statements, open and in the hall, with Lotte who closes it."""
    call_command("migrate", verbosity=0)
    cast = gather()
    lotte = cast.visitor(cast.lotte)
    conversation = starting.start(
        by=lotte,
        settings=Settings(question="Van wie is het plein?", community_id=cast.linden.pk),
        seeds=[f"Dit is stelling nummer {number} van vanavond." for number in range(STATEMENTS)],
    )
    opening.open_conversation(by=lotte, conversation=conversation)
    hall = gathering.open_hall(by=lotte, conversation=conversation)
    return lotte, conversation, hall


async def measure(chosen, server, lotte, conversation, hall):
    """Streams first, then the evening, then closing."""
    pids = family(server.pid)
    told = Told()
    voters = [Phone(f"warm-{each}", chosen.port, told) for each in range(12)]
    for phone in voters:
        await phone.join(hall.code, conversation.slug)
        await phone.vote()
    first = voters[0]
    await streams(
        chosen.port, pids, (SCREEN, conversation.pk, lotte.person_id), chosen.streams, first.vote
    )
    await streams(chosen.port, pids, (DOOR, conversation.pk, None), chosen.streams, first.vote)
    told.times = {kind: [] for kind in KINDS}
    begin, end = min(JOIN_S, chosen.seconds / 2), time.perf_counter() + chosen.seconds
    phones = [Phone(number, chosen.port, told) for number in range(chosen.people)]
    for phone in phones:
        phone.slug = conversation.slug
    before, began = cpu_s(pids), time.perf_counter()
    people = [asyncio.create_task(evening(phone, hall.code, begin, end)) for phone in phones]
    await asyncio.sleep(end - time.perf_counter() + LAST_S / 2)
    await asyncio.to_thread(opening.close_conversation, by=lotte, conversation=conversation)
    await asyncio.gather(*people)
    share = (cpu_s(pids) - before) / (time.perf_counter() - began)
    report(chosen, told, conversation, share)


def report(chosen, told, conversation, share):
    """What was seen, in plain lines."""
    print(f"{chosen.people} people, {chosen.seconds} s, then {LAST_S:.0f} s as fast as they can:")
    for kind, seconds in told.times.items():
        print(f"  {kind}: {_times(seconds)}" if seconds else f"  {kind}: none")
    rows = Vote.objects.filter(statement__conversation=conversation).count()
    late = VoteEvent.objects.filter(
        statement__conversation=conversation, at__gt=conversation.closed_at
    ).count()
    print(f"  acknowledged {len(told.acknowledged)}, in the database {rows}, after closing {late}")
    print(f"  refused because it was closed: {told.refused}; errors: {len(told.errors)}")
    for error in told.errors[:5]:
        print(f"    {error}")
    print(f"  the server used {share:.0%} of a core")


def wait_for(port):
    """Until the server answers; a minute at most."""
    for _try in range(240):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.25)
    raise TimeoutError("The server did not come up.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--port", type=int, default=8177)
    chosen = parser.parse_args()
    import resource

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, most), most))
    lotte, conversation, hall = prepare()
    serve = [sys.executable, "-m", "kiemkracht.cli", "serve", "--port", str(chosen.port)]
    environment = {**os.environ, "PYTHONPATH": str(HERE / "src")}
    with subprocess.Popen(serve, env=environment) as server:
        try:
            wait_for(chosen.port)
            asyncio.run(measure(chosen, server, lotte, conversation, hall))
        finally:
            server.terminate()
            server.wait(timeout=10)


if __name__ == "__main__":
    main()
    print(pace())
