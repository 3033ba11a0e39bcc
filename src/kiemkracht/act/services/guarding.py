"""What every write at a script begins with: leave, and the row as it is now."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.act import rules
from kiemkracht.act.enums import Stage, StepState
from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.base.errors import LeaveDenied, RoomError, require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.selectors.pictures import PictureGround, picture_ground

NOT_YOURS = gettext_lazy("This is for who keeps the startfoto, and for members of its community.")
NOT_KEPT = gettext_lazy("This is for who keeps the startfoto that this script came from.")


class ChangedMeanwhile(RoomError):  # noqa: N818 - a meeting of two people, not a fault
    """Somebody else wrote here since this page was opened; both words are to be shown."""


def ground_of(by: Visitor, row: Script) -> PictureGround:
    """The picture behind a script. Raises LeaveDenied when `by` may not see it. Queries: 2-3."""
    ground = picture_ground(by, row.photo_id)
    if ground is None:
        raise LeaveDenied(NOT_YOURS)
    return ground


def changing(by: Visitor, script_id: UUID) -> tuple[Script, PictureGround]:
    """The row, locked, for who may change it. Raises LeaveDenied, RoomError. Queries: 4."""
    row = Script.objects.select_for_update().get(pk=script_id)
    ground = ground_of(by, row)
    require(rules.may_change(by, ground), NOT_YOURS)
    require_that(
        row.stage != Stage.FINISHED,
        _("This script is rounded off. Take the photo anew to go on from here."),
    )
    return row, ground


def keeping(by: Visitor, script_id: UUID) -> tuple[Script, PictureGround]:
    """The row, locked, for who keeps it. Raises LeaveDenied. Queries: 4."""
    row = Script.objects.select_for_update().get(pk=script_id)
    ground = ground_of(by, row)
    require(rules.may_keep(ground), NOT_KEPT)
    return row, ground


def step_in(script: Script, step_id: UUID) -> ScriptStep:
    """One step of a script, locked. Raises RoomError when it isn't there. Queries: 1."""
    step = script.steps.select_for_update().filter(pk=step_id).first()
    if step is None:
        raise RoomError(_("This step is no longer there."))
    return step


def open_step(script: Script, step_id: UUID, seen: int) -> ScriptStep:
    """One step that is still to do, just as `by` saw it: `seen` is its revision then.

    Raises ChangedMeanwhile when somebody wrote since, and RoomError when it is behind us.
    """
    step = step_in(script, step_id)
    if step.revision != seen:
        raise ChangedMeanwhile(_("Somebody changed this step in the meantime."))
    require_that(step.state == StepState.OPEN, _("This step is behind us, so it stays as it was."))
    return step


def reason(text: str) -> str:
    """Why it is done otherwise, in one line. Raises RoomError without."""
    words = one_line(text)
    require_that(bool(words), _("Tell in one sentence why you do it otherwise."))
    require_that(len(words) <= 500, _("Tell it in 500 characters at most."))
    return words
