"""What texts cost that are made to make us slow: a fifth of each, and the whole.

    python benchmarks/hostile.py

CPU seconds. Five times as much text should take about five times as long.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.engines.scouting.hostile import FOR_THE_MASK, FOR_THE_RADAR  # noqa: E402

from kiemkracht.engines.scouting import find_personal, scout  # noqa: E402


def main() -> None:
    """Print the table."""
    find_personal("Joost")
    scout("Buren koken samen.")
    print(f"{'what':<8}{'text':<26}{'characters':>12}{'a fifth':>10}{'whole':>8}")
    for text in FOR_THE_RADAR:
        one_line("radar", text, scout)
    for piece, count in FOR_THE_MASK:
        one_line("mask", piece * count, find_personal)


def one_line(what: str, text: str, read: Callable[[str], object]) -> None:
    """Seconds for a fifth and for all of it."""
    part, whole = seconds(read, text[: len(text) // 5]), seconds(read, text)
    print(f"{what:<8}{text[:20]!r:<26}{len(text):>12}{part:>10.2f}{whole:>8.2f}", flush=True)


def seconds(read: Callable[[str], object], text: str) -> float:
    """CPU seconds to read a text."""
    started = time.process_time()
    read(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
