"""What grew from the conversations of Lindehaven: two kiemen and a question for a direction."""

from typing import TYPE_CHECKING
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.cli.city.chance import identity
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.direction.selectors.asking import directions_to_ask
from kiemkracht.people.selectors.visiting import visitor_by_id
from kiemkracht.perspectives.selectors.cards import conversation_by_slug
from kiemkracht.perspectives.selectors.growable import growable
from kiemkracht.perspectives.services import growing

if TYPE_CHECKING:
    from kiemkracht.perspectives.models import Statement

# Conversation, number of the statement, and the kiem that came after it.
KIEMEN = (
    ("hoe-helpen-wij", 5, "bel-mij-bord"),
    ("buurtapp-na-de-avond", 20, "kloppen-zonder-reden"),
)
ASKED_FROM, ASKED_NUMBER, ASKED_IN = "zon-en-water", 0, "Van de stad zelf"
QUESTION = (
    "In het gesprek zegt bijna iedereen: wie huurt moet net zo goed kunnen meedoen. "
    "Hoe doen huurders mee als het dak niet van hen is?"
)


def grow(town: Townspeople) -> int:
    """Tie what grew to the statements; gives how many things grew."""
    lotte = visitor_by_id(town.by_name["Lotte van Rijn"])
    for slug, number, key in KIEMEN:
        statement = _statement(slug, number)
        growing.tie_sprout(lotte, str(statement.pk), f"sprouts.sprout:{identity('sprout', key)}")
    growing.ask_direction(
        by=lotte,
        statement=_statement(ASKED_FROM, ASKED_NUMBER),
        direction_id=_direction(lotte),
        question=QUESTION,
    )
    return len(KIEMEN) + 1


def _statement(slug: str, number: int) -> "Statement":
    conversation = conversation_by_slug(slug)
    found = growable(conversation, number) if conversation else None
    if found is None:
        raise LookupError(slug)
    return found


def _direction(visitor: Visitor) -> UUID:
    labels = dict(directions_to_ask(visitor))
    return next(UUID(key) for key, label in labels.items() if label.startswith(ASKED_IN))
