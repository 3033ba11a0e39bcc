"""For who tends: who waits for a human, and where it has been quiet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.sprouts.selectors.cards import cards_of
from kiemkracht.sprouts.selectors.waiting import queue, quiet_rows, waiting_rows


@require_safe
def waiting(request: Request) -> HttpResponse:
    """Who waits longest stands first."""
    found = queue(request.visitor, waiting_rows(request.visitor), page=request.GET.get("page", 1))
    content = {"queue": found, "cards": cards_of(request.visitor, found.rows)}
    return render(request, "sprouts/waiting.html", content)


@require_safe
def quiet(request: Request) -> HttpResponse:
    """Kiemen without a step for thirty days."""
    found = queue(request.visitor, quiet_rows(request.visitor), page=request.GET.get("page", 1))
    content = {"queue": found, "cards": cards_of(request.visitor, found.rows)}
    return render(request, "sprouts/quiet.html", content)
