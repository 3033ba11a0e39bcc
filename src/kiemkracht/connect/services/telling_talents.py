"""Telling what one gladly gives, can or wants to learn; only one's own yes shows it."""

import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, search
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.talents import Grade, TalentVerb
from kiemkracht.connect.models import Talent
from kiemkracht.connect.rules import talents as rules

LONGEST_WORDS, LONGEST_STORY = 80, 300
MOST_PER_PERSON = 30


@dataclass(frozen=True, slots=True)
class TalentWords:
    """A talent as its person tells it."""

    words: str
    grade: str = Grade.GIVES
    story: str = ""
    lang: str = "nl"
    visibility: str = Visibility.CIRCLE
    community_id: UUID | None = None


@transaction.atomic
def tell_talent(*, by: Visitor, talent: TalentWords) -> Talent:
    """Tell a talent of one's own; telling it oneself is the yes that shows it. Queries: 4."""
    require(rules.may_tell(by), _("Come in with your account or your private link first."))
    _require_sound(talent)
    own = Talent.objects.filter(person_id=by.identity)
    require_that(own.count() < MOST_PER_PERSON, _("Thirty talents is plenty. Take one away first."))
    identity = uuid.uuid4()
    made = Talent.objects.create(
        id=identity,
        person_id=by.identity,
        confirmed_at=clock.now(),
        lot=lot_of(identity),
        **_fields(talent),
    )
    chronicle.record(TalentVerb.TOLD, place_of(made), by=by)
    put_in_index(made)
    return made


@transaction.atomic
def see_talent(*, by: Visitor, person_id: UUID, words: str) -> Talent | None:
    """Say what you saw in another: a proposal that only that person reads. Queries: 3.

    Nothing when it is about oneself or was said before.
    """
    require(by.is_known)
    text = one_line(words)[:LONGEST_WORDS]
    if not text or person_id == by.person_id:
        return None
    if Talent.objects.filter(person_id=person_id, words__iexact=text).exists():
        return None
    identity = uuid.uuid4()
    made = Talent.objects.create(
        id=identity,
        person_id=person_id,
        words=text,
        grade=Grade.CAN,
        visibility=Visibility.PRIVATE,
        seen_by_id=by.identity,
        lot=lot_of(identity),
    )
    chronicle.record(TalentVerb.SEEN, place_of(made), by=by)
    return made


@transaction.atomic
def confirm_talent(*, by: Visitor, talent: Talent, told: TalentWords) -> Talent:
    """“Yes, that is me”: from now on it shows, in one's own words and to whom one chooses."""
    require(rules.is_own(by, talent))
    _require_sound(told)
    for name, value in _fields(told).items():
        setattr(talent, name, value)
    talent.confirmed_at = talent.confirmed_at or clock.now()
    talent.save()
    chronicle.record(TalentVerb.CONFIRMED, place_of(talent), by=by)
    put_in_index(talent)
    return talent


@transaction.atomic
def remove_talent(*, by: Visitor, talent: Talent) -> None:
    """Take it away, or say “no, that is not me”: the row is gone."""
    require(rules.is_own(by, talent))
    chronicle.record(TalentVerb.REMOVED, place_of(talent), by=by)
    search.forget(place_of(talent))
    talent.delete()


def put_in_index(talent: Talent) -> None:
    """Findable once it shows to somebody else."""
    if talent.confirmed_at is None or talent.visibility == Visibility.PRIVATE:
        search.forget(place_of(talent))
    else:
        search.index(place_of(talent), title=talent.words, text=talent.story)


def _fields(told: TalentWords) -> dict[str, object]:
    return {
        "words": one_line(told.words),
        "grade": told.grade,
        "story": one_line(told.story),
        "lang": told.lang,
        "visibility": told.visibility,
        "community_id": told.community_id,
    }


def _require_sound(told: TalentWords) -> None:
    require_that(
        0 < len(one_line(told.words)) <= LONGEST_WORDS,
        _("Say it in a few words, at most 80 characters."),
    )
    require_that(len(one_line(told.story)) <= LONGEST_STORY, _("Keep it to 300 characters."))
    require_that(told.grade in Grade.values, _("Choose what you want with it."))
    require_that(told.visibility in Visibility.values, _("Choose who may see this."))
    require_that(
        told.visibility != Visibility.CIRCLE or told.community_id is not None,
        _("Choose a neighbourhood or group, or a wider circle: otherwise nobody sees it."),
    )
