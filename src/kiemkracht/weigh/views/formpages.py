"""Pages with one form: shown, kept once, and shown again with what was wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around a form."""

    title: str | Promise
    lead: str | Promise
    button: str | Promise
    back: str
    eyebrow: str | Promise = ""
    notes: tuple[str, ...] = ()


def form_page(
    request: Request,
    form: Form,
    words: Words,
    do: Callable[[], str],
    *,
    template: str = "weigh/weighing/form.html",
) -> HttpResponse:
    """Show the form, or do what it asks and go where `do` says.

    A refusal of a guard stands above the form with everything that was typed; a refusal of leave
    is a page of its own.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, "words": words}, status=status)
