"""How well and how fast search finds, beside plain SQLite and PostgreSQL's own Dutch.

    .venv/bin/python benchmarks/search.py [--documents 50000]

Set KIEMKRACHT_PG_DSN (postgresql://user@host:port/db) to see PostgreSQL's `dutch` beside it.
Everything is made in a temporary folder.
"""

import argparse
import os
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from search_pairs import COMPOUNDS, INFLECTED, PARAPHRASES, STRANGERS

from kiemkracht.cli.city.chance import content
from kiemkracht.engines.language import (
    SimilarIndex,
    analyse,
    query_terms,
    static_embedder,
    together,
)
from kiemkracht.engines.language.lexicon import lexicon

Finder = Callable[[str, str], bool]


def ours(query: str, text: str) -> bool:
    terms = set(analyse(text))
    words = query_terms(query, still_typing=False)
    return all(terms.intersection(word.terms) for word in words)


def plain_sqlite(query: str, text: str) -> bool:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE one USING fts5(text, tokenize='unicode61')")
    database.execute("INSERT INTO one VALUES (?)", [text])
    hits = database.execute("SELECT 1 FROM one WHERE one MATCH ?", [f'"{query}"'])
    return hits.fetchone() is not None


def dutch_postgresql() -> Finder | None:
    dsn = os.environ.get("KIEMKRACHT_PG_DSN")
    if not dsn:
        return None
    import psycopg

    database = psycopg.connect(dsn, autocommit=True)

    def find(query: str, text: str) -> bool:
        row = database.execute(
            "SELECT to_tsvector('dutch', %s) @@ plainto_tsquery('dutch', %s)", [text, query]
        ).fetchone()
        return bool(row and row[0])

    return find


def show_recall() -> None:
    finders: dict[str, Finder | None] = {
        "Kiemkracht": ours,
        "SQLite FTS5 unicode61": plain_sqlite,
        "PostgreSQL dutch": dutch_postgresql(),
    }
    both_ways = INFLECTED + [(other, word) for word, other in INFLECTED]
    print("Held-out pairs            inflected, both ways   part finds compound   strangers apart")
    for name, find in finders.items():
        if find is None:
            print(f"{name:24}  not measured: KIEMKRACHT_PG_DSN is not set")
            continue
        shares = [
            f"{sum(find(a, b) for a, b in both_ways)}/{len(both_ways)}",
            f"{sum(find(a, b) for a, b in COMPOUNDS)}/{len(COMPOUNDS)}",
            f"{sum(not find(a, b) for a, b in STRANGERS)}/{len(STRANGERS)}",
        ]
        print(f"{name:24}  {shares[0]:>20} {shares[1]:>21} {shares[2]:>22}")
    missed = [f"{a}/{b}" for a, b in both_ways + COMPOUNDS if not ours(a, b)]
    met = [f"{a}/{b}" for a, b in STRANGERS if ours(a, b)]
    print(
        f"Kiemkracht misses: {', '.join(missed) or 'none'};"
        f" wrongly joins: {', '.join(met) or 'none'}"
    )


def made_up_documents(count: int) -> list[tuple[str, str, str]]:
    """Documents of 66 words drawn from the word list, as often as they occur in subtitles."""
    chance = random.Random(20_26)
    entries = [(word, 10**entry.log_frequency) for word, entry in lexicon() if word.isalpha()]
    chosen = [word for word, _ in entries]
    weights = [weight for _, weight in entries]
    drawn = chance.choices(chosen, weights, k=count * 66)
    return [
        (f"{n:06}", " ".join(drawn[n * 66 : n * 66 + 5]), " ".join(drawn[n * 66 + 5 : n * 66 + 66]))
        for n in range(count)
    ]


def timed(ask: Callable[[str], object], queries: list[str]) -> str:
    spans = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        spans.append((time.perf_counter() - start) * 1000)
    spans.sort()
    return f"median {statistics.median(spans):.1f} ms, p95 {spans[int(len(spans) * 0.95)]:.1f} ms"


def megabytes() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def show_first_use() -> None:
    before, start = megabytes(), time.process_time()
    analyse("buurtmoestuin")
    print(
        f"First use: {time.process_time() - start:.2f} CPU s, {megabytes() - before:.0f} MB"
        " (numpy included)"
    )


def show_paraphrases() -> None:
    """Each paraphrase among the others and the 180 kiemen of the demo city: the rank it gets."""
    rows = [row for part in range(1, 5) for row in content(f"sprouts_{part}")]
    texts = [("", said) for _, said in PARAPHRASES] + [(r["title"], r["story"]) for r in rows]
    index = SimilarIndex([(str(n), title, text) for n, (title, text) in enumerate(texts)])
    model = static_embedder()
    vectors = model.encode([f"{title}. {text}" for title, text in texts])
    for name, takes_meaning in (("words alone", False), ("words and meaning", True)):
        turned = []
        for number, (query, _) in enumerate(PARAPHRASES):
            nearness = (vectors @ model.encode([query])[0]).tolist() if takes_meaning else []
            near = {str(place): value for place, value in enumerate(nearness)}
            hits = index.similar_to(query, limit=len(texts), at_least=0)
            found = [hit.id for hit in together(query, hits, near, limit=len(texts))]
            turned.append(1 / (found.index(str(number)) + 1) if str(number) in found else 0)
        first = sum(one == 1 for one in turned)
        print(f"  {name:18} first {first}/20, mean reciprocal rank {sum(turned) / 20:.2f}")


def show_speed_of_search(documents: list[tuple[str, str, str]], queries: list[str]) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="kiemkracht.config.settings",
            KIEMKRACHT_HOME=home,
            KIEMKRACHT_SECRET_KEY="only-for-the-benchmark",  # noqa: S106 - a throw-away database
        )
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from kiemkracht.base import search

        call_command("migrate", verbosity=0)
        start = time.perf_counter()
        kind = "sprouts.sprout"
        search.index_many(
            search.Findable(f"{kind}:{n}", title, text) for n, title, text in documents
        )
        spent = time.perf_counter() - start
        print(f"Search, {connection.vendor}: {len(documents) / spent:.0f} documents indexed per s")
        print(f"  words      {timed(lambda q: search.matching(q + ' ', kind=kind), queries)}")
        print(f"  unfinished {timed(lambda q: search.matching(q[:4], kind=kind), queries)}")
        connection.close()


def show_speed_of_similarity(documents: list[tuple[str, str, str]], queries: list[str]) -> None:
    before, start = megabytes(), time.perf_counter()
    index = SimilarIndex(documents)
    built = time.perf_counter() - start
    index.similar_to("een woord datnietbestaat")  # the letters are made ready at first need
    print(f"Similar: built in {built:.1f} s, {megabytes() - before:.0f} MB")
    print(f"  one to three words {timed(index.similar_to, queries)}")
    stories = [f"{title} {text}" for _, title, text in documents[:: max(1, len(documents) // 100)]]
    print(f"  stories of 66      {timed(index.similar_to, stories)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50_000)
    count = parser.parse_args().documents
    show_first_use()
    show_recall()
    print("The same in other words, among 200 texts")
    show_paraphrases()
    documents = made_up_documents(count)
    chance = random.Random(7)
    queries = [
        " ".join(chance.sample(text.split(), chance.randint(1, 3)))
        for _, _, text in chance.sample(documents, min(200, count))
    ]
    show_speed_of_similarity(documents, queries)
    show_speed_of_search(documents, queries)
    print(f"Peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
