"""The pages on which a person lets something grow from a view."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import SeenAs
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.selectors.standing import (
    Standing,
    Thought,
    standings_of,
    thought_of,
)

MOST_OFFERED = 200
# What a statement made here may hold at most; imported ones may be longer.
LONGEST = 140
_PLAIN = Standing()


@dataclass(frozen=True, slots=True)
class GrowPage:
    """One statement, what it is in the last landscape, and words to begin a question with."""

    place: str
    number: int
    text: str
    standing: Standing
    thought: Thought
    first_question: str

    @property
    def stands_out(self) -> bool:
        """It is more than one of the statements."""
        return self.standing.seen_as != SeenAs.PLAIN


def grow_page(statement: Statement) -> GrowPage:
    """Everything to choose by; of a row that was read with its conversation. Queries: 1."""
    standing = standings_of(statement.conversation).get(statement.number, _PLAIN)
    return GrowPage(
        place=f"perspectives.statement:{statement.pk}",
        number=statement.number,
        text=statement.text,
        standing=standing,
        thought=thought_of(statement),
        first_question=_first_question(statement, standing),
    )


def _first_question(statement: Statement, standing: Standing) -> str:
    if standing.seen_as == SeenAs.DOUBT:
        return _("Many people don’t know about: “%(text)s” What would help us to find out?") % {
            "text": statement.text
        }
    return _("People said: “%(text)s” What does that ask of this direction?") % {
        "text": statement.text
    }


@dataclass(frozen=True, slots=True)
class Offered:
    """A statement that can be taken along."""

    number: int
    text: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class RoundPage:
    """What can be taken along to a next round, what stands out first."""

    statements: tuple[Offered, ...]
    left_out: int = 0
    too_long: int = 0
    waits: bool = False


def round_page(conversation: Conversation, chosen: tuple[int, ...]) -> RoundPage:
    """At most 200 statements to choose from; none while results wait. Queries: 2.

    Nothing is ticked beforehand but what the address names: a person chooses.
    """
    if not rules.may_grow(conversation):
        return RoundPage((), waits=True)
    standings = standings_of(conversation)
    rows = Statement.objects.shown().filter(conversation=conversation)
    everything = list(rows.values_list("number", "text"))
    found = sorted(
        (row for row in everything if len(row[1]) <= LONGEST),
        key=lambda row: (row[0] not in chosen, row[0] not in standings, row[0]),
    )
    return RoundPage(
        statements=tuple(
            Offered(
                number,
                text,
                standings[number].label if number in standings else "",
                number in chosen,
            )
            for number, text in found[:MOST_OFFERED]
        ),
        left_out=max(len(found) - MOST_OFFERED, 0),
        too_long=len(everything) - len(found),
    )
