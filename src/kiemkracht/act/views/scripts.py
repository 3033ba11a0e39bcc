"""The list; one script as list, line of time, paper or calendar file; and what differs."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kiemkracht.act import rules
from kiemkracht.act.enums import Stage
from kiemkracht.act.forms.keeping import FixForm, HarvestForm, ScriptWishesForm, TalkForm
from kiemkracht.act.models import Script
from kiemkracht.act.selectors.calendar import calendar_of
from kiemkracht.act.selectors.differences import differences_of, fixed_version
from kiemkracht.act.selectors.script_page import ScriptPage, script_page
from kiemkracht.act.selectors.scripts import ScriptWishes, script_list
from kiemkracht.act.selectors.timeline import timeline
from kiemkracht.act.views.acting import found
from kiemkracht.base import clock
from kiemkracht.base.requests import Request
from kiemkracht.weigh.selectors.pictures import PictureGround


@require_safe
def scripts(request: Request) -> HttpResponse:
    """All scripts that this visitor may see."""
    form = ScriptWishesForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    wishes = ScriptWishes(chosen.get("q", ""), chosen.get("fase", ""))
    page = script_list(request.visitor, wishes, page=request.GET.get("page", 1))
    content = {"page": page, "form": form, "is_sought": any(chosen.values())}
    return render(request, "act/scripts.html", content)


@require_safe
def script(request: Request, script_id: UUID) -> HttpResponse:
    """One script."""
    row, ground = found(request, script_id)
    return show(request, row, ground)


def show(request: Request, row: Script, ground: PictureGround, **wrong: object) -> HttpResponse:
    """The page; `wrong` holds a form that was not right."""
    page = script_page(request.visitor, row, ground)
    content = {
        "page": page,
        "line": _line(page),
        "talk_form": TalkForm(),
        "fix_form": FixForm(initial={"seen": page.revision}),
        "harvest_form": HarvestForm(),
        **wrong,
    }
    return render(request, "act/script.html", content, status=422 if wrong else 200)


def _line(page: ScriptPage) -> object:
    return timeline(page.steps, (page.photo_from, page.photo_until), clock.today())


@require_safe
def paper(request: Request, script_id: UUID) -> HttpResponse:
    """The same for a wall or a table: A4, nothing to click."""
    row, ground = found(request, script_id)
    page = script_page(request.visitor, row, ground)
    return render(request, "act/paper.html", {"page": page, "line": _line(page)})


@require_safe
def calendar(request: Request, script_id: UUID) -> HttpResponse:
    """A file for one's own calendar."""
    row, ground = found(request, script_id)
    page = script_page(request.visitor, row, ground)
    address = request.build_absolute_uri(row.get_absolute_url())
    response = HttpResponse(calendar_of(page, address), content_type="text/calendar; charset=utf-8")
    name = slugify(row.subject)[:60] or "script"
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


@require_safe
def differences(request: Request, script_id: UUID) -> HttpResponse:
    """What the proposal said beside what the group does."""
    row, ground = found(request, script_id)
    may_change = rules.may_change(request.visitor, ground) and row.stage != Stage.FINISHED
    page = differences_of(row, with_names=ground.is_own, may_change=may_change)
    return render(request, "act/differences.html", {"page": page, "script": row})


@require_safe
def version(request: Request, script_id: UUID, number: int) -> HttpResponse:
    """A version as it was fixed."""
    row, _ground = found(request, script_id)
    page = fixed_version(row, number)
    if page is None:
        raise Http404
    return render(request, "act/version.html", {"page": page, "script": row})
