"""From votes in a SQLite file to a landscape, and again after one vote more.

    python benchmarks/landscape_stored.py [--people 500000] [--statements 500] [--votes 20]

Fills a city of its own in a temporary folder (that takes a minute and half a gigabyte for ten
million votes), then times reading all votes into arrays, following them for the first time, and
what is read after one more vote. Rows are inserted without Django, in the order of arrival: people
come and go, so the votes of one person do not lie together.
"""

import argparse
import atexit
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from machine import pace

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE), str(HERE / "src")]
os.environ["KIEMKRACHT_HOME"] = tempfile.mkdtemp(prefix="kiemkracht-votes-")
atexit.register(shutil.rmtree, os.environ["KIEMKRACHT_HOME"], ignore_errors=True)
os.environ["KIEMKRACHT_SECRET_KEY"] = "bench"  # noqa: S105 - only for this run
os.environ["DJANGO_SETTINGS_MODULE"] = "kiemkracht.config.settings"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import django  # noqa: E402

django.setup()

import numpy as np  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from tests.engines.landscape.towns import planted  # noqa: E402
from tests.people import gather  # noqa: E402

from kiemkracht.engines.landscape import VoteLog, polis, streng  # noqa: E402
from kiemkracht.perspectives.models import Conversation, Statement  # noqa: E402
from kiemkracht.perspectives.selectors.cast_votes import all_votes  # noqa: E402
from kiemkracht.perspectives.services import following, starting, voting  # noqa: E402
from kiemkracht.perspectives.services.starting import Settings  # noqa: E402

Told = TypeVar("Told")
VOTE = (
    "INSERT INTO perspectives_vote (participant_id, statement_id, value, is_important, at)"
    " VALUES (%s, %s, %s, 0, '2026-11-22 10:00:00.123456')"
)
EVENT = (
    "INSERT INTO perspectives_voteevent (participant_id, statement_id, value, at)"
    " VALUES (%s, %s, %s, '2026-11-22 10:00:00.123456')"
)
TOGETHER = 50  # so many people answer at the same time


def main() -> None:
    """Print one line per step."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=500_000)
    asked.add_argument("--statements", type=int, default=500)
    asked.add_argument("--votes", type=int, default=20)
    given = asked.parse_args()
    call_command("migrate", verbosity=0)
    conversation = _conversation(given.statements)
    _write_and_read(conversation, given.people, given.statements, given.votes)
    following.MOST_VOTES = 2 * given.people * given.votes
    timed("followed for the first time", lambda: _follow(conversation))
    one = Statement.objects.filter(conversation=conversation).latest("pk")
    participant = conversation.participants.earliest("pk")
    voting.write_vote(participant.pk, one.pk, 1, before=None)
    timed("brought up after one vote", lambda: _follow(conversation))


def _follow(conversation: Conversation) -> None:
    with following.votes_so_far(conversation.pk):
        pass


def _write_and_read(conversation: Conversation, people: int, statements: int, each: int) -> None:
    log, _, _ = planted(people, statements, each, width=0.45, noise=1.3, popular=1.3)
    timed(f"{len(log.values):,} votes written", lambda: _fill(conversation, log))
    read = timed("read into arrays", lambda: all_votes(conversation.pk))
    assert len(read.values) == len(log.values)
    assert int(read.values.sum()) == int(log.values.sum())
    timed("lens polis", lambda: polis(read))
    timed("lens streng", lambda: streng(read))


def timed(what: str, work: Callable[[], Told]) -> Told:
    """Do it, and print CPU and wall seconds, memory of the process so far and the load."""
    cpu, wall = time.process_time(), time.perf_counter()
    told = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    load = os.getloadavg()[0]
    print(f"{what:<32}{cpu:>8.2f} CPU s{wall:>8.2f} s{peak:>7.0f} MB  load {load:.1f}", flush=True)
    return told


def _conversation(statements: int) -> Conversation:
    cast = gather()
    made = starting.start(
        by=cast.visitor(cast.lotte),
        settings=Settings(question="Van wie is het plein?", community_id=cast.linden.pk),
        seeds=("Het plein is van iedereen.", "Kinderen spelen.", "Na tien uur is het stil."),
    )
    Statement.objects.bulk_create(
        Statement(conversation=made, number=number, text=f"Stelling {number}.")
        for number in range(3, statements)
    )
    return made


def _fill(conversation: Conversation, log: VoteLog) -> None:
    """Participants, votes and events as they would stand in the file."""
    number_of_people = int(log.participants.max()) + 1
    keys = np.array(
        Statement.objects.filter(conversation=conversation).order_by("number").values_list("pk")
    ).ravel()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.executemany(
            "INSERT INTO perspectives_participant (id, conversation_id, number, joined_at)"
            " VALUES (%s, %s, %s, '2026-11-22 10:00:00')",
            [(key + 1, conversation.pk.hex, key) for key in range(number_of_people)],
        )
        cursor.executemany(VOTE, _rows(log, keys))
        cursor.executemany(EVENT, _rows(log, keys))
        cursor.execute("COMMIT")


def _rows(log: VoteLog, keys: np.ndarray) -> Iterator[tuple[int, int, int]]:
    each = len(log.values) // (int(log.participants.max()) + 1)
    order = np.arange(len(log.values))
    whole = len(order) // (each * TOGETHER) * each * TOGETHER
    mixed = order[:whole].reshape(-1, TOGETHER, each).transpose(0, 2, 1).ravel()
    for part in np.array_split(np.concatenate([mixed, order[whole:]]), 100):
        yield from zip(
            (log.participants[part] + 1).tolist(),
            keys[log.statements[part]].tolist(),
            log.values[part].tolist(),
            strict=True,
        )


if __name__ == "__main__":
    main()
    print(pace())
