"""Taking a change back. Nothing is written over: it is a new change."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.act.enums import Kind, StepState, Verb
from kiemkracht.act.models import ScriptChange
from kiemkracht.act.services.guarding import changing, reason, step_in
from kiemkracht.act.services.writing import arrange, close_ranks, keep_change, put, values_of
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor


@transaction.atomic
def undo(*, by: Visitor, script_id: UUID, number: int, because: str) -> ScriptChange:
    """Put back what a change altered, with why.

    Raises RoomError when somebody changed the same again since: take that back first. Queries: 13.
    """
    script, _ground = changing(by, script_id)
    change = script.changes.filter(number=number).first()
    if change is None or change.step_id is None:
        raise RoomError(_("This change can’t be taken back."))
    words = reason(because)
    require_that(
        not script.changes.filter(undoes=change).exists(), _("This was taken back already.")
    )
    step = step_in(script, change.step_id)
    require_that(
        step.state in (StepState.OPEN, StepState.DROPPED),
        _("This step is behind us, so it stays as it was."),
    )
    before = values_of(step)
    # Places shift by what others do; that is no reason to refuse.
    since = [
        name for name in change.after if name != "order" and before[name] != change.after[name]
    ]
    require_that(not since, _("Somebody changed the same again since. Take that back first."))
    target = {"state": StepState.DROPPED.value} if change.kind == Kind.ADDED else change.before
    was_open, place = step.state == StepState.OPEN, target.get("order", step.order)
    put(step, target)
    if step.state == StepState.OPEN and ("order" in target or not was_open):
        step.save()
        arrange(script, step, int(place))
    made = keep_change(
        script, step, Kind.UNDONE, because=words, before=before, by=by.person_id,
        at=clock.now(), undoes=change,
    )  # fmt: skip
    if step.state == StepState.DROPPED:
        close_ranks(script)
    chronicle.record(Verb.CHANGED, place_of(script), by=by, change=made.number)
    return made
