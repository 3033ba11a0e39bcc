"""Find before make: how quick while someone types, and whether the planted pairs are found.

    python benchmarks/finding.py [--kiemen 3000 50000]

Posts a story that grows word by word to the page that people type in, through the whole
middleware, in one process. Wall and CPU milliseconds per request, after the first, which reads the
vectors and is printed apart. First the demo city is loaded and its twelve planted pairs are looked
for; the other texts are made up of frequent Dutch words (`search.py`).
"""

import argparse
import atexit
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID, uuid4

from machine import pace

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).parent), "src"]
os.environ["KIEMKRACHT_HOME"] = tempfile.mkdtemp(prefix="kiemkracht-bench-")
atexit.register(shutil.rmtree, os.environ["KIEMKRACHT_HOME"], ignore_errors=True)
os.environ["KIEMKRACHT_SECRET_KEY"] = "bench"  # noqa: S105 - only for this run
os.environ["DJANGO_SETTINGS_MODULE"] = "kiemkracht.config.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from search import made_up_documents  # noqa: E402

from kiemkracht.base import clock, search  # noqa: E402
from kiemkracht.base.turns import lot_of  # noqa: E402
from kiemkracht.cli.city import loading  # noqa: E402
from kiemkracht.cli.city.chance import content, identity  # noqa: E402
from kiemkracht.people.models import Person  # noqa: E402
from kiemkracht.people.selectors import visitor_by_id  # noqa: E402
from kiemkracht.sprouts.models import Sprout  # noqa: E402
from kiemkracht.sprouts.selectors.finding import similar_to  # noqa: E402
from kiemkracht.sprouts.services.meaning import note_missing_meanings  # noqa: E402

ADDRESS = "/kiemen/vertel/terwijl-je-typt/"


def plant(documents: list[tuple[str, str, str]], person: UUID) -> float:
    """Fill the tables; gives the seconds it took to note the meanings."""
    now = clock.now()
    rows = []
    for _, title, text in documents:
        key = uuid4()
        rows.append(
            Sprout(
                id=key,
                lot=lot_of(key),
                title=title[:80],
                story=text,
                longing=" ".join(text.split()[:9]),
                visibility="public",
                planted_by_id=person,
                created_at=now,
                changed_at=now,
            )
        )
    Sprout.objects.bulk_create(rows, batch_size=1000)
    search.index_many(
        search.Findable(f"sprouts.sprout:{row.pk}", row.title, f"{row.story} {row.longing}")
        for row in rows
    )
    started = time.perf_counter()
    note_missing_meanings()
    return time.perf_counter() - started


def type_along(client: Client, stories: list[str]) -> None:
    """Post each story after 4, 8, 16… words."""
    wall, cpu = [], []
    first = 0.0
    for story in stories:
        words = story.split()
        for upto in (4, 8, 16, 32, 64):
            started, busy = time.perf_counter(), time.process_time()
            answer = client.post(ADDRESS, {"story": " ".join(words[:upto])})
            assert answer.status_code == 200, answer.status_code
            spent = (time.perf_counter() - started) * 1000
            first = first or spent
            wall.append(spent)
            cpu.append((time.process_time() - busy) * 1000)
    wall, cpu = sorted(wall[1:]), sorted(cpu[1:])
    print(
        f"  typing: median {statistics.median(wall):.1f} ms wall, {statistics.median(cpu):.1f} ms "
        f"CPU; p95 {wall[int(len(wall) * 0.95)]:.1f} ms; the first {first:.0f} ms   goal 50 ms"
    )


def show_planted_pairs() -> None:
    """Rank of the twin of each planted pair, as if the other were being told now."""
    rows = [row for part in range(1, 5) for row in content(f"sprouts_{part}")]
    lotte = visitor_by_id(Person.objects.get(name="Lotte van Rijn").pk)
    ranks = []
    for row in rows:
        if not row.get("twin"):
            continue
        with transaction.atomic():
            # It isn't told yet: taken out of sight, and put back afterwards.
            told = Sprout.objects.filter(pk=identity("sprout", row["key"]))
            told.update(visibility="private", changed_at=clock.now())
            found = similar_to(lotte, f"{row['title']} {row['story']}", longing=row["longing"])
            transaction.set_rollback(True)
        ids = [one.card.id for one in found.alike]
        twin = identity("sprout", row["twin"])
        ranks.append(ids.index(twin) + 1 if twin in ids else 0)
    good = sum(0 < rank <= 3 for rank in ranks)
    print(f"Planted pairs: {good} of {len(ranks)} twins in the top 3 (both ways), ranks {ranks}")


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kiemen", type=int, nargs="+", default=[3_000, 50_000])
    chosen = parser.parse_args()
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    loading.load_city(logins=(), password="-", say=lambda line: None)  # noqa: S106
    show_planted_pairs()
    person, have = Person.objects.values_list("pk", flat=True)[0], 0
    documents = made_up_documents(max(chosen.kiemen))
    stories = [f"{title} {text}" for _, title, text in random.Random(3).sample(documents, 30)]
    for count in sorted(chosen.kiemen):
        spent = plant(documents[have:count], person)
        print(f"-- {count:,} kiemen, SQLite; meanings of {count - have:,} noted in {spent:.0f} s")
        type_along(Client(), stories)
        have = count


if __name__ == "__main__":
    main()
    print(pace())
