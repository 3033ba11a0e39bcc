"""Making challenges and second looks findable.

Search asks again for every visitor what they may see; what is indexed here is only what everyone
who sees the page may read. Questions for backing are between two people and are never indexed.
"""

from kiemkracht.answers.enums.second_looks import LookState
from kiemkracht.answers.models import Challenge, SecondLook
from kiemkracht.answers.rules.challenges import FIELDS
from kiemkracht.base import search
from kiemkracht.base.places import place_of
from kiemkracht.direction.selectors import reviewing


def index_challenge(row: Challenge) -> None:
    """By its title and every answer in words. Queries: 1."""
    told = [getattr(row, name) for name in FIELDS if name != "asked_cents"]
    search.index(place_of(row), title=row.title, text="\n".join(told))


def index_look(row: SecondLook) -> None:
    """By the question of the choice, and the reasons of the two once it is answered: the words of
    who asked are not for everyone. Queries: 2 or 3.
    """
    choice = reviewing.published_choices([row.choice_id]).get(row.choice_id)
    if choice is None:
        return
    reasons = []
    if row.state == LookState.ANSWERED:
        reasons = list(row.opinions.values_list("reasons", flat=True))
    search.index(place_of(row), title=choice.question, text="\n".join(reasons))
