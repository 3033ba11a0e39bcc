"""Finding the kiem of an address, and turning a form into one act."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.detail import find_sprout

Act = Callable[[], object]
ShowAgain = Callable[[Form], HttpResponse]
Cleaned = dict[str, Any]


def sprout_or_404(request: Request, sprout_id: UUID) -> Sprout:
    """The row, or 404 for what this visitor may not see."""
    row = find_sprout(request.visitor, sprout_id)
    if row is None:
        raise Http404
    return row


def act(request: Request, to: str, do: Act) -> HttpResponse:
    """Do something once and go to `to`."""

    def and_go() -> str:
        do()
        return to

    return once(request, and_go)


def act_with(
    request: Request, form: Form, to: str, do: Callable[[Cleaned], object], show_again: ShowAgain
) -> HttpResponse:
    """Do something with a sound form; otherwise show the page again with what is wrong.

    A refusal of the service is shown at the form; a lack of leave is a page of its own (403).
    """
    if form.is_valid():
        try:
            return act(request, to, lambda: do(form.cleaned_data))
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    return show_again(form)
