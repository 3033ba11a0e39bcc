"""Commands as a terminal runs them: in a process of their own, without what the tests have set."""

import os
import subprocess
import sys
from pathlib import Path

from tests.city import SECRET_KEY

KIEMKRACHT = [sys.executable, "-m", "kiemkracht.cli"]
PATIENCE_S = 150


def environment(home: Path) -> dict[str, str]:
    """Ours, without what the tests have set."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("KIEMKRACHT_", "DJANGO_"))
    }
    return kept | {"KIEMKRACHT_HOME": str(home), "KIEMKRACHT_SECRET_KEY": SECRET_KEY}


def in_its_own_process(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """What a command says there, and how it ends."""
    return subprocess.run(
        [*KIEMKRACHT, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
