"""The page of the mirror, and the same as a fragment for under a field."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kiemkracht.base import limits
from kiemkracht.base.errors import require_that
from kiemkracht.base.mirror.forms import TextForm
from kiemkracht.base.mirror.looking import look
from kiemkracht.base.mirror.words import SAMPLE
from kiemkracht.base.requests import Request

# While someone types the mirror follows, every second or so. A town hall shares one address.
PER_BROWSER = 120
PER_ADDRESS = 1200
PER_S = 60
TOO_OFTEN = _("The mirror was asked very often from here. Wait a minute. Your text is still yours.")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """A text beside its mirror; with `fragment` in the form only the mirror."""
    if request.method != "POST":
        return _page(request, TextForm())
    is_fragment = bool(request.POST.get("fragment"))
    if not _is_within_limits(request):
        require_that(is_fragment, TOO_OFTEN)
        return _refused(request, [TOO_OFTEN])
    if request.POST.get("sample"):
        return _page(request, TextForm({"text": SAMPLE}))
    form = TextForm(request.POST)
    return _fragment(request, form) if is_fragment else _page(request, form)


def _page(request: Request, form: TextForm) -> HttpResponse:
    found = look(form.cleaned_data["text"]) if form.is_bound and form.is_valid() else None
    content = {"form": form, "found": found, "was_empty": form.is_bound and found is None}
    return _unkept(render(request, "mirror/page.html", content))


def _fragment(request: Request, form: TextForm) -> HttpResponse:
    if not form.is_valid():
        return _refused(request, form.errors["text"])
    found = look(form.cleaned_data["text"])
    return _unkept(render(request, "mirror/_mirror.html", {"found": found}))


def _refused(request: Request, sentences: Sequence[object]) -> HttpResponse:
    return _unkept(render(request, "mirror/_refused.html", {"sentences": sentences}))


def _unkept(response: HttpResponse) -> HttpResponse:
    """The text stands in the answer, so nobody on the way may keep it either."""
    response["Cache-Control"] = "private, no-store"
    return response


def _is_within_limits(request: Request) -> bool:
    address = limits.caller(request)
    who = request.visitor.person_id or request.session.session_key or address
    here = limits.within(f"mirror:{who}", most=PER_BROWSER, seconds=PER_S)
    nearby = limits.within(f"mirror-from:{address}", most=PER_ADDRESS, seconds=PER_S)
    return here and nearby
