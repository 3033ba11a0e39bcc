"""Turning a form of this room into one act."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request

ShowAgain = Callable[[Form], HttpResponse]


def act(request: Request, to: str, do: Callable[[], object]) -> HttpResponse:
    """Do something once and go to `to`."""

    def and_go() -> str:
        do()
        return to

    return once(request, and_go)


def act_with(
    request: Request, form: Form, do: Callable[[], str], show_again: ShowAgain
) -> HttpResponse:
    """Do something with a sound form and go where it says; or show the form again.

    A refusal of the service is shown at the form; a lack of leave is a page of its own (403).
    """
    if form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    return show_again(form)
