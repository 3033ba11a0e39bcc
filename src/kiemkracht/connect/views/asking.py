"""Asking and offering in two small pages, also without an account.

What was said so far waits in the session; nothing is put up before the last step.
"""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.base import limits
from kiemkracht.base.errors import require_that
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.connect.enums.posts import Direction
from kiemkracht.connect.forms.posts import RestForm, WhatForm
from kiemkracht.connect.selectors.my_help import kiem_title
from kiemkracht.connect.selectors.posts import find_post
from kiemkracht.connect.services.asking import Asked, PostWords, ask
from kiemkracht.connect.views.acting import Cleaned, act_with, place_of_form

DRAFT, ASKED = "connect-draft", "connect-asked"
PER_SESSION, PER_ADDRESS, PER_S = 5, 120, 3600


@dataclass(frozen=True, slots=True)
class Draft:
    """What was said so far."""

    direction: str
    what: str
    kiem: str = ""


def _draft(request: Request) -> Draft | None:
    kept = request.session.get(DRAFT)
    try:
        return Draft(**kept) if kept else None
    except TypeError:  # kept by an older version of this page
        return None


def _kiem_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def what(request: Request) -> HttpResponse:
    """What first: one sentence, and whether you ask or offer."""
    draft = _draft(request)
    if request.method == "POST":
        form = WhatForm(request.POST)
        if form.is_valid():
            request.session[DRAFT] = asdict(Draft(**form.cleaned_data))
            return redirect("connect:ask_rest")
    else:
        wanted = request.GET.get("richting", "")
        initial = asdict(draft) if draft else {}
        if wanted in Direction.values:
            initial["direction"] = wanted
        if "kiem" in request.GET:
            initial["kiem"] = request.GET["kiem"][:36]
        form = WhatForm(initial=initial)
    kiem = _kiem_of(str(form["kiem"].value() or ""))
    content = {
        "form": form,
        "step": 1,
        "kiem": kiem_title(request.visitor, kiem) if kiem else "",
        "direction": form["direction"].value(),
    }
    return render(request, "connect/ask_what.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def rest(request: Request) -> HttpResponse:
    """How much, when, where and who may see it; then it is put up."""
    draft = _draft(request)
    if draft is None:
        return _handled_or_start(request)
    form = RestForm(request.POST or None, visitor=request.visitor)

    def again(form: Form) -> HttpResponse:
        content = {"form": form, "draft": draft, "step": 2}
        status = 422 if form.is_bound else 200
        return render(request, "connect/ask_rest.html", content, status=status)

    if request.method != "POST":
        return again(form)

    def do(cleaned: Cleaned) -> str:
        _require_within_limits(request)
        asked = ask(
            by=request.visitor,
            words=_words(request, draft, cleaned),
            name=cleaned.get("name", ""),
        )
        return _go_thank(request, asked)

    return act_with(request, form, do, again)


def _handled_or_start(request: Request) -> HttpResponse:
    """A second click finds the draft gone, and then belongs where the first one went."""
    start = reverse("connect:ask")
    if request.method == "POST":
        return once(request, lambda: start)
    return redirect(start)


def _words(request: Request, draft: Draft, cleaned: Cleaned) -> PostWords:
    kiem = _kiem_of(draft.kiem)
    return PostWords(
        direction=draft.direction,
        what=draft.what,
        kind=cleaned["kind"],
        unit=cleaned["unit"],
        story=cleaned["story"],
        lang=getattr(request, "LANGUAGE_CODE", "nl"),
        on=cleaned["on"],
        visibility=cleaned["visibility"],
        community_id=place_of_form(cleaned),
        sprout_id=kiem if kiem and kiem_title(request.visitor, kiem) else None,
    )


def _require_within_limits(request: Request) -> None:
    """Generous per address, for a town hall shares one; closer per browser."""
    if request.visitor.has_account:
        return
    session = request.session.session_key or "none"
    here = limits.within(f"ask:{session}", most=PER_SESSION, seconds=PER_S)
    nearby = limits.within(f"ask-from:{limits.caller(request)}", most=PER_ADDRESS, seconds=PER_S)
    require_that(
        here and nearby,
        _("Many questions came from here in a short time. Wait an hour. Yours is kept."),
    )


def _go_thank(request: Request, asked: Asked) -> str:
    request.session.pop(DRAFT, None)
    if not asked.secret:
        return asked.post.get_absolute_url()
    request.session[ASKED] = {"post": str(asked.post.pk), "secret": asked.secret}
    return reverse("connect:asked")


@require_safe
def asked(request: Request) -> HttpResponse:
    """Thank you, and the private link: shown this once."""
    kept = request.session.get(ASKED)
    if not kept:
        return redirect("connect:posts")
    secret = kept.get("secret", "")
    if secret:
        request.session[ASKED] = {**kept, "secret": ""}
    link = request.build_absolute_uri(reverse("people:come_back", args=[secret])) if secret else ""
    content = {"link": link, "post": find_post(request.visitor, UUID(kept["post"]))}
    response = render(request, "connect/asked.html", content)
    response["Cache-Control"] = "private, no-store"
    return response
