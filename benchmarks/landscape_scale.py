"""Both lenses on large crowds, after one vote more, on hidden votes, and their short lists.

    python benchmarks/landscape_scale.py [10000x500x20 100000x500x20 33000x783x60 500000x500x20]

Per crowd (people x statements x votes each; three planted groups in two dimensions, statements
shown unevenly): CPU and wall seconds from arrays in memory, peak memory of the process above its
start, the share of the true places recovered (R2) and the adjusted Rand index with the planted
groups. Where red-dwarf 0.4.0 is installed (requirements/peers.txt) it sees the first crowd too, and
how many times as long it takes is printed; ours is the best of three.
Then milliseconds until tables and axes are right again after one vote more; and on each shared
conversation hidden votes told by both lenses, and how many statements of the short list each person
agrees with (as voted, or else as the model expects), beside as many of the classic lists. The load
of the machine is printed beside the times, which mean little without it.
"""

import os
import resource
import sys
import time
import warnings
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from machine import pace

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads wait for each other on busy cores

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.engines.landscape.towns import planted, recovered  # noqa: E402

from kiemkracht.engines.kit import adjusted_rand_index  # noqa: E402
from kiemkracht.engines.landscape import (  # noqa: E402
    Landscape,
    Ongoing,
    VoteLog,
    last_votes,
    polis,
    streng,
)
from kiemkracht.engines.landscape.axes import voted_on  # noqa: E402
from kiemkracht.engines.landscape.polis_csv import read_conversation  # noqa: E402
from kiemkracht.engines.landscape.streng.crowd import crowd_of  # noqa: E402
from kiemkracht.engines.landscape.streng.heldout import area_under  # noqa: E402
from kiemkracht.engines.landscape.streng.latent import evidence, learn, places  # noqa: E402
from kiemkracht.engines.landscape.streng.selection import approvals, select  # noqa: E402

SHARED = ROOT.parent / "shared" / "data" / "conversations"
CROWDS = ("10000x500x20", "2000x500x20", "20000x500x20", "100000x500x20")
LENSES: dict[str, Callable[..., Landscape]] = {"streng": streng, "polis": polis}


def main(wanted: list[str]) -> None:
    """Print the tables."""
    print("crowd             lens      CPU s  wall s     MB  k    ARI     R2  load")
    for crowd in wanted or CROWDS:
        people, statements, each = (int(part) for part in crowd.split("x"))
        # As sparse and noisy as real conversations: the polis axes recover about half here.
        log, at, group = planted(people, statements, each, width=0.45, noise=1.3, popular=1.3)
        ours = {name: _line(crowd, name, lens, log, at, group) for name, lens in LENSES.items()}
        if crowd == (wanted or CROWDS)[0]:
            _peer(crowd, log, ours)
    _one_vote_more()
    if SHARED.is_dir():
        _hidden()
        _short_lists()


def _line(
    crowd: str,
    name: str,
    lens: Callable[..., Landscape],
    log: VoteLog,
    at: np.ndarray,
    group: np.ndarray,
) -> float:
    """The best CPU seconds of three runs (of one for millions of votes), after printing them."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = []
    for _ in range(3 if len(log.values) < 1_000_000 else 1):
        cpu, wall = time.process_time(), time.perf_counter()
        found = lens(log)
        told.append((time.process_time() - cpu, time.perf_counter() - wall))
    cpu, wall = min(told)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    people = found.participants
    print(
        f"{crowd:<18}{name:<8}{cpu:>7.2f}{wall:>8.2f}{(after - before) / 1024:>7.0f}"
        f"{len(found.groups):>3}{adjusted_rand_index(group, people.groups):>7.3f}"
        f"{recovered(at, people.at):>7.3f}  {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return cpu


def _peer(crowd: str, log: VoteLog, ours: dict[str, float]) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from reddwarf.implementations.polis import run_pipeline
    except ImportError:
        return
    columns = (log.participants.tolist(), log.statements.tolist(), log.values.tolist())
    votes = [
        {"participant_id": who, "statement_id": what, "vote": value}
        for who, what, value in zip(*columns, strict=True)
    ]
    cpu, wall = time.process_time(), time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run_pipeline(votes=votes, random_state=0)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    times = ", ".join(f"{cpu / each:.0f} x {name}" for name, each in ours.items())
    print(f"{crowd:<17} red-dwarf {cpu:>6.2f}{wall:>8.2f}  = {times}", flush=True)


def _one_vote_more() -> None:
    print()
    print("one vote more          the vote  the axes  (median and most of 100, ms of CPU)")
    for statements, each in ((200, 40), (500, 60), (1000, 120)):
        log, _, _ = planted(5_000, statements, each, width=0.45, noise=1.3, popular=1.3)
        ongoing, chance = Ongoing(log), np.random.default_rng(0)
        ongoing.axes()
        told = []
        for _ in range(100):
            vote = int(chance.integers(5_000)), int(chance.integers(statements))
            began = time.process_time()
            ongoing.vote(*vote, int(chance.integers(-1, 2)))
            between = time.process_time()
            ongoing.axes()
            told.append((between - began, time.process_time() - between))
        one, all_axes = 1000 * np.array(told).T
        print(
            f"{statements:>5} statements {np.median(one):>8.2f}{one.max():>6.1f}"
            f"{np.median(all_axes):>6.1f}{all_axes.max():>6.1f}",
            flush=True,
        )


def _short_lists() -> None:
    print()
    print(f"{'statements agreed with per person':<36}  size   ours  10th   classic lists  10th")
    for folder in sorted(SHARED.iterdir()):
        files = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
        conversation = read_conversation(files).conversation
        assert conversation is not None
        out = conversation.moderated_out | conversation.meta
        matrix = last_votes(conversation.log())
        used = voted_on(matrix) & ~np.isin(matrix.statements, list(out))
        crowd = crowd_of(matrix, used)
        model = learn(crowd)
        agrees = approvals(crowd, model, places(evidence(crowd, model)), used)
        ours = agrees[:, list(select(agrees).columns)].sum(axis=1)
        size = len(select(agrees).columns)
        classic = np.searchsorted(matrix.statements, _classic(conversation.log(), out, size))
        theirs = agrees[:, classic].sum(axis=1)
        print(
            f"{folder.name:<36}{len(classic):>6}{ours.mean():>7.2f}{np.quantile(ours, 0.1):>6.1f}"
            f"{theirs.mean():>16.2f}{np.quantile(theirs, 0.1):>6.1f}",
            flush=True,
        )


def _classic(log: VoteLog, out: frozenset[int], size: int) -> list[int]:
    """What Polis shows first: per group in turn what marks it, then what most agree with."""
    found = polis(log, moderated_out=out)
    lists = [[m.statement for m in each.representative] for each in found.groups]
    lists.append([each.statement for each in found.shared if each.direction == "agree"])
    turns = [each for row in zip_longest(*lists) for each in row if each is not None]
    rest = [each.id for each in sorted(found.statements, key=lambda each: -each.bridging)]
    return list(dict.fromkeys([*turns, *(each for each in rest if each not in out)]))[:size]


def _hidden() -> None:
    print()
    print(f"{'one vote in ten hidden':<36}  votes  streng mse   auc   polis mse   auc  means mse")
    for folder in sorted(SHARED.iterdir()):
        files = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
        conversation = read_conversation(files).conversation
        assert conversation is not None
        out = conversation.moderated_out | conversation.meta
        log = conversation.log()
        hide = np.random.default_rng(20).random(len(log.values)) < 0.1
        hide &= ~np.isin(log.statements, list(out))
        known = VoteLog(*(part[~hide] for part in _parts(log)))
        votes = -log.values[hide].astype(float)
        told = [
            _told(
                lens(known, moderated_out=out), log.participants[hide], log.statements[hide], name
            )
            for name, lens in LENSES.items()
        ]
        plain = _means(known)
        means = np.array([plain.get(int(each), 0.0) for each in log.statements[hide]])
        cells = "".join(
            f"{((np.clip(each, -1, 1) - votes) ** 2).mean():>12.3f}{area_under(each, votes):>7.3f}"
            for each in told
        )
        print(
            f"{folder.name:<36}{hide.sum():>7}{cells}{((means - votes) ** 2).mean():>11.3f}",
            flush=True,
        )


def _parts(log: VoteLog) -> tuple[np.ndarray, ...]:
    return log.participants, log.statements, log.values, log.times


def _told(found: Landscape, people: np.ndarray, statements: np.ndarray, lens: str) -> np.ndarray:
    """The expected votes; Polis' own scaling of places undone, or it would tell far too much."""
    row = {each.id: place for place, each in enumerate(found.participants)}
    column = {number: place for place, number in enumerate(found.statement_ids)}
    at = np.array([(each.x, each.y) for each in found.participants])
    if lens == "polis":
        seen = np.array([max(each.votes, 1) for each in found.participants])
        at = at * np.sqrt(seen / max(len(column), 1))[:, np.newaxis]
    rows = np.array([row.get(int(each), -1) for each in people])
    columns = np.array([column.get(int(each), -1) for each in statements])
    axes = np.array(found.components).T
    value = np.array(found.center)[columns] + (axes[columns] * at[rows]).sum(axis=1)
    return np.where((rows >= 0) & (columns >= 0), value, 0.0)


def _means(log: VoteLog) -> dict[int, float]:
    ids, place = np.unique(log.statements, return_inverse=True)
    sums = np.bincount(place, -log.values.astype(float)) / np.bincount(place)
    return dict(zip(ids.tolist(), sums.tolist(), strict=True))


if __name__ == "__main__":
    main(sys.argv[1:])
    print(pace())
