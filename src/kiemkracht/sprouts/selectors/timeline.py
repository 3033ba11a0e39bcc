"""What happened with a kiem, from the chronicle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, names
from kiemkracht.sprouts.enums import GLYPHS, Verb

SHOWN = 40
# What `direction` writes at the place of a kiem.
_GOAL_LINKED, _GOAL_UNLINKED = "direction.linked", "direction.unlinked"
SENTENCES: dict[str, str | Promise] = {
    **{verb.value: verb.label for verb in Verb},
    _GOAL_LINKED: _("Told to which goal this contributes"),
    _GOAL_UNLINKED: _("Took a goal away"),
}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line: when, what, who."""

    when: datetime
    sentence: str | Promise
    who: str
    glyph: str


def timeline_of(place: str, known: Mapping[UUID, str]) -> tuple[TimelineLine, ...]:
    """The newest lines first, without the talk. Queries: 1, and 1 for names not in `known`."""
    lines = [line for line in chronicle.lines(place) if line.verb in SENTENCES][:SHOWN]
    actors = {line.actor_id for line in lines if line.actor_id}
    who = {**known, **names.of(actors - known.keys())}
    return tuple(
        TimelineLine(
            when=line.at,
            sentence=SENTENCES[line.verb],
            who=who[line.actor_id] if line.actor_id else "",
            glyph=GLYPHS.get(line.verb, "compass" if line.verb == _GOAL_LINKED else ""),
        )
        for line in lines
    )
