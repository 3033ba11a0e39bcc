"""Notices: what happened where I follow."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kiemkracht.base import names, places
from kiemkracht.base.talk import following
from kiemkracht.base.visitors import Visitor


@dataclass(frozen=True, slots=True)
class Heard:
    """Something happened at a place that this visitor follows and may still see."""

    title: str
    url: str
    who: str
    at: datetime


def heard(visitor: Visitor) -> tuple[Heard, ...]:
    """Unread notices, newest first, one per place. Queries: 2 and 1 per kind of place."""
    if visitor.person_id is None:
        return ()
    notices = following.unread(visitor.person_id)
    cards = places.cards(visitor, {notice.place for notice in notices})
    who = names.of(notice.actor_id for notice in notices)
    newest: dict[str, Heard] = {}
    for notice in notices:
        card = cards.get(notice.place)
        if card is not None and notice.place not in newest:
            actor = who.get(notice.actor_id) if notice.actor_id else None
            newest[notice.place] = Heard(card.title, card.url, actor or _("the house"), notice.at)
    return tuple(newest.values())
