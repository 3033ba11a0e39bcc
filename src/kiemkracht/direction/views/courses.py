"""Directions: all of them, one of them, writing and moving on, stewards."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.direction import rules
from kiemkracht.direction.enums import DirectionState
from kiemkracht.direction.forms import DirectionForm
from kiemkracht.direction.models import Direction
from kiemkracht.direction.selectors.course_page import direction_page
from kiemkracht.direction.selectors.courses import directions_page
from kiemkracht.direction.selectors.desk import direction_by_slug
from kiemkracht.direction.selectors.stewards import steward_ids
from kiemkracht.direction.services import charting, moving, stewarding
from kiemkracht.direction.views.finding import choice_at, direction_at, posted
from kiemkracht.direction.views.tabs import room_tabs


@require_safe
def directions(request: Request) -> HttpResponse:
    """All directions with their goals, per community."""
    page = directions_page(request.visitor, community_slug=request.GET.get("verband", ""))
    return render(request, "direction/directions.html", {"page": page, "tabs": room_tabs()})


@require_safe
def direction(request: Request, slug: str) -> HttpResponse:
    """One direction."""
    page = direction_page(request.visitor, slug)
    if page is None:
        raise Http404
    return render(request, "direction/direction.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new_direction(request: Request) -> HttpResponse:
    """Write the first words of a direction."""
    require(rules.may_start_somewhere(request.visitor))
    form = DirectionForm(posted(request), visitor=request.visitor)

    def do() -> str:
        made = charting.start_direction(
            by=request.visitor, community_id=form.community_id, text=form.text
        )
        messages.success(request, _("The draft is there. Now name the goals."))
        return made.get_absolute_url()

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    return render(request, "direction/direction_form.html", {"form": form, "direction": None})


def _show_or_raise(error: RoomError, form: DirectionForm) -> None:
    if isinstance(error, LeaveDenied):
        raise error
    form.add_error(None, str(error.sentence))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_direction(request: Request, slug: str) -> HttpResponse:
    """Work on the text."""
    row = direction_at(request, slug)
    require(
        rules.may_edit_direction(request.visitor, row, steward_ids(row)),
        _("This text can’t be changed now. An agreed direction is first looked at afresh."),
    )
    form = DirectionForm(posted(request), visitor=request.visitor, direction=row)

    def do() -> str:
        charting.edit_direction(by=request.visitor, direction=row, text=form.text)
        messages.success(request, _("Kept."))
        return row.get_absolute_url()

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    return render(request, "direction/direction_form.html", {"form": form, "direction": row})


def _talk(request: Request, row: Direction) -> str:
    moving.open_conversation(by=request.visitor, direction=row)
    return _("The conversation is open, for at least 14 days.")


def _agree(request: Request, row: Direction) -> str:
    slug = request.POST.get("mandate", "")
    mandate = choice_at(request, slug) if slug else None
    moving.note_agreed(by=request.visitor, direction=row, mandate=mandate)
    return _("The direction is agreed. From now on its words stand.")


def _recalibrate(request: Request, row: Direction) -> str:
    moving.recalibrate(by=request.visitor, direction=row)
    return _("The direction is being looked at afresh. Until then it stays in force.")


def _replace(request: Request, row: Direction) -> str:
    successor = direction_by_slug(request.visitor, request.POST.get("successor", ""))
    moving.replace(by=request.visitor, direction=row, successor=successor)
    return _("The other direction comes instead. This one stays to be read.")


_STEPS: Final[dict[str, Callable[[Request, Direction], str]]] = {
    DirectionState.IN_CONVERSATION: _talk,
    DirectionState.AGREED: _agree,
    DirectionState.IN_RECALIBRATION: _recalibrate,
    DirectionState.REPLACED: _replace,
}


@require_POST
def move_direction(request: Request, slug: str) -> HttpResponse:
    """Take a step with a direction."""
    row = direction_at(request, slug)
    step = _STEPS.get(request.POST.get("to", ""))
    if step is None:
        raise Http404

    def do() -> str:
        messages.success(request, step(request, row))
        return row.get_absolute_url()

    return once(request, do)


@require_POST
def offer_stewardship(request: Request, slug: str) -> HttpResponse:
    """Offer to be a steward."""
    row = direction_at(request, slug)

    def do() -> str:
        made = stewarding.offer(
            by=request.visitor, direction=row, as_resident=bool(request.POST.get("as_resident"))
        )
        thanks = (
            _("You are a steward of this direction now.")
            if made.since
            else _("Thank you. Who writes here sees your offer and welcomes you.")
        )
        messages.success(request, thanks)
        return f"{row.get_absolute_url()}#hoeders"

    return once(request, do)


@require_POST
def steward(request: Request, slug: str, steward_id: int) -> HttpResponse:
    """Welcome a steward, or hand one's own stewardship on."""
    row = direction_at(request, slug)
    who = get_object_or_404(row.stewards.select_related("direction"), pk=steward_id)

    def do() -> str:
        if request.POST.get("stop"):
            stewarding.step_down(by=request.visitor, steward=who)
            messages.success(request, _("You handed it on. Thank you for keeping an eye on it."))
        else:
            stewarding.welcome(by=request.visitor, steward=who)
            messages.success(request, _("Welcomed."))
        return f"{row.get_absolute_url()}#hoeders"

    return once(request, do)
