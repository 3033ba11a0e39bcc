"""Finding a startfoto for a page, and doing something once."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.selectors.photos import find_photo


def found(request: Request, photo_id: UUID) -> StartingPosition:
    """The startfoto, or “not found”: it isn't there or not for this visitor."""
    row = find_photo(request.visitor, photo_id)
    if row is None:
        raise Http404
    return row


def page_of(photo_id: UUID) -> str:
    """The address of a startfoto."""
    return reverse("weigh:photo", args=[photo_id])


def act(request: Request, to: str, do: Callable[[], object]) -> HttpResponse:
    """Do something once and go to `to`."""

    def and_go() -> str:
        do()
        return to

    return once(request, and_go)
