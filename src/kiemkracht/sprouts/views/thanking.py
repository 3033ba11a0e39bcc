"""Thank you, a promise, and the private link of who told something."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base import clock
from kiemkracht.base.requests import Request
from kiemkracht.base.visibility import Visibility
from kiemkracht.people.selectors import visitor_by_id
from kiemkracht.people.services import make_return_link
from kiemkracht.sprouts.selectors.detail import find_sprout
from kiemkracht.sprouts.selectors.waiting import answer_by, in_words
from kiemkracht.sprouts.services.telling import Told
from kiemkracht.sprouts.views.drafting import DRAFT

TOLD = "sprouts-told"
LINK_AGAIN = timedelta(minutes=30)


def go_thank(request: Request, told: Told, *, joined: bool = False) -> str:
    """Remember what was told for the page that thanks; gives the address of that page."""
    request.session.pop(DRAFT, None)
    request.session[TOLD] = {
        "sprout": str(told.sprout.pk),
        "title": told.sprout.title,
        "person": str(told.teller.person_id) if told.secret else "",
        "secret": told.secret,
        "joined": joined,
        "is_private": told.sprout.visibility == Visibility.PRIVATE,
        "is_held": told.sprout.is_held,
        "answer_by": answer_by(clock.today()).isoformat(),
        "at": clock.now().timestamp(),
    }
    return reverse("sprouts:thanks")


@require_safe
def thanks(request: Request) -> HttpResponse:
    """Thank you, a promise, and the private link: shown this once."""
    told = request.session.get(TOLD)
    if not told:
        return redirect("sprouts:list")
    secret = told.get("secret", "")
    if secret:
        request.session[TOLD] = {**told, "secret": ""}
    link = request.build_absolute_uri(reverse("people:come_back", args=[secret])) if secret else ""
    content = {
        "told": told,
        "url": reverse("sprouts:detail", args=[told["sprout"]]),
        "may_open": find_sprout(request.visitor, UUID(told["sprout"])) is not None,
        "answer_by": date.fromisoformat(told["answer_by"]),
        "link": link,
        "may_ask_again": bool(told["person"]) and not secret and _is_fresh(told),
        "days": settings.KIEMKRACHT_ANSWER_WORKING_DAYS,
        "days_in_words": in_words(settings.KIEMKRACHT_ANSWER_WORKING_DAYS),
        "phone": settings.KIEMKRACHT_CONTACT_PHONE,
        "email": settings.KIEMKRACHT_CONTACT_EMAIL,
    }
    response = render(request, "sprouts/thanks.html", content)
    response["Cache-Control"] = "private, no-store"
    return response


def _is_fresh(told: dict[str, object]) -> bool:
    age = clock.now().timestamp() - float(str(told["at"]))
    return age < LINK_AGAIN.total_seconds()


@require_POST
def link_again(request: Request) -> HttpResponseRedirect:
    """A new private link for who just told something and lost the page."""
    told = request.session.get(TOLD)
    if told and told["person"] and _is_fresh(told):
        teller = visitor_by_id(UUID(told["person"]))
        if teller.is_known:
            url = reverse("sprouts:detail", args=[told["sprout"]])
            secret = make_return_link(by=teller, next_url=url)
            request.session[TOLD] = {**told, "secret": secret}
    return redirect("sprouts:thanks")
