"""Finding work sparks: by words, and by what they are for. They have no rows: no queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.language import QueryWord, analyse, fold_line, query_terms
from kiemkracht.learn.selectors.sparks import Spark, sparks
from kiemkracht.weigh.selectors.wording import language

KIND = "learn.spark"
MOST_WORDS = 12
MOST_NUMBERS = 50


@dataclass(frozen=True, slots=True)
class SparkWishes:
    """What somebody looks for; empty means everything.

    `minutes` is the most time there is, `numbers` the sparks of a script, in its order.
    """

    query: str = ""
    part: int | None = None
    function: str = ""
    link: str = ""
    minutes: int | None = None
    numbers: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Terms:
    """By which terms a spark is found, Dutch and English together."""

    title: frozenset[str]
    all: frozenset[str]


def found_sparks(wishes: SparkWishes) -> tuple[Spark, ...]:
    """Sparks that have every word and suit every wish; the best first with words, else by number.

    Queries: 0.
    """
    words = query_terms(wishes.query)[:MOST_WORDS]
    if not words and wishes.query.strip():
        return _called(wishes.query)  # only small words, as in “Wie worden wij?”
    ranked = [
        (-sum(points), spark)
        for spark in _in_order(wishes.numbers)
        if _suits(spark, wishes) and all(points := _points(spark, words))
    ]
    return tuple(spark for _rank, spark in sorted(ranked, key=lambda each: each[0]))


def matching(query: str, limit: int) -> list[str]:
    """Numbers of sparks that have at least one of the words, the best first. Queries: 0."""
    words = query_terms(query)[:MOST_WORDS]
    ranked = sorted((-sum(_points(spark, words)), spark.number) for spark in sparks())
    return [str(number) for points, number in ranked if points][:limit]


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for search: everyone may read every spark. Queries: 0."""
    by_number = {str(spark.number): spark for spark in sparks()}
    return {
        pk: PlaceCard(by_number[pk].title[language()], sheets([by_number[pk].number]), KIND)
        for pk in pks
        if pk in by_number
    }


def sheets(numbers: Sequence[int]) -> str:
    """Where one spark stands, or where more can be printed as a set. Queries: 0."""
    if len(numbers) == 1:
        return reverse("learn:spark", args=numbers)
    return f"{reverse('learn:paper')}?nummers={','.join(map(str, numbers))}"


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers in "17,36": what is no number of a spark is left out, twice counts once."""
    parts = (part.strip() for part in text.split(",")[:MOST_NUMBERS])
    known = {str(spark.number): spark.number for spark in sparks()}
    return tuple(dict.fromkeys(known[part] for part in parts if part in known))


def _called(query: str) -> tuple[Spark, ...]:
    """Sparks with these very letters in their title."""
    letters = fold_line(query)
    return tuple(
        spark
        for spark in sparks()
        if letters and any(letters in fold_line(title) for title in spark.title.values())
    )


def _in_order(numbers: Sequence[int] | None) -> Iterable[Spark]:
    if numbers is None:
        return sparks()
    by_number = {spark.number: spark for spark in sparks()}
    return (by_number[number] for number in numbers)


def _suits(spark: Spark, wishes: SparkWishes) -> bool:
    card = spark.card
    return (
        wishes.part in (None, spark.part)
        and wishes.function in ("", card.function)
        and wishes.link in ("", card.link)
        and (wishes.minutes is None or card.minutes <= wishes.minutes)
    )


def _points(spark: Spark, words: Sequence[QueryWord]) -> list[int]:
    """Per word: 2 in the title, 1 elsewhere, 0 nowhere."""
    terms = _terms()[spark.number]
    return [2 if _has(terms.title, word) else int(_has(terms.all, word)) for word in words]


def _has(terms: frozenset[str], word: QueryWord) -> bool:
    return (
        not terms.isdisjoint(word.terms)
        or (bool(word.parts) and terms.issuperset(word.parts))
        or any(term.startswith(beginning) for beginning in word.prefixes for term in terms)
    )


@cache
def _terms() -> dict[int, _Terms]:
    """Read once. Cost: a tenth of a second."""
    return {spark.number: _terms_of(spark) for spark in sparks()}


def _terms_of(spark: Spark) -> _Terms:
    title = analyse(" ".join(spark.title.values()))
    lists = (*spark.use_when.values(), *spark.steps.values())
    rest = analyse(" ".join([*spark.goal.values(), *(line for lines in lists for line in lines)]))
    return _Terms(frozenset(title), frozenset((*title, *rest)))
