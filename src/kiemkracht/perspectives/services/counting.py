"""What a run leaves with each statement: its counts, and its place in the latent model."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count

from kiemkracht.perspectives.models import Statement, Vote

COLUMNS = ("agree", "disagree", "important", "mean", "loading_x", "loading_y", "noise")
_LARGEST = 1e9


def fill(
    rows: Mapping[int, Statement], result: Mapping[str, Any], important: Mapping[int, int]
) -> None:
    """Set `COLUMNS` on these statements (by number) from the result of a run; saves nothing.

    A run with a latent model has `latent: {mean, loadings, noise}` in the order of
    `statement_ids`; without it every statement has none. `important` is what
    `important_to` counted when the run was drawn. Queries: 0.
    """
    for each in result["statements"]:
        row = rows[each["id"]]
        row.agree, row.disagree = each["agree"], each["disagree"]
    latent = _latent(result)
    for number, row in rows.items():
        row.important = important.get(number, 0)
        row.mean, row.loading_x, row.loading_y, row.noise = latent.get(number, (None,) * 4)


def store(rows: Iterable[Statement]) -> None:
    """Write `COLUMNS`, priority and views cast of these statements. Queries: 1.

    By plain SQL: `bulk_update` writes a case per column and statement, which in a full hall held up
    every vote for a fifth of a second.
    """
    columns = ("priority", "seen", *COLUMNS)
    settings = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {Statement._meta.db_table} SET {settings} WHERE id = %s",  # noqa: S608 - no input
            [[*(getattr(row, column) for column in columns), row.pk] for row in rows],
        )


def important_to(conversation_id: UUID) -> dict[int, int]:
    """How many people find each statement important, by number. Queries: 1."""
    votes = Vote.objects.filter(statement__conversation=conversation_id, is_important=True)
    counted = votes.order_by().values("statement__number").annotate(people=Count("pk"))
    return dict(counted.values_list("statement__number", "people"))


def _latent(result: Mapping[str, Any]) -> dict[int, tuple[float, float, float, float]]:
    """Per number of a statement mean, two loadings and noise; what is no number is left out."""
    model = result.get("latent")
    if not model:
        return {}
    parts = zip(
        result["statement_ids"], model["mean"], model["loadings"], model["noise"], strict=True
    )
    found = {number: (mean, *loading[:2], noise) for number, mean, loading, noise in parts}
    return {
        number: (four[0], four[1], four[2], four[3])
        for number, four in found.items()
        if len(four) == 4 and _is_sound(four)
    }


def _is_sound(four: tuple[float, ...]) -> bool:
    return all(isfinite(one) and abs(one) <= _LARGEST for one in four) and four[3] > 0
