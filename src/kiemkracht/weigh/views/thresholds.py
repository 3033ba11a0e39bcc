"""The thresholds: anyone reads them, who arranges the house changes one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.weigh.forms.telling import ThresholdForm
from kiemkracht.weigh.rules import may_set_thresholds
from kiemkracht.weigh.selectors.threshold_page import threshold_choices, threshold_page
from kiemkracht.weigh.services.setting_thresholds import set_threshold


@require_http_methods(["GET", "HEAD", "POST"])
def thresholds(request: Request) -> HttpResponse:
    """What counts today, how it came about, and for an administrator: change one."""
    form = ThresholdForm(request.POST or None, names=threshold_choices())
    if request.method == "POST":
        require(may_set_thresholds(request.visitor))
        if form.is_valid():
            try:
                return once(request, lambda: _set(request, form))
            except RoomError as error:
                form.add_error("value", str(error.sentence))
    content = {"page": threshold_page(request.visitor), "form": form}
    return render(request, "weigh/thresholds.html", content, status=422 if form.errors else 200)


def _set(request: Request, form: ThresholdForm) -> str:
    given = form.cleaned_data
    set_threshold(
        by=request.visitor, name=given["name"], value=float(given["value"]), why=given["why"]
    )
    messages.success(request, _("Pictures from now on are made with this. Earlier ones stay."))
    return reverse("weigh:thresholds")
