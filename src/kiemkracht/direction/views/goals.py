"""Goals and great tasks."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.direction import rules
from kiemkracht.direction.forms import CarryForm, GoalForm, GreatTaskForm
from kiemkracht.direction.models import Direction, Goal
from kiemkracht.direction.selectors.cards import goal_url
from kiemkracht.direction.selectors.goals import goal_page
from kiemkracht.direction.selectors.great_tasks import great_task_page, great_tasks_page
from kiemkracht.direction.selectors.stewards import steward_ids
from kiemkracht.direction.services import carrying, charting, sorting
from kiemkracht.direction.views.finding import direction_at, goal_at, posted


@require_safe
def goal(request: Request, slug: str, goal_slug: str) -> HttpResponse:
    """One goal, with what contributes to it."""
    return _goal(request, slug, goal_slug, CarryForm())


def _goal(request: Request, slug: str, goal_slug: str, form: CarryForm) -> HttpResponse:
    page = goal_page(request.visitor, slug, goal_slug)
    if page is None:
        raise Http404
    return render(request, "direction/goal.html", {"page": page, "form": form})


def _require_edit(request: Request, direction: Direction) -> None:
    require(
        rules.may_edit_direction(request.visitor, direction, steward_ids(direction)),
        _("This text can’t be changed now. An agreed direction is first looked at afresh."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_goal(request: Request, slug: str) -> HttpResponse:
    """Add a goal to a direction."""
    direction = direction_at(request, slug)
    _require_edit(request, direction)
    form = GoalForm(posted(request))

    def do() -> str:
        charting.add_goal(by=request.visitor, direction=direction, text=form.text)
        messages.success(request, _("The goal is there."))
        return f"{direction.get_absolute_url()}#doelen"

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    context = {"form": form, "direction": direction, "goal": None}
    return render(request, "direction/goal_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_goal(request: Request, slug: str, goal_slug: str) -> HttpResponse:
    """Work on a goal."""
    row = goal_at(request, slug, goal_slug)
    _require_edit(request, row.direction)
    form = GoalForm(posted(request), goal=row)

    def do() -> str:
        charting.edit_goal(by=request.visitor, goal=row, text=form.text)
        messages.success(request, _("Kept."))
        return goal_url(row)

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            _show_or_raise(error, form)
    context = {"form": form, "direction": row.direction, "goal": row}
    return render(request, "direction/goal_form.html", context)


def _show_or_raise(error: RoomError, form: GoalForm | CarryForm | GreatTaskForm) -> None:
    if isinstance(error, LeaveDenied):
        raise error
    form.add_error(None, str(error.sentence))


@require_POST
def remove_goal(request: Request, slug: str, goal_slug: str) -> HttpResponse:
    """Take a goal out."""
    row = goal_at(request, slug, goal_slug)

    def do() -> str:
        charting.remove_goal(by=request.visitor, goal=row)
        messages.success(request, _("The goal is taken out."))
        return row.direction.get_absolute_url()

    return once(request, do)


@require_POST
def carry_goal(request: Request, slug: str, goal_slug: str) -> HttpResponse:
    """Stand for a goal, or let it go."""
    row = goal_at(request, slug, goal_slug)
    if request.POST.get("stop"):
        return once(request, lambda: _let_go(request, row))
    require(rules.may_carry_goal(request.visitor, row.direction), _("Log in to stand for a goal."))
    form = CarryForm(request.POST)
    if form.is_valid():
        try:
            return once(request, lambda: _stand(request, row, form))
        except RoomError as error:
            _show_or_raise(error, form)
    return _goal(request, slug, goal_slug, form)


def _let_go(request: Request, row: Goal) -> str:
    carrying.release(by=request.visitor, goal=row)
    messages.success(request, _("You let it go. Thank you."))
    return goal_url(row)


def _stand(request: Request, row: Goal, form: CarryForm) -> str:
    carrying.stand_for(by=request.visitor, goal=row, why=form.cleaned_data["why"])
    messages.success(request, _("You stand for this goal. You can let it go at any moment."))
    return goal_url(row)


@require_http_methods(["GET", "HEAD", "POST"])
def great_tasks(request: Request) -> HttpResponse:
    """The great tasks; facilitators and the administrator keep the list."""
    form = GreatTaskForm(posted(request))

    def do() -> str:
        said = form.cleaned_data
        sorting.name_great_task(
            by=request.visitor,
            name_nl=said["name_nl"],
            name_en=said["name_en"],
            slug=request.POST.get("slug", ""),
        )
        messages.success(request, _("Kept."))
        return reverse("direction:great_tasks")

    if request.method == "POST":
        require(rules.may_arrange_great_tasks(request.visitor))
        if form.is_valid():
            try:
                return once(request, do)
            except RoomError as error:
                _show_or_raise(error, form)
    page = great_tasks_page(request.visitor)
    return render(request, "direction/great_tasks.html", {"page": page, "form": form})


@require_safe
def great_task(request: Request, slug: str) -> HttpResponse:
    """One great task, across directions and choices."""
    page = great_task_page(request.visitor, slug)
    if page is None:
        raise Http404
    return render(request, "direction/great_task.html", {"page": page})
