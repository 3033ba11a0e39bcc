"""“Introduce people to me”: opening up, pausing, and stopping at once."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.suggesting import Frequency, Reminders, SuggestingVerb, Theme
from kiemkracht.connect.models import Openness, Suggestion
from kiemkracht.connect.rules import meeting_people as rules

LONGEST = 300
MOST_THEMES = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone asks for."""

    longing: str
    learning: str = ""
    themes: tuple[str, ...] = ()
    frequency: str = Frequency.WEEKLY
    paused_until: date | None = None


def place_of_person(by: Visitor) -> str:
    """Where the chronicle writes what someone did for themselves."""
    return f"people.person:{by.identity}"


@transaction.atomic
def open_up(*, by: Visitor, wish: Wish) -> Openness:
    """Ask to be introduced, or change what one asked. It counts from the next computation on.

    On a pause, or with “not now”, suggestions to and about this person stop at once.
    """
    require(rules.may_be_introduced(by), _("Come in with your account to be introduced."))
    longing = one_line(wish.longing)[:LONGEST]
    require_that(bool(longing), _("Tell in a sentence what you long for."))
    require_that(wish.frequency in Frequency.values, _("Choose how often you want to hear of us."))
    row, _is_new = Openness.objects.get_or_create(person_id=by.identity)
    if not row.is_open:
        row.since = clock.now()
    row.longing, row.learning = longing, one_line(wish.learning)[:LONGEST]
    row.themes = [theme for theme in Theme.values if theme in wish.themes][:MOST_THEMES]
    row.frequency, row.paused_until = wish.frequency, wish.paused_until
    row.save()
    chronicle.record(SuggestingVerb.OPENED, place_of_person(by), by=by, open=row.is_open)
    return row


@transaction.atomic
def stop(*, by: Visitor) -> None:
    """Stop being introduced: every suggestion to or about this person is gone at once."""
    require(by.is_known)
    Openness.objects.filter(person_id=by.identity).update(
        longing="", learning="", themes=[], frequency=Frequency.NOT_NOW, paused_until=None
    )
    Suggestion.objects.filter(person_id=by.identity).delete()
    Suggestion.objects.filter(other_id=by.identity).delete()
    chronicle.record(SuggestingVerb.STOPPED, place_of_person(by), by=by)


@transaction.atomic
def choose_reminders(*, by: Visitor, reminders: str) -> None:
    """How often to be reminded of a bond that sleeps; every person decides for themselves."""
    require(rules.may_be_introduced(by))
    require_that(reminders in Reminders.values, _("Choose how often."))
    Openness.objects.update_or_create(person_id=by.identity, defaults={"reminders": reminders})
