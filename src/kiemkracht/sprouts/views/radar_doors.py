"""Who comes in at the radar: whoever has an account, and only to what is their own."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.models import Signal, SourceText
from kiemkracht.sprouts.selectors.signals import find_signal
from kiemkracht.sprouts.selectors.text_page import find_text

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]


def with_account(view: View[P]) -> View[P]:
    """Send strangers to the login page, and say to guests that they need an account."""

    @wraps(view)
    def answer(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.visitor.is_known:
            return redirect(f"{reverse('people:login')}?next={reverse('sprouts:radar')}")
        require(
            rules.may_scan(request.visitor),
            _("You need an account for this: only you may see your texts."),
        )
        return view(request, *args, **kwargs)

    return answer


def text_or_404(request: Request, text_id: UUID) -> SourceText:
    """One's own text, or 404: for anyone else it does not exist."""
    row = find_text(request.visitor, text_id)
    if row is None:
        raise Http404
    return row


def signal_or_404(request: Request, signal_id: int) -> Signal:
    """A sentence in one's own text, or 404."""
    row = find_signal(request.visitor, signal_id)
    if row is None:
        raise Http404
    return row
