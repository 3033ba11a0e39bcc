"""How well and how fast personal data is found.

    .venv/bin/python benchmarks/personal.py [--errors]

The held-out half was written before the rules ran for the first time and is never used to tune.
"""

import argparse
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "src"))

from tests.engines.scouting.personal_sentences import (  # noqa: E402
    DEVELOPMENT,
    HELD_OUT,
    measure,
    parted,
)

from kiemkracht.engines.scouting import find_personal  # noqa: E402


def main() -> None:
    """Print recall and precision of both halves, then what it costs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true", help="of the development half")
    chosen = parser.parse_args()
    before = _resident_mb()
    started = time.perf_counter()
    find_personal("Joost belde mevrouw Aydin.")
    print(f"first use {time.perf_counter() - started:.2f} s, {_resident_mb() - before:.0f} MB")
    print(f"{'half':<14}{'sentences':>10}{'recall':>16}{'precision':>16}")
    for name, half in (("development", DEVELOPMENT), ("held out", HELD_OUT)):
        whole, spans, wrong, finds, errors = measure(half, find_personal)
        recall, precision = f"{whole}/{spans} {whole / spans:.3f}", f"{finds - wrong}/{finds}"
        print(f"{name:<14}{len(half):>10}{recall:>16}{precision:>10} {1 - wrong / finds:.3f}")
        if chosen.errors and half is DEVELOPMENT:
            print(*errors, sep="\n")
    _speed()


def _speed() -> None:
    text = "\n".join(parted(sentence)[0] for sentence in DEVELOPMENT) * 50
    started = time.process_time()
    find_personal(text)
    spent = time.process_time() - started
    words = len(text.split())
    print(f"{words} words in {spent:.2f} CPU s: {spent / words * 1e6:.0f} µs a word")


def _resident_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
