"""What happened at a place of this room, in sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, names
from kiemkracht.direction.enums import VERB_GLYPHS, Verb


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line of a timeline."""

    when: datetime
    sentence: str
    who: str
    glyph: str


def timeline(place: str, *, limit: int = 50) -> tuple[TimelineLine, ...]:
    """The newest lines first; verbs of other rooms tell their own story elsewhere. Queries: 2."""
    lines = [line for line in chronicle.lines(place, limit=limit) if line.verb in Verb.values]
    who = names.of(line.actor_id for line in lines)
    return tuple(
        TimelineLine(
            when=line.at,
            sentence=_capital(str(Verb(line.verb).label)),
            who=who[line.actor_id] if line.actor_id else _("the house"),
            glyph=VERB_GLYPHS.get(Verb(line.verb), ""),
        )
        for line in lines
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
