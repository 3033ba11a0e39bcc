"""Suggestions at size: time, memory, exactness, and how many cross borders.

    python benchmarks/matching.py [--quick]

A made-up crowd around forty longings with five kinds of border. Every line runs in a process of
its own: `MB` is the most it ever held (VmHWM), data included; `ours` what came on top of the data.
`same` is the share of 200 sampled seekers whose ordinary suggestions have the scores of a float64
computation over all pairs. Two threads share the blocks; `CPU s` is of both, `load` how many were
running or waiting in the last minute: with more than the machine has cores, `s` says more of the
neighbours than of us.
Beside it, where it is installed, voyager (an approximate index) on the same inner products.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from machine import pace

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our own threads share the blocks

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kiemkracht.engines.matching import (  # noqa: E402
    Profiles,
    Spread,
    Suggestions,
    Weights,
    pair_up,
    suggest,
)

SIDES = (4, 20, 90, 20, 2)
SAMPLE = 200
CASES = [(420, 420, 256, ""), (100_000, 10_000, 64, ""), (100_000, 10_000, 256, "")]
EXTRA = [(420, 420, 256, "spread"), (5_000, 10_000, 256, "spread")]
HEAD = (
    f"{'people x targets':<20}{'dims':>5}{'':>8}{'s':>8}{'CPU s':>8}{'MB':>6}{'ours':>6}"
    f"{'same':>7}{'2 borders':>11}{'surprise':>10}{'most lists':>12}"
    f"{'load':>6}"
)


def main() -> None:
    """Print the tables."""
    if len(sys.argv) == 5:
        people, targets, dimensions = (int(each) for each in sys.argv[1:4])
        one_case(people, targets, dimensions, sys.argv[4].strip("-"))
        return
    print(HEAD, flush=True)
    for case in (CASES[:1] if "--quick" in sys.argv else CASES) + EXTRA:
        people, targets, dimensions, extra = case
        own = [str(people), str(targets), str(dimensions), f"-{extra}"]
        subprocess.run([sys.executable, __file__, *own], check=True)
    print("\npairs                 s    pairs  value  bound", flush=True)
    for count in (22, 60, 420):
        started = time.perf_counter()
        found = pair_up(crowd(count, 256, 1))
        seconds = time.perf_counter() - started
        proof = "proven" if found.is_optimal else f"{found.value / found.bound:.2%}"
        numbers = f"{len(found.pairs):>8}{found.value:>8.2f}{found.bound:>7.2f}"
        print(f"{count:<16}{seconds:>8.2f}{numbers}  {proof}")
    peer(5_000, 10_000, 64)


def crowd(count: int, dimensions: int, seed: int) -> Profiles:
    """People around forty longings."""
    chance = np.random.default_rng(seed)
    middles = np.random.default_rng(99).standard_normal((40, dimensions), dtype=np.float32)
    meaning = chance.standard_normal((count, dimensions), dtype=np.float32)
    meaning += middles[chance.integers(0, 40, count)]
    meaning /= np.linalg.norm(meaning, axis=1, keepdims=True)
    borders = [chance.integers(-1, sides, count) for sides in SIDES]
    return Profiles(meaning, np.stack(borders, axis=1).astype(np.int32))


def one_case(people: int, targets: int, dimensions: int, extra: str) -> None:
    """One line: the second of two runs for the small case, which is what a page would wait for."""
    seekers = crowd(people, dimensions, 1)
    others = seekers if people == targets else crowd(targets, dimensions, 2)
    spread = Spread(most=max(15, 20 * people // targets)) if extra else None
    before = _memory()
    with ThreadPoolExecutor(2) as executor:
        for _ in range(2 if people < 1000 else 1):
            started, burned = time.perf_counter(), time.process_time()
            found = suggest(
                seekers, others, same_set=seekers is others, spread=spread, executor=executor
            )
            seconds, burned = time.perf_counter() - started, time.process_time() - burned
    peak, load = _memory(), os.getloadavg()[0]
    there = found.exists
    crossing = (found.crossed.sum(axis=2) >= 2)[there].mean()
    lists = np.bincount(found.target[there]).max()
    same = "-" if extra else f"{exactness(seekers, others, found):.1%}"
    name = f"{people:,} x {targets:,}"
    cost = f"{seconds:>8.2f}{burned:>8.2f}{peak:>6.0f}{peak - before:>6.0f}"
    what = f"{crossing:>11.1%}{found.is_surprise.mean():>10.1%}{lists:>12}{load:>6.1f}"
    print(f"{name:<20}{dimensions:>5}{extra:>8}{cost}{same:>7}{what}", flush=True)


def _memory() -> float:
    """The most memory this process ever held, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


def exactness(seekers: Profiles, targets: Profiles, found: Suggestions) -> float:
    """The share of sampled seekers whose list is that of all pairs in float64, ties by score."""
    rows = np.random.default_rng(0).choice(len(seekers), min(SAMPLE, len(seekers)), replace=False)
    good = 0
    for row in rows:
        score = all_scores(seekers, targets, int(row))
        ordinary = found.score[row][~found.is_surprise[row] & found.exists[row]]
        # Seven are always the best seven; the others are surprises.
        good += np.allclose(np.sort(score)[::-1][: len(ordinary)], ordinary, atol=1e-6)
    return good / len(rows)


def all_scores(seekers: Profiles, targets: Profiles, row: int) -> np.ndarray:
    """Every score of one seeker, one pair at a time, in float64."""
    one, other = seekers.borders[row], targets.borders
    crossed = (one != other) & (one >= 0) & (other >= 0)
    longing = targets.meaning.astype(float) @ seekers.meaning[row].astype(float)
    score = longing + crossed @ np.array(Weights().borders)
    score[longing <= 1e-5] = -np.inf
    if seekers is targets:
        score[row] = -np.inf
    return np.asarray(score)


def peer(people: int, targets: int, dimensions: int) -> None:
    """Voyager's approximate answer to the ordinary part of the question."""
    try:
        import voyager
    except ImportError:
        print("\n(voyager is not here: requirements/peers.txt)")
        return
    seekers, others = crowd(people, dimensions, 1), crowd(targets, dimensions, 2)
    started = time.perf_counter()
    index = voyager.Index(voyager.Space.InnerProduct, dimensions, M=16, ef_construction=200)
    index.add_items(others.meaning, num_threads=2)
    built = time.perf_counter() - started
    started = time.perf_counter()
    near, _ = index.query(seekers.meaning, k=10, num_threads=2, query_ef=100)
    seconds = time.perf_counter() - started
    truth = np.argpartition(-(seekers.meaning @ others.meaning.T), 10, axis=1)[:, :10]
    recall = np.mean([len(set(a) & set(b)) / 10 for a, b in zip(near, truth, strict=True)])
    started = time.perf_counter()
    suggest(seekers, others)
    ours = time.perf_counter() - started
    print(f"\nvoyager {people:,} x {targets:,}, longing alone:", end=" ")
    print(f"build {built:.2f} s, ask {seconds:.2f} s, recall {recall:.3f};", end=" ")
    print(f"ours with borders and surprises, one thread: {ours:.2f} s, recall 1")


if __name__ == "__main__":
    main()
    print(pace())
