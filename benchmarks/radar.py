"""How well the radar finds planted sentences, beside a plain list of phrases.

    .venv/bin/python benchmarks/radar.py [--split dev|test|both] [--misses] [--speed]

Texts: the 340 of Lindehaven, with 260 observations of a pattern. Rules were written on the `dev`
texts, on the 24 gold sentences, on `benchmarks/radar_examples.tsv` and on the phrases of C5 and C5b
(`radar_phrases.json`); the `test` texts were kept aside. First comes what `tools/fit_learned.py
--crossed` counted: every example judged by what the others taught. A find belongs to a planted
sentence when they overlap. A pattern that may rightly fire on a look-alike counts neither for nor
against. `--misses` shows the sentences of dev.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from kiemkracht.cli.city.casting import Mark
from kiemkracht.cli.city.writing import CityText, city_texts
from kiemkracht.engines.scouting import PATTERNS, SIGNALS, Find, scout, split_sentences

HERE = Path(__file__).parent
PHRASES = json.loads((HERE / "radar_phrases.json").read_text(encoding="utf-8"))
Scout = Callable[[str], Sequence[Find]]


def by_phrases(text: str) -> list[Find]:
    """The baseline: a sentence with one of the phrases of C5 or C5b, and no counter phrase."""
    found = []
    for sentence in split_sentences(text):
        low = sentence.text.lower()
        is_against = any(phrase in low for phrase in PHRASES["against"])
        for kind, table in (("sprout", PHRASES["signals"]), ("pattern", PHRASES["patterns"])):
            codes = [code for code, said in table.items() if any(one in low for one in said)]
            if codes and not (kind == "sprout" and is_against):
                found.append(
                    Find(sentence.text, sentence.start, sentence.end, kind, codes[0], 1.0, (), ())
                )
    return found


@dataclass
class Tally:
    """Counts of one kind: planted sentences found or missed, finds right or wrong."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    detected: int = 0
    planted: int = 0
    elsewhere: int = 0
    finds: int = 0
    ranked: list[tuple[float, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, finds: Sequence[Find], marks: Sequence[Mark], pardoned: Sequence[Mark]) -> None:
        for mark in marks:
            hits = [find for find in finds if _overlap(find, mark)]
            is_found = any(find.code in _codes(mark) for find in hits)
            (self.found if is_found else self.missed)[mark.code] += 1
            self.detected += bool(hits)
            self.planted += 1
        for find in finds:
            under = [mark for mark in marks if _overlap(find, mark)]
            is_right = any(find.code in _codes(mark) for mark in under)
            excused = any(_overlap(find, mark) and find.code in mark.also for mark in pardoned)
            if excused and not is_right:
                continue
            (self.right if is_right else self.wrong)[find.code] += 1
            self.finds += 1
            self.elsewhere += not under
            self.ranked.append((find.score, bool(under)))
            if not is_right:
                self.notes.append(f"  + {find.code} {find.sentence!r} {find.why}")

    def show(self, title: str, codes: Iterable[str]) -> None:
        print(f"\n{title}\n  code   precision  recall     F1   planted")
        for code in codes:
            planted = self.found[code] + self.missed[code]
            print(_row(code, self.right[code], self.wrong[code], self.found[code], planted))
        right, wrong = sum(self.right.values()), sum(self.wrong.values())
        print(_row("right code", right, wrong, sum(self.found.values()), self.planted))
        print(
            _row(
                "any code", self.finds - self.elsewhere, self.elsewhere, self.detected, self.planted
            )
        )
        top = sorted(self.ranked, key=lambda one: -one[0])[:20]
        if top:
            print(
                f"  precision among the top {len(top)}: {sum(hit for _, hit in top) / len(top):.2f}"
            )


def _row(name: str, right: int, wrong: int, found: int, planted: int) -> str:
    precision = right / (right + wrong) if right + wrong else float("nan")
    recall = found / planted if planted else float("nan")
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"  {name:<10} {precision:5.2f}   {recall:5.2f}  {both:5.2f}   {planted:5}"


def _codes(mark: Mark) -> set[str]:
    return {mark.code, *mark.also}


def _overlap(find: Find, mark: Mark) -> bool:
    return find.start < mark.end and mark.start < find.end


def measure(name: str, find: Scout, texts: Sequence[CityText], *, misses: bool) -> None:
    """Both kinds of find in these texts."""
    sprouts, patterns = Tally(), Tally()
    for text in texts:
        finds = find(text.text)
        sprouts.add([one for one in finds if one.kind == "sprout"], text.kiemen, ())
        patterns.add(
            [one for one in finds if one.kind == "pattern"], text.patterns, text.lookalikes
        )
    sprouts.show(f"{name}: kiemen", SIGNALS)
    patterns.show(f"{name}: patterns", PATTERNS)
    if misses:
        print("\n".join((*sprouts.notes, *patterns.notes)))


def measure_gold() -> None:
    """The 24 gold sentences, which the rules were written on."""
    print("\n24 gold sentences (rules were written on these)")
    for name, find in (("radar", scout), ("phrases", by_phrases)):
        hit = [any(one.kind == "sprout" for one in find(said)) for said in PHRASES["true"]]
        false = [any(one.kind == "sprout" for one in find(said)) for said in PHRASES["lookalike"]]
        print(f"  {name:<8} found {sum(hit)} of 12, falsely {sum(false)} of 12")


def show_crossed() -> None:
    """Sentences of our own and of dev, each judged by what the others taught."""
    table = json.loads((HERE / "radar_crossed.json").read_text(encoding="utf-8"))
    none, as_kiem, as_pattern = table.pop("-")
    print("\nexamples, each judged by what the others taught (cross-validated in four parts)")
    print("  code   precision  recall     F1   sentences")
    for code, (planted, found, shown, right) in table.items():
        name = {"K": "any kiem", "B": "any pattern"}.get(code, code)
        print(_row(name, right, shown - right, found, planted))
    print(f"  of {none} sentences that are none, shown as kiem {as_kiem}, as pattern {as_pattern}")


def measure_speed(texts: Sequence[CityText]) -> None:
    """Sentences per second, after the first call."""
    whole = "\n\n".join(text.text for text in texts)
    count = len(split_sentences(whole))
    started = time.process_time()
    scout(whole)
    took = time.process_time() - started
    print(
        f"\n{count} sentences, {len(whole)} signs, {took:.2f} CPU s: {count / took:.0f} per second"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test", "both"], default="both")
    parser.add_argument("--misses", action="store_true", help="wrong finds; of dev only")
    parser.add_argument("--speed", action="store_true")
    chosen = parser.parse_args()
    measure_gold()
    show_crossed()
    for split in ("dev", "test") if chosen.split == "both" else (chosen.split,):
        texts = [text for text in city_texts() if text.split == split]
        kept = "written on" if split == "dev" else "kept aside"
        observed = sum(len(text.patterns) for text in texts)
        print(f"\n== {split}: {len(texts)} texts, {observed} observations of patterns, {kept}")
        measure("radar", scout, texts, misses=chosen.misses and split == "dev")
        measure("phrases (baseline)", by_phrases, texts, misses=False)
    if chosen.speed:
        measure_speed([text for text in city_texts() if text.split == "dev"])


if __name__ == "__main__":
    main()
