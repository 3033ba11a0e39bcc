"""For the look back at a framework: which choices a second look changed."""

from uuid import UUID

from kiemkracht.answers.enums.second_looks import LookState, Outcome
from kiemkracht.answers.models import SecondLook


def changed_by_a_second_look(choices: frozenset[UUID]) -> frozenset[UUID]:
    """Those of these choices of which the two who looked said that they change. Queries: 1."""
    rows = SecondLook.objects.filter(
        choice_id__in=choices, state=LookState.ANSWERED, outcome=Outcome.CHANGED
    )
    return frozenset(rows.values_list("choice_id", flat=True))
