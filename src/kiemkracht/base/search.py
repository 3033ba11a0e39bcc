"""Search: find a place by what it says, in Dutch, the same on SQLite and PostgreSQL.

A room indexes its places from its services, asks `matching` for primary keys in order of rank, and
filters those by what the visitor may see. Nothing here knows who may see what.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kiemkracht.base.hits import Clause, ranked
from kiemkracht.base.models import SearchEntry
from kiemkracht.base.places import kind_of, pk_of
from kiemkracht.base.texts import one_line
from kiemkracht.engines.language import QueryWord, analyse, fold_line, query_terms

LONGEST_QUERY = 200
"""Signs of a query that are read."""
MOST_WORDS = 12
LONGEST_TEXT = 50_000
LONGEST_TITLE = 200
SHORTEST_LETTERS = 5
"""From here on a word is also sought inside other words; shorter ones are in too many."""

Finder = Callable[[str, int], Sequence[str]]
"""Primary keys for a query, the best first, at most so many."""

_finders: dict[str, Finder] = {}
_AT_ONCE = 200
_IN_TITLE = "t_"
_OF_TITLE = re.compile(r"\bt_\S+")

# Each word an entry has counts 1000 and a little for where; so an entry with all words of a query
# stands before any that lacks one. Only sharing the head of a compound is no having the word.
_TITLE_TERM, _TERM = 1030, 1020
_TITLE_BEGINNING, _BEGINNING = 1015, 1010
_ALL_PARTS, _LETTERS, _HEAD = 1005, 1002, 40


@dataclass(frozen=True, slots=True)
class Findable:
    """What there is to find at a place."""

    place: str
    title: str
    text: str


def index(place: str, *, title: str, text: str) -> None:
    """Make a place findable by its title and text, or refresh it. Queries: 1.

    Of a text the first 50,000 signs count.
    """
    index_many([Findable(place=place, title=title, text=text)])


def index_many(findables: Iterable[Findable]) -> int:
    """`index` for many; of a place that comes twice the last stays. Queries: 1 per 200."""
    rest = iter(findables)
    count = 0
    while chunk := {findable.place: findable for findable in islice(rest, _AT_ONCE)}:
        SearchEntry.objects.bulk_create(
            [_entry(findable) for findable in chunk.values()],
            update_conflicts=True,
            unique_fields=["place"],
            update_fields=["kind", "title", "terms", "folded", "updated_at"],
        )
        count += len(chunk)
    return count


def forget(place: str) -> None:
    """Make a place unfindable; harmless when it was not findable. Queries: 1 or 2."""
    SearchEntry.objects.filter(place=place).delete()


def register_finder(kind: str, find: Finder) -> None:
    """Let a room seek a kind itself: things that come with the house and have no rows."""
    _finders[kind] = find


def matching(query: str, *, kind: str, limit: int = 200, whole_words: bool = False) -> list[str]:
    """Primary keys of the places of a kind that answer a query, the best first. Queries: 0 or 1.

    Before all: how many of the words it has. Then: in the title before in the text, the word
    before its beginning (only for the last word), before the parts of a compound, before the same
    letters inside other words. Ties stand in order of place. An empty query finds nothing. Of a
    query the first 200 signs and 12 words count. Any text is safe to ask. With `whole_words`
    only whole words and compounds count, wherever they stand: several times quicker.
    """
    if kind in _finders:
        return list(_finders[kind](query[:LONGEST_QUERY], limit))
    words = query_terms(query[:LONGEST_QUERY])[:MOST_WORDS]
    clauses = [
        clause
        for number, word in enumerate(words)
        for clause in _clauses(number, word)
        if not whole_words or clause.value in (_TERM, _ALL_PARTS)
    ]
    return [pk_of(place) for place in ranked(clauses, kind=kind, limit=limit)]


def terms_of(places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The terms by which these places are found, title and text as one. Queries: 1."""
    rows = SearchEntry.objects.filter(place__in=list(places)).values_list("place", "terms")
    return {place: tuple(_OF_TITLE.sub("", terms).split()) for place, terms in rows}


def _clauses(number: int, word: QueryWord) -> Iterator[Clause]:
    terms, beginnings = _safe(word.terms), _safe(word.prefixes)
    yield Clause(number, _TITLE_TERM, "any", _titled(terms))
    yield Clause(number, _TERM, "any", terms)
    if beginnings:
        yield Clause(number, _TITLE_BEGINNING, "beginning", _titled(beginnings))
        yield Clause(number, _BEGINNING, "beginning", beginnings)
    if word.parts:
        yield Clause(number, _ALL_PARTS, "all", _safe(word.parts))
    if word.head:
        yield Clause(number, _HEAD, "any", _safe((word.head,)))
    if len(word.folded) >= SHORTEST_LETTERS:
        yield Clause(number, _LETTERS, "letters", (word.folded,))


def _entry(findable: Findable) -> SearchEntry:
    title = one_line(findable.title)[:LONGEST_TITLE]
    text = findable.text[:LONGEST_TEXT]
    in_title = _safe(analyse(title))
    terms = {*in_title, *_titled(in_title), *_safe(analyse(text))}
    return SearchEntry(
        place=findable.place,
        kind=kind_of(findable.place),
        title=title,
        terms=" ".join(sorted(terms)),
        folded=fold_line(f"{title} {text}"),
    )


def warm_up() -> None:
    """Read the word lists now, so that nobody's first search waits for them. Cost: 0.5 s."""
    query_terms("kiemkracht")


def _titled(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(_IN_TITLE + term for term in terms)


def _safe(terms: Iterable[str]) -> tuple[str, ...]:
    """Terms in letters a-z and digits, so that both databases read them alike.

    A letter of another script becomes its number between u and z, one by one, so that a beginning
    stays a beginning.
    """
    return tuple(term if term.isascii() else _spelled(term) for term in terms)


def _spelled(term: str) -> str:
    return "".join(sign if sign.isascii() else f"u{ord(sign):x}z" for sign in term)
