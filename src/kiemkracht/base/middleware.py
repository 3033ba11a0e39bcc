"""Turns the refusals of services into pages, keeps pages private, and remembers during one."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import where_it_went
from kiemkracht.base.remembering import during_a_page

Handler = Callable[[HttpRequest], HttpResponse]


class RoomErrorMiddleware:
    """Shows the sentence of a `RoomError` that no form caught, with its status."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with a page for a refusal; leave everything else to Django.

        A second click on what the first one took away (or closed) goes where the first one went,
        instead of to “nothing grows here”.
        """
        is_refused = request.method == "POST" and isinstance(error, Http404 | RoomError)
        if is_refused and (went_to := where_it_went(request)):
            return HttpResponseRedirect(went_to)
        if not isinstance(error, RoomError):
            return None
        template = "403.html" if error.status == 403 else "409.html"
        return render(request, template, {"sentence": error.sentence}, status=error.status)


class PrivatePagesMiddleware:
    """Keeps pages of known visitors out of every cache between them and us."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        visitor = getattr(request, "visitor", None)
        known = visitor is not None and visitor.is_known
        if (known or response.cookies) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response


class RememberingMiddleware:
    """Lets the parts of one page share what they read; what changes something reads anew."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with during_a_page():
            return self.get_response(request)
