"""Making a script, and taking it from stage to stage."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiemkracht.act import rules
from kiemkracht.act.forms.keeping import FixForm, HarvestForm, MakeForm, TalkForm
from kiemkracht.act.selectors.scripts import script_of_photo
from kiemkracht.act.services import making, staging
from kiemkracht.act.services.guarding import NOT_KEPT
from kiemkracht.act.views.acting import act, found, put_in, unless_denied
from kiemkracht.act.views.scripts import show
from kiemkracht.base import clock
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.weigh.selectors.advice import advice_of
from kiemkracht.weigh.selectors.photos import position_name
from kiemkracht.weigh.selectors.pictures import picture_ground


@require_http_methods(["GET", "HEAD", "POST"])
def new_script(request: Request, photo_id: UUID) -> HttpResponse:
    """Make a script of the proposal; in a border case choose one of two."""
    ground = picture_ground(request.visitor, photo_id)
    if ground is None:
        raise Http404
    require(rules.may_keep(ground), NOT_KEPT)
    if there := script_of_photo(ground.id):
        return redirect(there.url)
    offered = making.offers(ground.result)
    positions = [(each, position_name(each)) for each in offered]
    form = None
    if positions:
        form = MakeForm(
            request.POST or None, positions=positions, initial={"start_on": clock.today()}
        )
    if form and request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def do() -> str:
            made = making.make(
                by=request.visitor,
                photo_id=ground.id,
                position=given["position"],
                start_on=given["start_on"],
                because=given.get("because", ""),
            )
            messages.success(request, _("The script is there. Talk it over, and change it."))
            return made.get_absolute_url()

        try:
            return once(request, do)
        except RoomError as error:
            unless_denied(error, form)
    content = {"form": form, "ground": ground, "advice": advice_of(ground.result)}
    status = 422 if form and form.is_bound else 200
    return render(request, "act/new.html", content, status=status)


@require_POST
def discuss(request: Request, script_id: UUID) -> HttpResponse:
    """Note that it was talked over."""
    form = TalkForm(request.POST)
    return _stage(
        request,
        script_id,
        "talk_form",
        form,
        lambda: staging.discuss(by=request.visitor, script_id=script_id, **form.cleaned_data),
    )


@require_POST
def fix(request: Request, script_id: UUID) -> HttpResponse:
    """Fix a version."""
    form = FixForm(request.POST)

    def do() -> None:
        made = staging.fix(by=request.visitor, script_id=script_id, **form.cleaned_data)
        messages.success(request, _("Version %(number)s is fixed.") % {"number": made.number})

    return _stage(request, script_id, "fix_form", form, do)


@require_POST
def begin(request: Request, script_id: UUID) -> HttpResponse:
    """Begin with it."""
    row, _ground = found(request, script_id)
    to = row.get_absolute_url()
    return act(request, to, lambda: staging.begin(by=request.visitor, script_id=row.pk))


@require_POST
def finish(request: Request, script_id: UUID) -> HttpResponse:
    """Round it off."""
    form = HarvestForm(request.POST)
    return _stage(
        request,
        script_id,
        "harvest_form",
        form,
        lambda: staging.finish(by=request.visitor, script_id=script_id, **form.cleaned_data),
    )


def _stage(
    request: Request, script_id: UUID, name: str, form: Form, do: Callable[[], object]
) -> HttpResponse:
    row, ground = found(request, script_id)
    # Whoever may not keep it is told so, whatever was filled in.
    require(rules.may_keep(ground), NOT_KEPT)
    if form.is_valid():
        try:
            return act(request, row.get_absolute_url(), do)
        except RoomError as error:
            unless_denied(error, form)
            row.refresh_from_db()
    if isinstance(form, FixForm):
        # They have now seen what changed, so the next click is about this page.
        put_in(form, seen=row.revision)
    return show(request, row, ground, **{name: form})
