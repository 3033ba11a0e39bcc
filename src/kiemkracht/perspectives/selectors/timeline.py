"""What happened in a conversation, without telling who voted or wrote what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kiemkracht.base import names
from kiemkracht.base.errors import Sentence
from kiemkracht.base.models import ChronicleLine
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.selectors.cards import place_of_conversation

# Who took part and who wrote is nobody's business; how often stands on the page itself.
_TOLD = {
    Verb.STARTED: "seed",
    Verb.OPENED: "door",
    Verb.CLOSED: "closed",
    Verb.IMPORTED: "download",
    Verb.EDITED: "edit",
    Verb.EXPORTED: "download",
    Verb.MODERATED: "check",
    Verb.HALL_OPENED: "people",
    Verb.PAUSED: "rest",
    Verb.RESUMED: "sun",
    Verb.RESULTS_HIDDEN: "moon",
    Verb.RESULTS_SHOWN: "views",
    Verb.CARDS_MADE: "print",
    Verb.CARDS_BLOCKED: "close",
    Verb.CARD_ENTERED: "edit",
    Verb.HELPERS_INVITED: "link",
}

SHOWN = 40
_TOLD_TO_ALL = frozenset(
    {
        Verb.STARTED,
        Verb.OPENED,
        Verb.CLOSED,
        Verb.IMPORTED,
        Verb.PAUSED,
        Verb.RESUMED,
        Verb.RESULTS_HIDDEN,
        Verb.RESULTS_SHOWN,
    }
)


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened."""

    when: datetime
    sentence: Sentence
    who: str
    glyph: str


def timeline(conversation_id: UUID, *, for_the_desk: bool = False) -> Sequence[TimelineLine]:
    """Newest first. Participation never appears: a name and a time would tell a vote.

    Queries: 2.
    """
    told = frozenset(_TOLD) if for_the_desk else _TOLD_TO_ALL
    place = place_of_conversation(conversation_id)
    lines = list(ChronicleLine.objects.at(place).filter(verb__in=told)[:SHOWN])
    who = names.of(line.actor_id for line in lines)
    return [
        TimelineLine(
            when=line.at,
            sentence=Verb(line.verb).label,
            who=who[line.actor_id] if line.actor_id else str(_("the house")),
            glyph=_TOLD[Verb(line.verb)],
        )
        for line in lines
    ]
