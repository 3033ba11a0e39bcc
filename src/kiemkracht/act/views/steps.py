"""One step: how to do it, who pulls it, and looking back."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.act import rules
from kiemkracht.act.forms.keeping import LookBackForm
from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.act.selectors.step_page import step_page
from kiemkracht.act.services import looking_back, pulling
from kiemkracht.act.services.guarding import NOT_YOURS
from kiemkracht.act.views.acting import act, found_step, unless_denied
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.requests import Request
from kiemkracht.weigh.selectors.pictures import PictureGround


@require_safe
def step(request: Request, script_id: UUID, step_id: UUID) -> HttpResponse:
    """One step."""
    return _show(request, *found_step(request, script_id, step_id))


def _show(
    request: Request,
    script: Script,
    row: ScriptStep,
    ground: PictureGround,
    form: Form | None = None,
) -> HttpResponse:
    page = step_page(request.visitor, script, row, ground)
    content = {"page": page, "form": form or LookBackForm(), "is_wrong": form is not None}
    return render(request, "act/step.html", content, status=422 if form else 200)


@require_POST
def pull(request: Request, script_id: UUID, step_id: UUID) -> HttpResponse:
    """Ask somebody, say “I pull this”, answer, or let go."""
    script, row, ground = found_step(request, script_id, step_id)
    visitor, said = request.visitor, request.POST.get("said", "")

    def do() -> None:
        if said in ("yes", "no"):
            pulling.answer(by=visitor, script_id=script.pk, step_id=row.pk, yes=said == "yes")
        elif said == "mine":
            pulling.pull_myself(by=visitor, script_id=script.pk, step_id=row.pk)
        else:
            pulling.ask(by=visitor, script_id=script.pk, step_id=row.pk, person_id=_person(request))
            messages.success(request, _("Asked. They see it on their own page of today."))

    require(_may_say(request, row, ground, said), NOT_YOURS)
    return act(request, _url(request, row), do)


def _may_say(request: Request, row: ScriptStep, ground: PictureGround, said: str) -> bool:
    if said in ("yes", "no"):
        return rules.is_asked(request.visitor, row) or rules.pulls(request.visitor, row)
    return rules.may_change(request.visitor, ground)


def _person(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("person", ""))
    except ValueError:
        raise RoomError(_("Choose somebody of this community.")) from None


def _url(request: Request, row: ScriptStep) -> str:
    return request.path.removesuffix("trekker/").removesuffix("terugblik/")


@require_POST
def look_back(request: Request, script_id: UUID, step_id: UUID) -> HttpResponse:
    """Answer the question of a step."""
    script, row, ground = found_step(request, script_id, step_id)
    require(rules.may_look_back(request.visitor, ground, row), NOT_YOURS)
    form = LookBackForm(request.POST)
    if form.is_valid():

        def do() -> None:
            looking_back.look_back(
                by=request.visitor, script_id=script.pk, step_id=row.pk, **form.cleaned_data
            )

        try:
            return act(request, f"{_url(request, row)}#terugblik", do)
        except RoomError as error:
            unless_denied(error, form)
            row.refresh_from_db()
    return _show(request, script, row, ground, form)
