"""Today, search, notices, and what a public site owes its readers."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base import clock
from kiemkracht.base.requests import Request
from kiemkracht.base.talk import following
from kiemkracht.front.selectors.finding import found
from kiemkracht.front.selectors.hearing import heard
from kiemkracht.front.selectors.promises import terms
from kiemkracht.front.selectors.today import front_page
from kiemkracht.front.selectors.weighing_hall import weighing_hall

LONGEST_QUERY = 200


@require_safe
def today(request: Request) -> HttpResponse:
    """The home of everyone: three doors for who is new, what asks attention for who is known."""
    return render(request, "front/today.html", {"page": front_page(request.visitor)})


@require_safe
def weighing(request: Request) -> HttpResponse:
    """The way to weighing, scripts, rules and answers, and what waits there for me."""
    return render(request, "front/weighing.html", {"page": weighing_hall(request.visitor)})


@require_safe
def search(request: Request) -> HttpResponse:
    """Search every room at once."""
    query = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    shelves = found(request.visitor, query) if query else ()
    return render(request, "front/search.html", {"query": query, "shelves": shelves})


@require_safe
def notices(request: Request) -> HttpResponse:
    """What happened where I follow."""
    if not request.visitor.is_known:
        return redirect(f"{reverse('people:login')}?next={request.path}")
    return render(request, "front/notices.html", {"heard": heard(request.visitor)})


@require_POST
def read_notices(request: Request) -> HttpResponse:
    """Everything read."""
    if request.visitor.is_known:
        following.mark_read(by=request.visitor)
    return redirect("front:notices")


@require_safe
def privacy(request: Request) -> HttpResponse:
    """What we keep, why and how long."""
    return render(request, "front/privacy.html", {"terms": terms()})


@require_safe
def accessibility(request: Request) -> HttpResponse:
    """The statement on accessibility."""
    return render(request, "front/accessibility.html", {"email": settings.KIEMKRACHT_CONTACT_EMAIL})


@require_safe
def about(request: Request) -> HttpResponse:
    """What this is, what it does and what it will never do."""
    return render(request, "front/about.html")


@require_safe
def security_txt(request: Request) -> HttpResponse:
    """Where to report a weak spot (RFC 9116)."""
    expires = clock.now() + timedelta(days=180)
    text = (
        f"Contact: mailto:{settings.KIEMKRACHT_CONTACT_EMAIL}\n"
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: nl, en\n"
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def health(request: Request) -> HttpResponse:
    """A line for whoever watches the process; asks the database one question."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
