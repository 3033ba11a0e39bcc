"""The map of bridges: where borders are crossed and where walls stand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.connect.enums.bridges import TieKind, UnitKind
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.bridge_page import bridge_page
from kiemkracht.connect.selectors.bridge_picture import picture_of
from kiemkracht.connect.services import bridging
from kiemkracht.connect.views.acting import act


@require_safe
def bridges(request: Request) -> HttpResponse:
    """Table first, picture second, never persons."""
    asked = request.GET
    page = bridge_page(
        request.visitor,
        kind=asked.get("soort", ""),
        what=asked.get("wat", ""),
        one=asked.get("een", ""),
        other=asked.get("ander", ""),
    )
    content = {
        "page": page,
        "picture": picture_of(page),
        "kinds": [
            (kind.label, f"?soort={kind.value}&wat={page.what}", kind.value == page.kind)
            for kind in UnitKind
        ],
        "ties": [
            (tie.label, f"?soort={page.kind}&wat={tie.value}", tie.value == page.what)
            for tie in TieKind
        ],
    }
    return render(request, "connect/bridges.html", content)


@require_POST
def compute_bridges(request: Request) -> HttpResponse:
    """Ask for a new map now."""
    require(rules.may_compute(request.visitor))

    def do() -> None:
        bridging.ask_now(by=request.visitor)
        messages.success(request, _("The map is being drawn again."))

    return act(request, reverse("connect:bridges"), do)
