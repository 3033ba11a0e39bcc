"""What of a script asks attention today: questions on their day, requests, and a photo anew."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from kiemkracht.act.enums import PullerState, Stage, StepState
from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.act.selectors.script_page import photo_days
from kiemkracht.act.selectors.scripts import seen
from kiemkracht.act.selectors.steps import StepView, step_views
from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.selectors.pictures import taken_anew

MOST = 3


@dataclass(frozen=True, slots=True)
class StepToday:
    """A step with the script it is of."""

    subject: str
    step: StepView


@dataclass(frozen=True, slots=True)
class PhotoToday:
    """A script after which the photo can be taken anew."""

    subject: str
    url: str
    until: date


@dataclass(frozen=True, slots=True)
class ActToday:
    """For who made a script, carries its kiem, or pulls a step of it."""

    asked: tuple[StepToday, ...]
    looking_back: tuple[StepToday, ...]
    beginning: tuple[StepToday, ...]
    photos: tuple[PhotoToday, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing to show."""
        return not (self.asked or self.looking_back or self.beginning or self.photos)


def act_today(visitor: Visitor) -> ActToday | None:
    """What asks attention, or None. Queries: 0 for strangers, 2 without, up to 9 with."""
    if not visitor.is_known:
        return None
    today = clock.today()
    carried = carried_by(visitor)
    own = Q(made_by_id=visitor.identity) | Q(sprout_id__in=carried)
    near = Q(pk__in=ScriptStep.objects.filter(puller_id=visitor.identity).values("script_id"))
    unfinished = Script.objects.filter(own | near).exclude(stage=Stage.FINISHED)
    scripts = {row.pk: row for row in seen(visitor, unfinished)}
    if not scripts:
        return None
    rows = list(ScriptStep.objects.filter(script__in=scripts, state=StepState.OPEN))
    kept = {
        pk
        for pk, row in scripts.items()
        if row.made_by_id == visitor.identity or row.sprout_id in carried
    }
    mine = [row for row in rows if row.script_id in kept or row.puller_id == visitor.person_id]
    asked = [row for row in mine if _asks(row, visitor)]
    said_yes = [row for row in mine if row not in asked]
    running = [row for row in said_yes if scripts[row.script_id].begun_at]
    back = [row for row in running if row.look_back_on <= today]
    # Only on the day itself and the week after: later the question is how it went.
    new = [row for row in running if row.start_on <= today < row.look_back_on]
    shelves = [_first(asked), _first(back), _first(new)]
    asks, looks, begins = _told(visitor, shelves, scripts)
    found = ActToday(asks, looks, begins, _photos(scripts, kept, today))
    return None if found.is_empty else found


def _asks(row: ScriptStep, visitor: Visitor) -> bool:
    return row.puller_state == PullerState.ASKED and row.puller_id == visitor.person_id


def _first(rows: list[ScriptStep]) -> list[ScriptStep]:
    return sorted(rows, key=lambda row: (row.look_back_on, row.order))[:MOST]


def _told(
    visitor: Visitor, shelves: list[list[ScriptStep]], scripts: dict[UUID, Script]
) -> list[tuple[StepToday, ...]]:
    """Every shelf as a page shows it; the names of all are asked at once."""
    rows = [row for shelf in shelves for row in shelf]
    views = dict(zip(rows, step_views(visitor, rows), strict=True))
    return [
        tuple(StepToday(scripts[row.script_id].subject, views[row]) for row in shelf)
        for shelf in shelves
    ]


def _photos(scripts: dict[UUID, Script], kept: set[UUID], today: date) -> tuple[PhotoToday, ...]:
    ripe = [
        row
        for pk, row in scripts.items()
        if pk in kept and row.begun_at and photo_days(row)[0] <= today
    ]
    done = taken_anew([row.photo_id for row in ripe])
    return tuple(
        PhotoToday(row.subject, row.get_absolute_url(), photo_days(row)[1])
        for row in ripe
        if row.photo_id not in done
    )[:MOST]
