"""Two routes of a question: telling them, adding steps without names, a shorter crossing."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, search
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.routes import (
    LAST_DAY,
    LONGEST_DESK,
    LONGEST_QUESTION,
    LONGEST_STORY,
    MOST_EVENTS,
    RouteSide,
    RouteVerb,
)
from kiemkracht.connect.models import RouteCase, RouteEvent
from kiemkracht.connect.rules import routes as rules
from kiemkracht.connect.selectors.named_people import points_at

# Two routes need two sides: nobody tells them for themselves alone.
SHOWN_TO = (Visibility.CIRCLE, Visibility.ORGANISATIONS, Visibility.ROOM, Visibility.PUBLIC)


@dataclass(frozen=True, slots=True)
class CaseWords:
    """A question as somebody tells it, and who may see it."""

    question: str
    story: str = ""
    lang: str = "nl"
    visibility: str = Visibility.CIRCLE
    community_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step: which route, how many days after the question, at which desk, what happened."""

    side: str
    day: int
    desk: str
    what: str


@transaction.atomic
def tell_case(*, by: Visitor, words: CaseWords) -> RouteCase:
    """Tell a question whose two routes people may lay beside each other. Queries: about 5."""
    require(rules.may_tell(by), _("Come in with your account to tell this."))
    question, story = one_line(words.question), many_lines(words.story)
    require_that(
        0 < len(question) <= LONGEST_QUESTION, _("Write the question in at most 140 characters.")
    )
    require_that(len(story) <= LONGEST_STORY, _("Keep the story to 600 characters."))
    _require_no_names(question, story)
    _require_place(words, by)
    case = RouteCase.objects.create(
        question=question,
        story=story,
        lang=words.lang,
        visibility=words.visibility,
        community_id=words.community_id,
        told_by_id=by.identity,
    )
    chronicle.record(RouteVerb.TOLD, place_of(case), by=by)
    put_in_index(case)
    return case


def put_in_index(case: RouteCase) -> None:
    """Findable by its question and its story."""
    search.index(place_of(case), title=case.question, text=case.story)


def _require_place(words: CaseWords, by: Visitor) -> None:
    require_that(words.visibility in SHOWN_TO, _("Choose who may see this."))
    needs = words.visibility not in (Visibility.PUBLIC, Visibility.ROOM)
    require_that(
        words.community_id is not None or not needs,
        _("Choose a place: only its people see this."),
    )


def _require_no_names(*texts: str) -> None:
    """Refuse what points at a person, and say which words that are."""
    found = [word for text in texts for word in points_at(text)]
    if found:
        raise RoomError(
            _("Leave people out: “%(word)s”. Write a desk, a role or “a neighbour”.")
            % {"word": found[0][:60]}
        )


@transaction.atomic
def add_step(*, by: Visitor, case: RouteCase, words: StepWords) -> RouteEvent:
    """Add a step to one of the two routes: a desk or a role, never a name. Queries: 4."""
    row = seen(by, case)
    require(rules.may_add(by), _("Come in with your account to add a step."))
    desk, what = one_line(words.desk), one_line(words.what)
    require_that(words.side in RouteSide.values, _("Choose one of the two routes."))
    require_that(0 <= words.day <= LAST_DAY, _("Count the days from 0, the day of the question."))
    require_that(0 < len(desk) <= LONGEST_DESK, _("Say at which desk or with whom, as a role."))
    require_that(0 < len(what) <= LONGEST_QUESTION, _("Say in one sentence what happened."))
    _require_no_names(desk, what)
    require_that(
        row.events.count() < MOST_EVENTS, _("Eighty steps are enough. Leave the small ones out.")
    )
    event = RouteEvent.objects.create(
        case=row, side=words.side, day=words.day, desk=desk, what=what, added_by_id=by.identity
    )
    chronicle.record(RouteVerb.ADDED, place_of(row), by=by)
    return event


@transaction.atomic
def remove_step(*, by: Visitor, case: RouteCase, event_id: int) -> None:
    """Take a step away: one's own, or any of a case one told or tends. Gone is gone, twice too."""
    row = seen(by, case)
    event = row.events.filter(pk=event_id).first()
    if event is None:
        require(by.is_known)
        return
    require(rules.may_remove_event(by, row, event), _("Only who added this step takes it away."))
    event.delete()
    chronicle.record(RouteVerb.REMOVED, place_of(row), by=by)


@transaction.atomic
def remove_case(*, by: Visitor, case: RouteCase) -> None:
    """Take both routes away. What grew from them stays."""
    row = seen(by, case)
    require(rules.may_remove(by, row), _("Only who told this takes it away."))
    search.forget(place_of(row))
    chronicle.record(RouteVerb.GONE, place_of(row), by=by)
    row.delete()


def seen(by: Visitor, case: RouteCase) -> RouteCase:
    """The row for writing, as far as this visitor may see it. Queries: 1."""
    visible = RouteCase.objects.visible_to(by).filter(pk=case.pk)
    row = RouteCase.objects.select_for_update().filter(pk__in=visible.values("pk")).first()
    require(row is not None)
    assert row is not None  # noqa: S101 - the line above said so
    return row


def routes_of(person_id: UUID) -> list[dict[str, object]]:
    """What somebody told and added, to take along."""
    told: list[dict[str, object]] = [
        {"question": row.question, "story": row.story}
        for row in RouteCase.objects.filter(told_by_id=person_id)
    ]
    added: list[dict[str, object]] = [
        {"day": row.day, "desk": row.desk, "what": row.what}
        for row in RouteEvent.objects.filter(added_by_id=person_id)
    ]
    return [*told, *added]


def let_go_of_person(person_id: UUID) -> None:
    """What happened stays, without who told or added it: it never held a name."""
    RouteCase.objects.filter(told_by_id=person_id).update(told_by=None)
    RouteEvent.objects.filter(added_by_id=person_id).update(added_by=None)
