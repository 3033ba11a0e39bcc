"""From a fresh clone to an answering city: seconds, memory and size of what was installed.

    python benchmarks/start.py [--port 8197]

Clones this repository to a temporary folder, runs `make demo` there and asks for the front page
until it comes. Then stops it and starts it again on the city that stands. Memory is the
proportional share (PSS) of all its processes after some pages, a search and a landscape, with the
worker inside. Only for Linux (/proc). The first time depends on the package cache; run it twice.
"""

import argparse
import os
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from machine import pace

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 180
PAGES = ("/", "/kiemen/", "/zoek/?q=soep", "/kiemen/kaart/", "/meervoud/", "/koers/", "/keuzes/")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--port", type=int, default=8197)
    port = parser.parse_args().port
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "kiemkracht"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        seconds, memory = _start(clone, port)
        print(f"fresh clone to answering city   {seconds:6.1f} s   (at most 60)")
        print(f"memory after building the city  {memory:6.0f} MB  (at most 200)")
        seconds, memory = _start(clone, port)
        print(f"start on a city that stands     {seconds:6.1f} s   (at most 3)")
        print(f"memory                          {memory:6.0f} MB  (at most 200)")
        size = sum(each.stat().st_blocks * 512 for each in _files(clone / ".venv"))
        print(f"virtual environment             {size / 1e6:6.0f} MB  (at most 450)")


def _start(clone: Path, port: int) -> tuple[float, float]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("KIEMKRACHT_")}
    began = time.perf_counter()
    process = subprocess.Popen(
        ["make", "demo"],
        cwd=clone,
        env=kept | {"PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_answer(port, began)
        seconds = time.perf_counter() - began
        for page in PAGES:
            _get(port, page)
        time.sleep(4)  # the worker and the word lists have come in by then
        return seconds, sum(_pss_kb(pid) for pid in _family(process.pid)) / 1024
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=PATIENCE_S)


def _get(port: int, page: str) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}", timeout=30) as answer:
        answer.read()


def _wait_for_answer(port: int, began: float) -> None:
    while time.perf_counter() - began < PATIENCE_S:
        try:
            return _get(port, "/")
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The city did not answer.")


def _family(pid: int) -> Iterator[int]:
    """A process and all that came from it, without make."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    if Path(f"/proc/{pid}/comm").read_text().strip() != "make":
        yield pid
    for child in children:
        yield from _family(int(child))


def _pss_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())


if __name__ == "__main__":
    main()
    print(pace())
