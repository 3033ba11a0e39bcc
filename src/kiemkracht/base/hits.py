"""The SQL under `base.search`: which entries have which words, and how well.

SQLite and PostgreSQL get the same question in their own words and give the same entries in the
same order: the order is arithmetic on who has what, not either database's own ranking. Terms reach
the full-text languages only as letters a-z, digits and `_`, between quotes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import connection

_TERMS = {
    "sqlite": "SELECT rowid AS id FROM base_search_terms WHERE base_search_terms MATCH %s",
    "postgresql": "SELECT id FROM base_searchentry WHERE terms_vector @@ %s::tsquery",
}
_LETTERS = {
    "sqlite": "SELECT rowid AS id FROM base_search_letters WHERE base_search_letters MATCH %s",
    "postgresql": "SELECT id FROM base_searchentry WHERE folded LIKE %s",
}
_BY_BYTES = {"sqlite": "place", "postgresql": 'place COLLATE "C"'}
_QUOTED = {"sqlite": '"{}"', "postgresql": "'{}'"}
_BEGINNING = {"sqlite": '"{}"*', "postgresql": "'{}':*"}
_JOINED = {
    "sqlite": {"any": " OR ", "all": " AND "},
    "postgresql": {"any": " | ", "all": " & "},
}
_CONTAINING = {"sqlite": '"{}"', "postgresql": "%{}%"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Entries that have any or all of some terms, terms that begin so, or these letters.

    `word` numbers the word of the query that it is about; per word only the best `value` counts.
    """

    word: int
    value: int
    how: Literal["any", "all", "beginning", "letters"]
    terms: tuple[str, ...]


def ranked(clauses: Sequence[Clause], *, kind: str, limit: int) -> list[str]:
    """Places of a kind that meet a clause, by sum of values and then by place. Queries: 1."""
    if not clauses or limit < 1:
        return []
    vendor = connection.vendor
    unions = " UNION ALL ".join(_select(clause, vendor) for clause in clauses)
    sql = (
        "SELECT place FROM base_searchentry JOIN ("  # noqa: S608 - constants and whole numbers
        "SELECT id AS found_id, SUM(best) AS score FROM ("
        f"SELECT id, word, MAX(value) AS best FROM ({unions}) AS every_hit GROUP BY id, word"
        ") AS word_hit GROUP BY id"
        ") AS hit ON found_id = base_searchentry.id WHERE kind = %s"
        f" ORDER BY score DESC, {_BY_BYTES[vendor]} LIMIT %s"
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(_question(clause, vendor) for clause in clauses), kind, limit])
        return [place for (place,) in cursor.fetchall()]


def _select(clause: Clause, vendor: str) -> str:
    inner = (_LETTERS if clause.how == "letters" else _TERMS)[vendor]
    number, value = int(clause.word), int(clause.value)
    return f"SELECT id, {number} AS word, {value} AS value FROM ({inner}) AS found_{number}"  # noqa: S608 - idem


def _question(clause: Clause, vendor: str) -> str:
    if clause.how == "letters":
        return _CONTAINING[vendor].format(clause.terms[0])
    if clause.how == "beginning":
        return _JOINED[vendor]["any"].join(_BEGINNING[vendor].format(term) for term in clause.terms)
    return _JOINED[vendor][clause.how].join(_QUOTED[vendor].format(term) for term in clause.terms)
