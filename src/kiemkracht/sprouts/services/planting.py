"""Planting a kiem: a few words are enough."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import Door, Kind, Origin, Phase, Verb
from kiemkracht.sprouts.models import Carrier, Sprout
from kiemkracht.sprouts.models.sprout import MAP_HEIGHT, MAP_WIDTH
from kiemkracht.sprouts.services import keeping

LONGEST_TITLE = 80
LONGEST_STORY = 2000
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s")


@dataclass(frozen=True, slots=True)
class Telling:
    """What someone tells. Only the story is needed; without a title it gets its first sentence."""

    story: str
    door: str = Door.DOING
    title: str = ""
    lang: str = "nl"
    longing: str = ""
    kind: str = ""
    origin: str = Origin.OWN
    visibility: str = Visibility.CIRCLE
    community_id: UUID | None = None
    x: float | None = None
    y: float | None = None
    carries: bool = False


@transaction.atomic
def plant_sprout(*, by: Visitor, telling: Telling, at: datetime | None = None) -> Sprout:
    """Plant a kiem; who carries it from the start makes it a seed, otherwise it is a spark.

    What someone saw elsewhere has no carrier and is held: it shows to others once its carrier
    says “I carry this”, or once who tends there read that it names nobody. Queries: about 10.
    """
    require(by.is_known, _("Tell it first, then come in with your private link."))
    story = many_lines(telling.story)
    _require_sound(telling, story)
    carries = telling.carries and telling.door != Door.SEEN
    moment = at or clock.now()
    sprout = Sprout.objects.create(
        title=title_of(telling.title, story),
        story=story,
        lang=telling.lang,
        door=telling.door,
        kind=telling.kind or _kind_by_door(telling.door),
        origin=Origin.NEIGHBOURHOOD if telling.door == Door.SEEN else telling.origin,
        longing=one_line(telling.longing)[:300],
        visibility=telling.visibility,
        is_held=telling.door == Door.SEEN,
        community_id=telling.community_id,
        x=telling.x,
        y=telling.y,
        phase=Phase.SEED if carries else Phase.SPARK,
        planted_by_id=by.person_id,
        created_at=moment,
        changed_at=moment,
    )
    _finish_planting(sprout, by=by, carries=carries)
    return sprout


def _finish_planting(sprout: Sprout, *, by: Visitor, carries: bool) -> None:
    place = place_of(sprout)
    chronicle.record(Verb.PLANTED, place, by=by)
    if carries:
        Carrier.objects.create(sprout=sprout, person_id=by.identity, since=sprout.created_at)
        chronicle.record(Verb.CARRIED, place, by=by)
    following.follow(by=by, place=place)
    keeping.put_in_index(sprout)
    keeping.forget_counts()


def _require_sound(telling: Telling, story: str) -> None:
    require_that(bool(story), _("Tell it in one sentence at least."))
    require_that(
        len(story) <= LONGEST_STORY, _("Keep it to 2,000 characters; you can add the rest later.")
    )
    require_that(telling.door in Door.values, _("Choose how you come in."))
    require_that(telling.visibility in Visibility.values, _("Choose who may see this."))
    require_that(
        telling.door != Door.SEEN or telling.visibility != Visibility.PRIVATE,
        _("What you saw of someone else can’t be for you alone. Choose a wider circle."),
    )
    require_that(is_on_map(telling.x, telling.y), _("This point lies outside the map."))


def is_on_map(x: float | None, y: float | None) -> bool:
    """Both inside the map of the city, or both absent."""
    if x is None or y is None:
        return x is None and y is None
    return 0 <= x <= MAP_WIDTH and 0 <= y <= MAP_HEIGHT


def _kind_by_door(door: str) -> str:
    return Kind.IDEA if door == Door.IDEA else Kind.INITIATIVE


def title_of(title: str, story: str) -> str:
    """The title, or the first sentence of the story; cut between words at 80 characters."""
    words = one_line(title) or one_line(_END_OF_SENTENCE.split(story, maxsplit=1)[0])
    if len(words) <= LONGEST_TITLE:
        return words.removesuffix(".") if not title.strip() else words
    cut = words[: LONGEST_TITLE - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[20:] else cut}…"
