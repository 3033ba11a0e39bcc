"""`make demo` as a newcomer meets it: a real process on a port of this machine."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from tests.city import keep_city, kept_city
from tests.cli.processes import KIEMKRACHT, PATIENCE_S, environment, in_its_own_process

from kiemkracht.config.demo import DEMO_LOGINS

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one demo city, for all tests of this file."""
    return tmp_path_factory.mktemp("demo")


def demo(home: Path, *flags: str) -> "subprocess.CompletedProcess[str]":
    return in_its_own_process(home, "demo", *flags)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_the_city_is_built_once_with_its_progress_told(home, tmp_path_factory):
    first = demo(home, "--load-only")
    assert first.returncode == 0, first.stderr
    assert "420 mensen in 92 verbanden" in first.stdout
    keep_city(home / "kiemkracht.sqlite3", kept_city(tmp_path_factory))
    second = demo(home, "--load-only")
    assert second.stdout.strip() == "Lindehaven is er al."


def test_a_city_from_before_new_tables_gets_them(home):
    (home / "lindehaven.stamp").write_text("people.0001_initial")
    again = demo(home, "--load-only")
    assert again.returncode == 0
    assert "De tafels klaarzetten" in again.stdout
    assert "Lindehaven is er al." in again.stdout
    assert "people.0001_initial\n" in (home / "lindehaven.stamp").read_text()


def test_a_port_that_is_taken_is_said_with_the_way_out(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = demo(home, "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 1
    assert "PORT=8123 make demo" in refused.stderr


def test_the_city_answers_prints_its_logins_and_stops_cleanly(home):
    port = free_port()
    process = subprocess.Popen(
        [*KIEMKRACHT, "demo", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        page = _first_page(port)
    finally:
        process.send_signal(signal.SIGINT)
        told, faults = process.communicate(timeout=PATIENCE_S)
    assert "Lindehaven" in page
    assert [email for email, _role, _who in DEMO_LOGINS if email not in told] == []
    assert "Tot ziens" in told
    assert (process.returncode, faults) == (0, "")


def _first_page(port: int) -> str:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The city did not answer.")


def test_starting_afresh_forgets_what_was_done_and_can_be_stopped_halfway(home):
    photo = home / "media" / "kiemen" / "mijn-foto.webp"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"een foto")
    notes = home / "eigen-notities.txt"
    notes.write_text("blijft")
    process = subprocess.Popen(
        [*KIEMKRACHT, "demo", "--load-only", "--reset"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    told = ""
    while "Lindehaven bouwen" not in told and (line := process.stdout.readline()):
        told += line
    # Ctrl-C goes to all processes of a terminal; there is no need to see the city a second time.
    os.killpg(process.pid, signal.SIGINT)
    _, faults = process.communicate(timeout=PATIENCE_S)
    assert "Lindehaven bouwen" in told
    assert process.returncode == 1
    assert faults == "\nGestopt voor de stad klaar was. `make demo` gaat verder.\n"
    assert not photo.exists()
    assert notes.exists()
