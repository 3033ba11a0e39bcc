"""Doing it otherwise. Who wrote at the same time sees both words, and chooses."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiemkracht.act import rules
from kiemkracht.act.forms.changing import AddForm, BecauseForm, MoveForm, SwapForm, WordsForm
from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.act.selectors import choosing
from kiemkracht.act.selectors.steps import step_views
from kiemkracht.act.services import changing, undoing
from kiemkracht.act.services.guarding import NOT_YOURS, ChangedMeanwhile
from kiemkracht.act.views.acting import found, found_step, put_in, unless_denied
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request

_METHODS = ["GET", "HEAD", "POST"]


def _step(request: Request, script_id: UUID, step_id: UUID) -> tuple[Script, ScriptStep]:
    row, step, ground = found_step(request, script_id, step_id)
    require(rules.may_change(request.visitor, ground), NOT_YOURS)
    return row, step


def _page(
    request: Request,
    row: Script,
    step: ScriptStep | None,
    form: BecauseForm,
    do: Callable[[], object],
    **content: Any,
) -> HttpResponse:
    """Show the form, or do it; of two at once the second sees both words."""
    if request.method == "POST" and form.is_valid():

        def and_go() -> str:
            do()
            messages.success(request, _("Kept, with what stood there before."))
            return f"{row.get_absolute_url()}#stappen"

        try:
            return once(request, and_go)
        except ChangedMeanwhile:
            return _both(request, row, step, form, content)
        except RoomError as error:
            unless_denied(error, form)
    content |= {"form": form, "script": row, "step": _view(request, step)}
    status = 422 if form.is_bound else 200
    return render(request, "act/change.html", content, status=status)


def _both(
    request: Request, row: Script, step: ScriptStep | None, form: Form, content: dict[str, Any]
) -> HttpResponse:
    """What stands there now, who wrote it and why, beside the words of this visitor."""
    if step is None:
        raise Http404
    step.refresh_from_db()
    latest = choosing.latest_change(step)
    put_in(form, seen=step.revision)
    content |= {"form": form, "script": row, "step": _view(request, step), "latest": latest}
    return render(request, "act/conflict.html", content, status=409)


def _view(request: Request, step: ScriptStep | None) -> object:
    return step_views(request.visitor, [step])[0] if step else None


@require_http_methods(_METHODS)
def tell(request: Request, script_id: UUID, step_id: UUID) -> HttpResponse:
    """Other words, days, puller, stop rule or question."""
    row, step = _step(request, script_id, step_id)
    form = WordsForm(request.POST or None, initial=choosing.told(step))

    def do() -> None:
        changing.tell_otherwise(
            by=request.visitor, script_id=row.pk, step_id=step.pk, seen=_seen(form),
            plan=_plan(form, step.function), because=form.cleaned_data["because"],
        )  # fmt: skip

    return _page(request, row, step, form, do, kind="tell")


@require_http_methods(_METHODS)
def swap(request: Request, script_id: UUID, step_id: UUID) -> HttpResponse:
    """Another card."""
    row, step = _step(request, script_id, step_id)
    cards = choosing.cards_for(row, step)
    second = step.runner_up.get("card")
    form = SwapForm(
        request.POST or None, cards=cards, initial={"seen": step.revision, "card": second}
    )

    def do() -> None:
        changing.swap(
            by=request.visitor, script_id=row.pk, step_id=step.pk, seen=_seen(form),
            card=form.cleaned_data["card"], because=form.cleaned_data["because"],
        )  # fmt: skip

    return _page(request, row, step, form, do, kind="swap")


@require_http_methods(_METHODS)
def move(request: Request, script_id: UUID, step_id: UUID) -> HttpResponse:
    """Another place."""
    row, step = _step(request, script_id, step_id)
    initial = {"seen": step.revision, "to": step.order}
    form = MoveForm(request.POST or None, places=choosing.places_for(row, step), initial=initial)

    def do() -> None:
        changing.move(
            by=request.visitor, script_id=row.pk, step_id=step.pk, seen=_seen(form),
            to=form.cleaned_data["to"], because=form.cleaned_data["because"],
        )  # fmt: skip

    return _page(request, row, step, form, do, kind="move")


@require_http_methods(_METHODS)
def drop(request: Request, script_id: UUID, step_id: UUID) -> HttpResponse:
    """Leave a step out."""
    row, step = _step(request, script_id, step_id)
    form = BecauseForm(request.POST or None, initial={"seen": step.revision})

    def do() -> None:
        changing.drop(
            by=request.visitor, script_id=row.pk, step_id=step.pk, seen=_seen(form),
            because=form.cleaned_data["because"],
        )  # fmt: skip

    return _page(request, row, step, form, do, kind="drop")


@require_http_methods(_METHODS)
def add(request: Request, script_id: UUID) -> HttpResponse:
    """A step of the group's own."""
    row, ground = found(request, script_id)
    require(rules.may_change(request.visitor, ground), NOT_YOURS)
    places = choosing.places_for(row, None)
    form = AddForm(
        request.POST or None, cards=choosing.cards_for(row, None), places=places,
        initial=choosing.new_step() | {"at": places[-1][0]},
    )  # fmt: skip

    def do() -> None:
        changing.add(
            by=request.visitor, script_id=row.pk, plan=_plan(form, ""),
            card=form.cleaned_data["card"], at=form.cleaned_data["at"],
            because=form.cleaned_data["because"],
        )  # fmt: skip

    return _page(request, row, None, form, do, kind="add")


@require_http_methods(_METHODS)
def undo(request: Request, script_id: UUID, number: int) -> HttpResponse:
    """Take a change back."""
    row, ground = found(request, script_id)
    require(rules.may_change(request.visitor, ground), NOT_YOURS)
    change = choosing.change_of(row, number)
    if change is None:
        raise Http404
    form = BecauseForm(request.POST or None)

    def do() -> None:
        undoing.undo(
            by=request.visitor, script_id=row.pk, number=number,
            because=form.cleaned_data["because"],
        )  # fmt: skip

    return _page(request, row, change.step, form, do, kind="undo", change=change)


def _seen(form: BecauseForm) -> int:
    """The revision that was on the page; 0, which no step has, when it was left out."""
    return form.cleaned_data["seen"] or 0


def _plan(form: WordsForm, function: str) -> changing.StepPlan:
    given = form.cleaned_data
    return changing.StepPlan(
        words=given["words"],
        puller_words=given["puller_words"],
        start_on=given["start_on"],
        look_back_on=given["look_back_on"],
        stop_rule=choosing.own_stop_rule(given["stop_rule"], function),
        watch=choosing.own_watch(given["watch"], function),
        layer=given["layer"],
        lead=given["lead"],
    )
