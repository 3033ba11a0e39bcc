"""CPU milliseconds and queries per request, beside a bare Django list in the same run.

    python benchmarks/pages.py [--kiemen 5000 50000]

Serves real requests through the whole middleware in one process: list of 20 kiemen, a kiem with
50 comments (one a day), and one vote. CPU time, median and least of 30 after 5 to warm up. Between
them, one by one, the bare list: a template with 20 rows and 5 columns behind the same middleware,
with one query and no layout, which is what Django itself costs here. On a machine that others use
too, how many times the bare list something takes says more than its milliseconds.
"""

import argparse
import atexit
import os
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

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
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402
from tests.people import Cast, gather  # noqa: E402

from kiemkracht.base import clock  # noqa: E402
from kiemkracht.base.models import Comment  # noqa: E402
from kiemkracht.base.turns import lot_of  # noqa: E402
from kiemkracht.config.process import settle  # noqa: E402
from kiemkracht.config.urls import urlpatterns  # noqa: E402
from kiemkracht.people.models import Person  # noqa: E402
from kiemkracht.perspectives.models import Conversation  # noqa: E402
from kiemkracht.perspectives.services import seeding  # noqa: E402
from kiemkracht.perspectives.services.starting import Settings  # noqa: E402
from kiemkracht.sprouts.models import Sprout, Step  # noqa: E402

Ask = Callable[[int], None]
ROUNDS, WARM = 30, 5
BARE = (
    "<ul>{% for row in rows %}<li>{{ row.title }} {{ row.phase }} {{ row.story }} "
    "{{ row.created_at }} {{ row.kind }}</li>{% endfor %}</ul>"
)


BARE_TEMPLATE = engines["django"].from_string(BARE)


def bare_list(request: HttpRequest) -> HttpResponse:
    """Twenty rows and nothing else."""
    rows = Sprout.objects.order_by("pk")[:20]
    return HttpResponse(BARE_TEMPLATE.render({"rows": rows, "who": str(request.user)}, request))


urlpatterns.append(path("bench/bare/", bare_list))


def plant(cast: Cast, upto: int) -> None:
    """Fill up to this many kiemen, each with a planned step."""
    now = clock.now()
    have = Sprout.objects.count()
    places = [cast.lindenplein.pk, cast.overweg.pk, cast.linden.pk]
    rows = []
    for number in range(have, upto):
        identity = uuid.uuid4()
        rows.append(
            Sprout(
                id=identity,
                lot=lot_of(identity),
                title=f"Kiem nummer {number} van de straat",
                story="Elke donderdag koken zes buren om de beurt. " * 4,
                visibility="public" if number % 5 else "circle",
                phase=("spark", "seed", "growing")[number % 3],
                community_id=places[number % 3],
                planted_by_id=cast.aydin.pk,
                created_at=now - timedelta(minutes=number),
                changed_at=now - timedelta(minutes=number),
            )
        )
    Sprout.objects.bulk_create(rows, batch_size=1000)
    steps = [Step(sprout_id=row.pk, text="Samen soep koken", due=clock.today()) for row in rows]
    Step.objects.bulk_create(steps, batch_size=1000)
    for row, step in zip(rows, steps, strict=True):
        row.next_step = step
    Sprout.objects.bulk_update(rows, ["next_step"], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def talk(cast: Cast) -> str:
    """A kiem with fifty comments."""
    sprout = Sprout.objects.filter(visibility="public").first()
    assert sprout is not None
    comments = Comment.objects.bulk_create(
        Comment(place=f"sprouts.sprout:{sprout.pk}", author_id=cast.gerrit.pk, body=f"Mooi {n}")
        for n in range(50)
    )
    for days, comment in enumerate(reversed(comments)):  # one a day, the last one today
        comment.created_at = clock.now() - timedelta(days=days)
    Comment.objects.bulk_update(comments, ["created_at"])
    return f"/kiemen/{sprout.pk}/"


def converse(cast: Cast) -> str:
    """An open conversation with forty statements and two hundred people."""
    now = clock.now()
    statements = [
        seeding.StatementPlan(text=f"Stelling {n}", at=now, is_seed=True) for n in range(40)
    ]
    votes = [
        seeding.VotePlan(person=p, statement=s, value=(p + s) % 3 - 1, at=now)
        for p in range(200)
        for s in range(20)
    ]
    planted: Conversation = seeding.plant(
        seeding.ConversationPlan(
            settings=Settings(question="Van wie is het plein?", community_id=cast.city.pk),
            started_by=cast.lotte.pk,
            opened_at=now,
            people=[None] * 200,
            statements=statements,
            votes=votes,
        )
    )
    return f"/meervoud/{planted.slug}/stem/"


def measure(name: str, ask: Ask, bare: Ask, goal_ms: float, goal_queries: int) -> None:
    """CPU time beside that of the bare list, and the number of queries of one kind of request."""
    for number in range(WARM):
        ask(number)
    times, bare_times = [], []
    for number in range(WARM, WARM + ROUNDS):
        times.append(_cpu_ms(ask, number))
        bare_times.append(_cpu_ms(bare, number))
    with CaptureQueriesContext(connection) as captured:
        ask(WARM + ROUNDS)
    kept = [
        q for q in captured if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]
    median, bare_median = statistics.median(times), statistics.median(bare_times)
    print(
        f"{name:<36}{median:6.1f} ms CPU  least {min(times):5.1f}  bare {bare_median:4.1f}  "
        f"{median / bare_median:4.1f} x{len(kept):4d} queries   "
        f"goal {goal_ms:g} ms, {goal_queries} queries",
        flush=True,
    )


def _cpu_ms(ask: Ask, number: int) -> float:
    started = time.process_time()
    ask(number)
    return (time.process_time() - started) * 1000


def asker(client: Client, address: str) -> Ask:
    """Get one page and insist on 200."""

    def ask(number: int) -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    return ask


def voter(client: Client, address: str) -> Ask:
    """Cast the next vote and insist that it was taken."""

    def ask(number: int) -> None:
        answer = client.post(f"{address}{number}/", {"value": "1"})
        assert answer.status_code in (200, 302), (address, answer.status_code)

    return ask


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kiemen", type=int, nargs="+", default=[5_000, 50_000])
    chosen = parser.parse_args()
    settings.ALLOWED_HOSTS.append("testserver")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)
    cast = gather()
    stranger, sevda = Client(), Client()
    sevda.force_login(Person.objects.get(pk=cast.aydin.pk))
    settle()  # as the web server does
    bare = asker(stranger, "/bench/bare/")
    for count in chosen.kiemen:
        plant(cast, count)
        print(f"-- {count:,} kiemen, SQLite")
        measure("list of 20, stranger", asker(stranger, "/kiemen/"), bare, 15, 10)
        measure("list of 20, logged in", asker(sevda, "/kiemen/"), bare, 15, 10)
        measure("list of 20, page 40", asker(stranger, "/kiemen/?page=40"), bare, 15, 10)
    detail = talk(cast)
    measure("detail with 50 comments, stranger", asker(stranger, detail), bare, 20, 12)
    measure("detail with 50 comments, logged in", asker(sevda, detail), bare, 20, 12)
    vote = converse(cast)
    measure("vote POST, logged in", voter(sevda, vote), bare, 12, 8)
    measure("vote POST, without account", voter(Client(), vote), bare, 12, 8)


if __name__ == "__main__":
    main()
