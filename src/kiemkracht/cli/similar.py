"""`kiemkracht similar --texts FILE.tsv --query TEXT`: find before make, on a file of your own."""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiemkracht.engines.language import (
    LEAST_NEAR,
    Alike,
    SimilarIndex,
    static_embedder,
    together,
)

NEEDS_DJANGO = False
# At this many shared words a text is no longer "very different".
_FAR_APART = 0.12
_HEADER = frozenset({"id", "key", "title", "titel", "text", "tekst", "longing", "verlangen"})
_MOST_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file."""

    id: str
    title: str
    text: str
    longing: str

    @property
    def words(self) -> str:
        """Everything it says."""
        return " ".join(part for part in (self.title, self.text, self.longing) if part)


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("similar", help="which texts of a file resemble what you write")
    parser.add_argument(
        "--texts",
        type=Path,
        required=True,
        metavar="FILE.tsv",
        help="columns by tab: text | id, text | id, title, text | id, title, text, longing",
    )
    parser.add_argument("--query", required=True, help="what you are about to make; - reads stdin")
    parser.add_argument("--longing", default="", help="what you long for with it")
    parser.add_argument("--top", type=int, default=5)
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """Print what resembles it, and one that is very different with the same longing."""
    if chosen.top < 1:
        print("--top is een heel getal vanaf 1.", file=sys.stderr)
        return 2
    if not chosen.texts.is_file():
        print(f"Het bestand {chosen.texts} is er niet.", file=sys.stderr)
        return 2
    if chosen.texts.stat().st_size > _MOST_BYTES:
        print("Dat bestand is groter dan 200 MB. Deel het op.", file=sys.stderr)
        return 2
    query = sys.stdin.read() if chosen.query == "-" else chosen.query
    read = list(_lines(chosen.texts.read_text("utf-8-sig", "replace")))
    lines = {line.id: line for line in read}
    if len(lines) < len(read):
        twice = next(key for key, n in Counter(line.id for line in read).items() if n > 1)
        print(f"Twee regels hebben id {twice}; geef elke regel een eigen id.", file=sys.stderr)
        return 2
    alike, other = _look(lines, query, chosen.longing or query, chosen.top)
    if chosen.json:
        print(json.dumps(_as_json(lines, alike, other), ensure_ascii=False, indent=1))
    else:
        _tell(lines, alike, other)
    return 0


def _lines(content: str) -> Iterator[Line]:
    # A quote is only a letter here: people write them where they like.
    rows = csv.reader(content.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and {cell.lower() for cell in cells} <= _HEADER):
            continue
        yield _line(number, cells)


def _line(number: int, cells: Sequence[str]) -> Line:
    if len(cells) == 1:
        return Line(str(number), "", cells[0], "")
    if len(cells) == 2:
        return Line(cells[0] or str(number), "", cells[1], "")
    longing = cells[3] if len(cells) > 3 else ""
    return Line(cells[0] or str(number), cells[1], cells[2], longing)


def _look(
    lines: dict[str, Line], query: str, longing: str, top: int
) -> tuple[list[Alike], tuple[str, float] | None]:
    documents = list(lines.values())
    model = static_embedder()
    asked, longed = model.encode([query, longing])
    near = _near(documents, model.encode([line.words for line in documents]) @ asked)
    index = SimilarIndex((line.id, line.title, f"{line.text} {line.longing}") for line in documents)
    by_words = index.similar_to(query, limit=max(200, top))
    found = together(query, by_words, near, limit=len(documents))
    longings = model.encode([line.longing or line.words for line in documents])
    kindred = _near(documents, longings @ longed)
    taken = {hit.id for hit in found if hit.in_words >= _FAR_APART} | {
        hit.id for hit in found[:top]
    }
    other = next(((key, value) for key, value in kindred.items() if key not in taken), None)
    return found[:top], other


def _near(documents: Sequence[Line], nearness: Any) -> dict[str, float]:
    pairs = zip((line.id for line in documents), nearness.tolist(), strict=True)
    near = [(key, value) for key, value in pairs if value >= LEAST_NEAR]
    return dict(sorted(near, key=lambda pair: (-pair[1], pair[0])))


def _as_json(
    lines: dict[str, Line], alike: Sequence[Alike], other: tuple[str, float] | None
) -> dict[str, object]:
    return {
        "similar": [
            {**asdict(hit), "title": lines[hit.id].title, "text": lines[hit.id].text}
            for hit in alike
        ],
        "different_with_the_same_longing": None
        if other is None
        else {**asdict(lines[other[0]]), "nearness": round(other[1], 6)},
    }


def _tell(lines: dict[str, Line], alike: Sequence[Alike], other: tuple[str, float] | None) -> None:
    print("Dit lijkt erop:" if alike else "Niets in dit bestand lijkt erop.")
    for hit in alike:
        line = lines[hit.id]
        print(f"  {hit.id}\t{line.title or _short(line.text)}")
        print(f"    {_why(hit)}")
    if other is not None:
        line = lines[other[0]]
        print("Heel anders, met hetzelfde verlangen:")
        print(f"  {line.id}\t{line.title or _short(line.text)}")
        if line.longing:
            print(f"    “{line.longing}”")
    if alike or other:
        print("Dit is een voorstel van een rekenregel: of het hetzelfde is, weet jij.")


def _why(hit: Alike) -> str:
    words = ", ".join(hit.shared_words)
    said = f"allebei over {words}" if words else "hetzelfde in andere woorden"
    score, in_words, weight, in_meaning, whole = (
        f"{number:.2f}".replace(".", ",")
        for number in (hit.score, hit.in_words, hit.weight, hit.in_meaning, 1 + hit.weight)
    )
    sum_of_two = f"woorden {in_words} + {weight} x betekenis {in_meaning}"
    return f"{said} ({score} = ({sum_of_two}) / {whole})"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
