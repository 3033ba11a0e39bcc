"""Puts `request.visitor` on every request."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject

from kiemkracht.base.requests import Request
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.people.selectors.visiting import visitor_by_id, visitor_of

GUEST_KEY = "guest"


class VisitorMiddleware:
    """Finds out who is asking, when somebody wants to know."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.visitor = cast("Visitor", SimpleLazyObject(lambda: _visitor(request)))
        return self.get_response(request)


def _visitor(request: Request) -> Visitor:
    if request.user.is_authenticated:
        return visitor_of(request.user)
    guest = request.session.get(GUEST_KEY)
    return visitor_by_id(UUID(guest)) if guest else NOBODY
