"""Turning a form into one act, and finding the place somebody chose."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.core.cache import cache
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.people.selectors import community_by_slug, community_choices

Cleaned = dict[str, Any]
ShowAgain = Callable[[Form], HttpResponse]
REMEMBER_S = 60

Row = TypeVar("Row")


def act(request: Request, to: str, do: Callable[[], object]) -> HttpResponse:
    """Do something once and go to `to`."""

    def and_go() -> str:
        do()
        return to

    return once(request, and_go)


def act_with(
    request: Request, form: Form, do: Callable[[Cleaned], str], show_again: ShowAgain
) -> HttpResponse:
    """Do something once with a sound form and go where it says; otherwise show what is wrong.

    A refusal of the service is shown at the form; a lack of leave is a page of its own (403).
    Before anything was posted the form is shown empty.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: do(form.cleaned_data))
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    return show_again(form)


def form_page(
    request: Request, template: str, form: Form, content: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page of a form; 422 when something in it is wrong."""
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **(content or {})}, status=status)


def there(row: Row | None) -> Row:
    """The row, or “not found”: it isn't there or not for this visitor, and no telling which."""
    if row is None:
        raise Http404
    return row


def place_of_form(cleaned: Cleaned) -> UUID | None:
    """The community that was chosen. Queries: 1, or 0 for none."""
    slug = cleaned.get("community")
    view = community_by_slug(slug) if slug else None
    return view.id if view else None


def places_to_filter() -> list[tuple[str, str]]:
    """Names of places for a filter: the same for everyone, and remembered for a minute."""
    return list(cache.get_or_set("connect:places", community_choices, REMEMBER_S) or ())


def login_address(request: Request) -> str:
    """Where somebody comes in, to come back here."""
    return f"{reverse('people:login')}?next={request.path}"
