"""One step as a page: how to do it, what was seen, and who could pull it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from kiemkracht.act import rules
from kiemkracht.act.enums import Outcome, Stage, StepState
from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.act.selectors.steps import StepView, step_views
from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.companions import members_of
from kiemkracht.weigh.selectors.pictures import PictureGround


@dataclass(frozen=True, slots=True)
class Looked:
    """What somebody saw when they looked back."""

    outcome: str
    label: str | Promise
    text: str
    who: str
    at: datetime
    next_on: date | None


@dataclass(frozen=True, slots=True)
class StepPage:
    """Everything on the page of one step. `near` can be asked to pull it: ids and names."""

    script_id: UUID
    script_url: str
    subject: str
    step: StepView
    looked: tuple[Looked, ...]
    near: tuple[tuple[str, str], ...]
    may_change: bool
    may_look_back: bool
    runs: bool


def step_page(visitor: Visitor, script: Script, row: ScriptStep, ground: PictureGround) -> StepPage:
    """The page. Names are for the own group. Queries: 2 to 4."""
    rows = list(row.look_backs.all())
    own = ground.is_own
    who = names.of(each.by_id for each in rows) if own else {}
    may_change = rules.may_change(visitor, ground) and script.stage != Stage.FINISHED
    runs = script.stage in (Stage.RUNNING, Stage.ADJUSTED)
    is_open = row.state == StepState.OPEN
    near = members_of(ground.community_id) if may_change and is_open and ground.community_id else {}
    return StepPage(
        script_id=script.pk,
        script_url=script.get_absolute_url(),
        subject=script.subject,
        step=step_views(visitor, [row])[0],
        looked=tuple(
            Looked(
                each.outcome,
                Outcome(each.outcome).label,
                each.text,
                who.get(each.by_id, "") if each.by_id else "",
                each.at,
                each.next_on,
            )
            for each in rows
        ),
        near=tuple((str(pk), name) for pk, name in near.items() if pk != visitor.person_id),
        may_change=may_change and is_open,
        may_look_back=runs and is_open and rules.may_look_back(visitor, ground, row),
        runs=runs,
    )
