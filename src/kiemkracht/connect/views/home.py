"""The front of the room, and how it is going."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.connect.enums.posts import Direction
from kiemkracht.connect.selectors.circles import a_few_circles
from kiemkracht.connect.selectors.gigs import a_few_gigs
from kiemkracht.connect.selectors.measuring import how_it_goes
from kiemkracht.connect.selectors.posts import a_few


@require_safe
def home(request: Request) -> HttpResponse:
    """What is asked, what is offered, klussen and circles; three of each, by turns."""
    visitor = request.visitor
    content = {
        "needs": a_few(visitor, Direction.NEED),
        "offers": a_few(visitor, Direction.OFFER),
        "gigs": a_few_gigs(visitor),
        "circles": a_few_circles(visitor),
    }
    return render(request, "connect/home.html", content)


@require_safe
def going(request: Request) -> HttpResponse:
    """Numbers of the room, each with its arithmetic."""
    return render(request, "connect/going.html", {"page": how_it_goes(request.visitor)})
