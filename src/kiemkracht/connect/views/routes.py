"""Two routes: the list, one case, and what people add to it."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.routes import CrossingForm, RouteCaseForm, StepForm
from kiemkracht.connect.models import RouteCase
from kiemkracht.connect.rules import routes as rules
from kiemkracht.connect.selectors.route_picture import picture_of
from kiemkracht.connect.selectors.routes import find_route, route_list, route_page
from kiemkracht.connect.services import crossing_over, telling_routes
from kiemkracht.connect.views.acting import (
    Cleaned,
    act,
    act_with,
    form_page,
    login_address,
    place_of_form,
    there,
)


@require_safe
def routes(request: Request) -> HttpResponse:
    """All cases one may see."""
    return render(request, "connect/routes.html", {"cards": route_list(request.visitor)})


@require_http_methods(["GET", "HEAD", "POST"])
def new_route(request: Request) -> HttpResponse:
    """Tell a question whose two routes can be laid beside each other."""
    if not rules.may_tell(request.visitor):
        return redirect(login_address(request))
    form = RouteCaseForm(request.POST or None, visitor=request.visitor)

    def do(cleaned: Cleaned) -> str:
        words = telling_routes.CaseWords(
            question=cleaned["question"],
            story=cleaned["story"],
            lang=getattr(request, "LANGUAGE_CODE", "nl"),
            visibility=cleaned["visibility"],
            community_id=place_of_form(cleaned),
        )
        case = telling_routes.tell_case(by=request.visitor, words=words)
        return case.get_absolute_url()

    return act_with(
        request, form, do, lambda bound: form_page(request, "connect/route_new.html", bound)
    )


def _case_or_404(request: Request, case_id: UUID) -> RouteCase:
    return there(find_route(request.visitor, case_id))


def _show(request: Request, row: RouteCase, **bound: Form) -> HttpResponse:
    page = route_page(request.visitor, row)
    forms: dict[str, Form] = {"step_form": StepForm(), "crossing_form": CrossingForm()}
    content = {"page": page, "picture": picture_of(page), **forms, **bound}
    return render(request, "connect/route.html", content, status=422 if bound else 200)


@require_safe
def route(request: Request, case_id: UUID) -> HttpResponse:
    """One question and its two routes."""
    return _show(request, _case_or_404(request, case_id))


@require_POST
def add_step(request: Request, case_id: UUID) -> HttpResponse:
    """Add a step to one of the two."""
    row = _case_or_404(request, case_id)
    if not rules.may_add(request.visitor):
        return redirect(_back_through_login(row))

    def do(cleaned: Cleaned) -> str:
        words = telling_routes.StepWords(**cleaned)
        telling_routes.add_step(by=request.visitor, case=row, words=words)
        messages.success(request, _("The step is added."))
        return f"{row.get_absolute_url()}#{cleaned['side']}"

    return act_with(
        request, StepForm(request.POST), do, lambda form: _show(request, row, step_form=form)
    )


@require_POST
def remove_step(request: Request, case_id: UUID, event_id: int) -> HttpResponse:
    """Take a step away."""
    row = _case_or_404(request, case_id)
    return act(
        request,
        row.get_absolute_url(),
        lambda: telling_routes.remove_step(by=request.visitor, case=row, event_id=event_id),
    )


@require_POST
def cross_over(request: Request, case_id: UUID) -> HttpResponse:
    """Begin a shorter crossing."""
    row = _case_or_404(request, case_id)
    if not rules.may_add(request.visitor):
        return redirect(_back_through_login(row))

    def do(cleaned: Cleaned) -> str:
        crossing = crossing_over.Crossing(**cleaned)
        crossing_over.cross_over(by=request.visitor, case=row, crossing=crossing)
        messages.success(request, _("The crossing is begun."))
        return f"{row.get_absolute_url()}#oversteek"

    return act_with(
        request,
        CrossingForm(request.POST),
        do,
        lambda form: _show(request, row, crossing_form=form),
    )


@require_POST
def remove_route(request: Request, case_id: UUID) -> HttpResponse:
    """Take both routes away."""
    row = _case_or_404(request, case_id)

    def do() -> None:
        telling_routes.remove_case(by=request.visitor, case=row)
        messages.success(request, _("Taken away. What grew from it stays."))

    return act(request, reverse("connect:routes"), do)


def _back_through_login(row: RouteCase) -> str:
    return f"{reverse('people:login')}?next={row.get_absolute_url()}"
