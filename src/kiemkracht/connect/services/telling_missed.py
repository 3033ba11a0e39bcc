"""Telling without a name what was missing in a job: it is added to counts, and nothing else."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require_that
from kiemkracht.base.thresholds import k_small
from kiemkracht.connect.enums.missed_work import ITEMS, Found, MissedVerb
from kiemkracht.connect.models import MissedTally

PLACE = "connect.missed_work:all"
_KEYS = tuple(item.key for item in ITEMS)


@transaction.atomic
def tell_missed(answers: Mapping[str, str]) -> None:
    """Add one person's answers to the counts of each sentence. Queries: 3 to 10.

    No visitor comes in here, on purpose: nothing is kept of who answered, when, or which answers
    belong together. A sentence is told anew when k answers wait for it, so no difference between
    two moments is the answer of one person.
    """
    given = {key: value for key, value in answers.items() if value}
    require_that(bool(given), _("Answer at least one sentence."))
    sound = set(given) <= set(_KEYS) and set(given.values()) <= set(Found.values)
    require_that(sound, _("Choose one of the three answers."))
    _let_there_be_rows()
    for row in MissedTally.objects.select_for_update().filter(key__in=given):
        column = f"waiting_{given[row.key]}"
        setattr(row, column, getattr(row, column) + 1)
        if row.waiting >= k_small():
            _tell(row)
        row.save()


def _let_there_be_rows() -> None:
    MissedTally.objects.bulk_create([MissedTally(key=key) for key in _KEYS], ignore_conflicts=True)


def _tell(row: MissedTally) -> None:
    """What waited joins what is told."""
    for found in Found.values:
        waiting = getattr(row, f"waiting_{found}")
        setattr(row, f"told_{found}", getattr(row, f"told_{found}") + waiting)
        setattr(row, f"waiting_{found}", 0)
    chronicle.record(MissedVerb.TOLD, PLACE, by=None, sentence=_KEYS.index(row.key) + 1)
