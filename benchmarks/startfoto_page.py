"""CPU milliseconds and queries of the pages of one startfoto, with 105 sheets and five groups.

    python benchmarks/startfoto_page.py

Loads Lindehaven's startfoto of the square in an empty house of its own and serves real requests
through the whole middleware in one process: median and least of 40, after 5 to warm up.
"""

import atexit
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from machine import pace

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), "src"]
os.environ["KIEMKRACHT_HOME"] = tempfile.mkdtemp(prefix="kiemkracht-bench-")
atexit.register(shutil.rmtree, os.environ["KIEMKRACHT_HOME"], ignore_errors=True)
os.environ["KIEMKRACHT_SECRET_KEY"] = "bench"  # noqa: S105 - only for this run
os.environ["DJANGO_SETTINGS_MODULE"] = "kiemkracht.config.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from tests.people import gather  # noqa: E402

from kiemkracht.base import clock  # noqa: E402
from kiemkracht.cli.city.chance import content  # noqa: E402
from kiemkracht.cli.city.photographing import seed_of  # noqa: E402
from kiemkracht.cli.city.settling import Townspeople  # noqa: E402
from kiemkracht.weigh.services.seeding import plant  # noqa: E402

ROUNDS, WARM = 40, 5


def main() -> None:
    """Print one line per page."""
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    cast = gather()
    town = Townspeople(
        by_name={cast.lotte.name: cast.lotte.pk}, communities={"lindenplein": cast.lindenplein.pk}
    )
    row = {**content("startfotos")[0], "sprout": None}
    photo = plant(seed_of(town, row, clock.now()))
    print(f"computed in {photo.wall_ms} ms, stored in {len(str(photo.result)) // 1024} kB")
    print(f"{'page':<28}{'queries':>8}{'median ms':>11}{'least ms':>10}{'kB':>6}")
    for who, name in ((None, "visitor"), (cast.lotte, "facilitator")):
        client = Client()
        if who:
            client.force_login(who)
        for address in (photo.get_absolute_url(), f"{photo.get_absolute_url()}voorstel/"):
            _measure(client, address, name)


def _measure(client: Client, address: str, name: str) -> None:
    spent = []
    for _each in range(ROUNDS + WARM):
        started = time.process_time()
        answer = client.get(address)
        spent.append((time.process_time() - started) * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    kept = sorted(spent[WARM:])
    what = f"{'script' if 'voorstel' in address else 'picture'}, {name}"
    size = len(answer.content) // 1024
    print(f"{what:<28}{len(queries):>8}{statistics.median(kept):>11.1f}{kept[0]:>10.1f}{size:>6}")


if __name__ == "__main__":
    main()
    print(pace())
