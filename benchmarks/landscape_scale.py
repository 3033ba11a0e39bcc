"""Both lenses on large crowds, on hidden votes and on planted groups.

    python benchmarks/landscape_scale.py [10000x500x20 100000x500x20 33000x783x60 500000x500x20]

Per crowd (people x statements x votes each; three planted groups in two dimensions, statements
shown unevenly): CPU and wall seconds from arrays in memory, peak memory of the process above its
start, the share of the true places recovered (R2) and the adjusted Rand index with the planted
groups. Then, on each shared conversation: hidden votes told by both lenses. The machine's load is
printed beside the times, which mean little without it.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.engines.landscape.towns import planted, recovered  # noqa: E402

from kiemkracht.engines.kit import adjusted_rand_index  # noqa: E402
from kiemkracht.engines.landscape import Landscape, VoteLog, polis, streng  # noqa: E402
from kiemkracht.engines.landscape.polis_csv import read_conversation  # noqa: E402
from kiemkracht.engines.landscape.streng.heldout import area_under  # noqa: E402

SHARED = ROOT.parent / "shared" / "data" / "conversations"
CROWDS = ("2000x500x20", "10000x500x20", "20000x500x20", "100000x500x20")
LENSES: dict[str, Callable[..., Landscape]] = {"streng": streng, "polis": polis}


def main(wanted: list[str]) -> None:
    """Print the tables."""
    print("crowd             lens      CPU s  wall s     MB  k    ARI     R2  load")
    for crowd in wanted or CROWDS:
        people, statements, each = (int(part) for part in crowd.split("x"))
        # As sparse and noisy as real conversations: the polis axes recover about half here.
        log, at, group = planted(people, statements, each, width=0.45, noise=1.3, popular=1.3)
        for name, lens in LENSES.items():
            _line(crowd, name, lens, log, at, group)
    if SHARED.is_dir():
        _hidden()


def _line(
    crowd: str,
    name: str,
    lens: Callable[..., Landscape],
    log: VoteLog,
    at: np.ndarray,
    group: np.ndarray,
) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu, wall = time.process_time(), time.perf_counter()
    found = lens(log)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    people = found.participants
    print(
        f"{crowd:<18}{name:<8}{cpu:>7.2f}{wall:>8.2f}{(after - before) / 1024:>7.0f}"
        f"{len(found.groups):>3}{adjusted_rand_index(group, people.groups):>7.3f}"
        f"{recovered(at, people.at):>7.3f}  {os.getloadavg()[0]:.1f}",
        flush=True,
    )


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
