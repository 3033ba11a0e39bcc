"""Finding a script and a step for a page, and doing something once."""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse

from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.weigh.selectors.pictures import PictureGround, picture_ground


def found(request: Request, script_id: UUID) -> tuple[Script, PictureGround]:
    """The script and its picture, or “not found”: not there, or not for this visitor."""
    row = Script.objects.select_related("community").filter(pk=script_id).first()
    ground = picture_ground(request.visitor, row.photo_id) if row else None
    if row is None or ground is None:
        raise Http404
    return row, ground


def found_step(
    request: Request, script_id: UUID, step_id: UUID
) -> tuple[Script, ScriptStep, PictureGround]:
    """The same with one of its steps."""
    row, ground = found(request, script_id)
    step = row.steps.filter(pk=step_id).first()
    if step is None:
        raise Http404
    return row, step, ground


def act(request: Request, to: str, do: Callable[[], object]) -> HttpResponse:
    """Do something once and go to `to`."""

    def and_go() -> str:
        do()
        return to

    return once(request, and_go)


def unless_denied(error: RoomError, form: Form) -> None:
    """Put what is wrong on the form; without leave there is no form to show."""
    if error.status == 403:
        raise error
    form.add_error(None, str(error.sentence))


def put_in(form: Form, *, seen: int) -> None:
    """Let a form that comes back be about what its visitor has now seen."""
    form.data = {name: form.data.get(name) for name in form.data} | {"seen": str(seen)}
