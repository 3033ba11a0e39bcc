"""Our groups beside the published ones on six real conversations, with time and memory.

    python benchmarks/landscape.py

Reads ../shared/data/conversations where it is present, and always a synthetic crowd of 20,000
people with a million votes in three planted groups. Time is CPU time of the whole landscape with
and without the repetition behind "how sure are we"; memory is the peak of Python's own allocations.
"""

import os
import sys
import time
import tracemalloc
from importlib import import_module
from pathlib import Path
from unittest import mock

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads wait for each other on busy cores

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kiemkracht.engines.kit import adjusted_rand_index  # noqa: E402
from kiemkracht.engines.landscape import Landscape, VoteLog, polis  # noqa: E402
from kiemkracht.engines.landscape.groups import divide  # noqa: E402
from kiemkracht.engines.landscape.polis_csv import read_conversation  # noqa: E402

lens = import_module("kiemkracht.engines.landscape.polis")  # the module, not the function
SHARED = ROOT.parent / "shared" / "data" / "conversations"
HEAD = (
    f"{'conversation':<36}{'people':>8}{'stmts':>7}{'votes':>9}{'k':>3}{'pub':>5}"
    f"{'ARI':>7}{'ARI@pub':>9}{'CPU s':>8}{'once':>7}{'MB':>6}  sure"
)


def main() -> None:
    """Print the table."""
    print(HEAD)
    if SHARED.is_dir():
        for folder in sorted(SHARED.iterdir()):
            _published(folder)
    else:
        print("(the six real conversations are not here: ../shared/data/conversations)")
    _synthetic()
    print()
    import_module("landscape_peer").main()


def _timed(log: VoteLog, out: frozenset[int]) -> tuple[Landscape, float, float, float]:
    started = time.process_time()
    landscape = polis(log, moderated_out=out)
    whole = time.process_time() - started
    with mock.patch.object(lens, "repeated_agreement", return_value=()):
        started = time.process_time()
        polis(log, moderated_out=out)
        once = time.process_time() - started
    tracemalloc.start()
    polis(log, moderated_out=out)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return landscape, whole, once, peak


def _published(folder: Path) -> None:
    reading = read_conversation({path.name: path.read_bytes() for path in folder.glob("*.csv")})
    conversation = reading.conversation
    assert conversation is not None
    landscape, whole, once, peak = _timed(conversation.log(), conversation.moderated_out)
    published = conversation.published_groups
    placed = [each for each in landscape.participants if each.group is not None]
    both = [each for each in placed if each.id in published]
    theirs = [published[each.id] for each in both]
    count = len(set(published.values()))
    again = divide(np.array([[each.x, each.y] for each in both]), only=count).labels
    _line(
        folder.name,
        landscape,
        len(conversation.votes),
        str(count),
        adjusted_rand_index(theirs, [each.group or 0 for each in both]),
        adjusted_rand_index(theirs, again),
        (whole, once, peak),
    )


def _synthetic(people: int = 20_000, statements: int = 300, per_person: int = 50) -> None:
    chance = np.random.default_rng(1)
    group = chance.choice(3, people, p=[0.52, 0.37, 0.11])
    lean = chance.choice([0.15, 0.5, 0.85], (3, statements))
    who = np.repeat(np.arange(people), per_person)
    on = np.concatenate(
        [chance.choice(statements, per_person, replace=False) for _ in range(people)]
    )
    agrees = chance.random(len(who)) < lean[group[who], on]
    log = VoteLog(who, on, np.where(agrees, 1, -1).astype(np.int8), np.arange(len(who)))
    landscape, whole, once, peak = _timed(log, frozenset())
    found = [each.group if each.group is not None else -1 for each in landscape.participants]
    index = adjusted_rand_index(group, found)
    _line("planted: 52/37/11 %", landscape, len(who), "3", index, index, (whole, once, peak))


def _line(
    name: str,
    landscape: Landscape,
    votes: int,
    published: str,
    index: float,
    at_published: float,
    cost: tuple[float, float, float],
) -> None:
    whole, once, peak = cost
    print(
        f"{name:<36}{len(landscape.participants):>8}{len(landscape.statements):>7}{votes:>9}"
        f"{len(landscape.groups):>3}{published:>5}{index:>7.3f}{at_published:>9.3f}"
        f"{whole:>8.2f}{once:>7.2f}{peak:>6.0f}  {landscape.certainty.verdict}",
        flush=True,
    )


if __name__ == "__main__":
    main()
