"""How the mirror of language agrees with editors and with Flesch-Douma, and how fast it is.

    .venv/bin/python benchmarks/mirror.py [--pairs PLAIN_PAIRS.CSV] [--sentences MIRROR.JSON]

`--pairs`: sentences of letters before and after plain-language editing (document, original,
edited). `--sentences`: planted sentences with their listed words and whether they were held out.
"""

import argparse
import csv
import json
import re
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from machine import pace

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from kiemkracht.engines.language.mirror import flesch_douma, mirror
from kiemkracht.engines.language.mirror.wordlist import word_list

ROOT = Path(__file__).resolve().parents[1]
PAGE = 500
PAIRS = ROOT.parent / "shared" / "data" / "language" / "plain_pairs.csv"
SENTENCES = ROOT / "src" / "kiemkracht" / "cli" / "city" / "content" / "texts" / "mirror.json"
SAMPLE = (
    "In het kader van de herinrichting wordt een bijeenkomst gehouden ten behoeve van bewoners. "
    "De ketenpartners stemmen af over het vervolg en koppelen daarover terug. "
    "Er is koffie, en de kinderen kunnen spelen op het plein achter de school. "
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    chosen = parser.parse_args()
    print(f"list: {len(word_list().lines)} entries")
    if chosen.pairs.exists():
        with chosen.pairs.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        agreement(rows)
        text = "\n".join(row["original"] for row in rows)
    else:
        print("pairs: not here, speed measured on a small sample")
        text = SAMPLE * 300
    if chosen.sentences.exists():
        recall(json.loads(chosen.sentences.read_text(encoding="utf-8")))
    speed(text)


def agreement(rows: list[dict[str, str]]) -> None:
    pairs = [(mirror(row["original"]), mirror(row["edited"])) for row in rows]
    ours = [(a.score, b.score) for a, b in pairs if a.score != b.score]
    print(f"pairs: {len(rows)}; original scores harder {_share(ours)} of {len(ours)} that differ")
    theirs = [
        (-_douma([row["original"]]), -_douma([row["edited"]]))
        for row in rows
        if row["original"].strip() and row["edited"].strip()
    ]
    theirs = [pair for pair in theirs if pair[0] != pair[1]]
    print(f"       the same by Flesch-Douma {_share(theirs)} of {len(theirs)}")
    documents: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for row in rows:
        documents[row["document"]][0].append(row["original"])
        documents[row["document"]][1].append(row["edited"])
    scores = [tuple(mirror("\n\n".join(part)).score for part in d) for d in documents.values()]
    print(f"documents: original scores harder in {sum(a > b for a, b in scores)} of {len(scores)}")
    passages = list(_passages(rows))
    correlation = statistics.correlation(
        [mirror("\n\n".join(part)).score for part in passages], [_douma(part) for part in passages]
    )
    print(f"Flesch-Douma: r = {correlation:.2f} on {len(passages)} passages of 100 words")
    marks = [sum(len(one.marks) for one in column) for column in zip(*pairs, strict=True)]
    words = [sum(one.measures.words for one in column) for column in zip(*pairs, strict=True)]
    each = [f"{100 * m / w:.1f}" for m, w in zip(marks, words, strict=True)]
    print(f"marks per 100 words: {each[0]} before editing, {each[1]} after")


def _passages(rows: list[dict[str, str]]) -> Iterator[list[str]]:
    """Sentences that follow each other in one column, at least 100 words together."""
    for column in ("original", "edited"):
        kept: list[str] = []
        for row in rows:
            kept.append(row[column])
            if sum(len(text.split()) for text in kept) >= 100:
                yield kept
                kept = []


def _douma(texts: list[str]) -> float:
    return flesch_douma("\n\n".join(texts), sentence_count=max(1, len(texts)))


def _share(pairs: list[tuple[float, float]]) -> str:
    return f"{sum(a > b for a, b in pairs) / len(pairs):.3f}"


def recall(rows: list[dict[str, object]]) -> None:
    """A listed word is found when a mark lies over any of it."""
    for split in ("dev", "test"):
        listed = found = 0
        for row in rows:
            if row["split"] == split:
                hits = [_is_marked(str(row["sentence"]), str(word)) for word in row["words"]]  # type: ignore[attr-defined]
                listed, found = listed + len(hits), found + sum(hits)
        if listed:
            print(f"listed words, {split}: {found} of {listed} found ({found / listed:.3f})")
    living = sum(len(mirror(str(row["alternative"])).marks) for row in rows)
    print(f"marks in the {len(rows)} living alternatives: {living}")


def _is_marked(sentence: str, listed: str) -> bool:
    place = re.search(re.escape(listed), sentence, re.IGNORECASE)
    assert place is not None, (sentence, listed)
    spans = [
        span for mark in mirror(sentence).marks for span in ((mark.start, mark.end), mark.tail)
    ]
    return any(start < place.end() and place.start() < end for start, end in spans)


def speed(text: str) -> None:
    words = len(text.split())
    for name in ("first use", "warm"):
        started = time.process_time()
        mirror(text)
        took = time.process_time() - started
        print(f"speed, {name}: {words / PAGE / took * 60:,.0f} pages of {PAGE} words a minute")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
    print(pace())
