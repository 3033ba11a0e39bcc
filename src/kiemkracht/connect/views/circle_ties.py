"""The ties of a circle: for its members alone."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.ties import TiesForm
from kiemkracht.connect.models import Circle
from kiemkracht.connect.rules import circles as rules
from kiemkracht.connect.selectors.circle_ties import ties_page
from kiemkracht.connect.selectors.standing import standing_of
from kiemkracht.connect.services import telling_ties
from kiemkracht.connect.views.acting import Cleaned, act, act_with
from kiemkracht.connect.views.circles import circle_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def circle_ties(request: Request, slug: str) -> HttpResponse:
    """The picture, and one's own answer."""
    row = _own_circle(request, slug)
    page = ties_page(request.visitor, row)
    form = TiesForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        form = TiesForm(initial={"kinds": page.mine or ()})

    def do(cleaned: Cleaned) -> str:
        telling_ties.tell_ties(by=request.visitor, circle=row, kinds=cleaned["kinds"])
        messages.success(request, _("Kept. Nobody reads what you filled in."))
        return reverse("connect:circle_ties", args=[slug])

    def show(bound: Form) -> HttpResponse:
        status = 422 if bound.is_bound else 200
        content = {"page": page, "form": bound}
        return render(request, "connect/circle_ties.html", content, status=status)

    return act_with(request, form, do, show)


@require_POST
def take_back_ties(request: Request, slug: str) -> HttpResponse:
    """Take one's own answer back."""
    row = _own_circle(request, slug)

    def do() -> None:
        telling_ties.take_back(by=request.visitor, circle=row)
        messages.success(request, _("Taken back."))

    return act(request, reverse("connect:circle_ties", args=[slug]), do)


def _own_circle(request: Request, slug: str) -> Circle:
    row = circle_or_404(request, slug)
    require(
        rules.may_tell_ties(standing_of(request.visitor, row), row),
        _("Only members of the circle see this."),
    )
    return row
