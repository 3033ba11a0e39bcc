"""Starting a circle in three small pages, inviting, and coming in with a link."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.base import limits
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.once import where_it_went
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.circles import CharterForm, ComeInForm, InviteForm, PurposeForm
from kiemkracht.connect.models import Circle
from kiemkracht.connect.rules import circles as rules
from kiemkracht.connect.selectors.circle_company import who_to_ask
from kiemkracht.connect.selectors.circle_page import waiting_names
from kiemkracht.connect.selectors.standing import standing_of
from kiemkracht.connect.services import circling, coming_in, consenting
from kiemkracht.connect.views.acting import (
    Cleaned,
    act_with,
    login_address,
    place_of_form,
)
from kiemkracht.connect.views.circles import charter_of, circle_or_404

DRAFT, LINK, BACK = "connect-circle", "connect-circle-link", "connect-circle-back"


@require_http_methods(["GET", "HEAD", "POST"])
def purpose(request: Request) -> HttpResponse:
    """First: what for?"""
    if not request.visitor.has_account:
        return redirect(login_address(request))
    kept: dict[str, Any] = request.session.get(DRAFT) or {}
    form = PurposeForm(request.POST or None, initial=kept, visitor=request.visitor)
    if request.method == "POST" and form.is_valid():
        request.session[DRAFT] = form.cleaned_data
        return redirect("connect:circle_charter")
    status = 422 if form.is_bound else 200
    return render(request, "connect/circle_purpose.html", {"form": form, "step": 1}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def charter(request: Request) -> HttpResponse:
    """Then: what do we agree?"""
    if not request.visitor.has_account:
        return redirect(login_address(request))
    kept: dict[str, Any] | None = request.session.get(DRAFT)
    if not kept:
        return redirect("connect:circle_purpose")
    form = CharterForm(request.POST or None)

    def do(cleaned: Cleaned) -> str:
        circle = circling.begin_circle(
            by=request.visitor,
            name=kept["name"],
            charter=charter_of(cleaned, kept["purpose"]),
            near_id=place_of_form(kept),
        )
        request.session.pop(DRAFT, None)
        return reverse("connect:circle_invite", args=[circle.slug])

    def again(form: Form) -> HttpResponse:
        status = 422 if form.is_bound else 200
        content = {"form": form, "kept": kept, "step": 2}
        return render(request, "connect/circle_charter.html", content, status=status)

    return act_with(request, form, do, again)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, slug: str) -> HttpResponse:
    """At last: whom do we ask? One by one, and each with what they may get from it."""
    row = circle_or_404(request, slug)
    require(
        rules.may_invite(standing_of(request.visitor, row), row),
        _("Only who is in the circle invites."),
    )
    known = who_to_ask(request.visitor, row)
    people = [(str(identity), words) for identity, words in known.items()]
    form = InviteForm(request.POST or None, people=people)

    def do(cleaned: Cleaned) -> str:
        asking = circling.Asking(cleaned["you_learn"], cleaned["whole_gains"])
        if cleaned["person"] == InviteForm.LINK:
            secret = circling.make_link(by=request.visitor, circle=row, asking=asking)
            request.session[LINK] = {"slug": row.slug, "secret": secret}
        else:
            circling.invite(
                by=request.visitor, circle=row, person_id=UUID(cleaned["person"]), asking=asking
            )
        return reverse("connect:circle_invite", args=[row.slug])

    def again(form: Form) -> HttpResponse:
        status = 422 if form.is_bound else 200
        content = {
            "circle": row,
            "asked": waiting_names(row),
            "form": form,
            "link": _link_once(request, row),
            "step": 3,
        }
        response = render(request, "connect/circle_invite.html", content, status=status)
        response["Cache-Control"] = "private, no-store"
        return response

    return act_with(request, form, do, again)


def _link_once(request: Request, row: Circle) -> str:
    """The address of a fresh link, shown this once."""
    kept = request.session.get(LINK)
    if not kept or kept.get("slug") != row.slug:
        return ""
    request.session.pop(LINK)
    return request.build_absolute_uri(reverse("connect:circle_link", args=[kept["secret"]]))


@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: Request, link: str) -> HttpResponse:
    """Somebody opens a link: read what it is about, and say yes or not yet."""
    invitation = coming_in.find_link(link)
    if invitation is None:
        return _used_before(request, link)
    standing = standing_of(request.visitor, invitation.circle)
    if standing.is_member or standing.began_it:
        messages.info(
            request, _("You are with this circle already. The link is for somebody else.")
        )
        return redirect(invitation.circle)
    form = ComeInForm(request.POST or None)
    if request.visitor.is_known:
        del form.fields["name"]

    def do(cleaned: Cleaned) -> str:
        nearby = limits.within(f"circle:{limits.caller(request)}", most=60, seconds=3600)
        require_that(nearby, _("Many people came in from here. Wait an hour and try again."))
        said = consenting.Said(cleaned["voice"], cleaned["because"], cleaned["proposal"])
        came = coming_in.come_in(
            by=request.visitor,
            secret=link,
            name=cleaned.get("name", ""),
            said=said,
            read=cleaned["read"] or 0,
        )
        require_that(came is not None, _("Somebody used this link just now. Ask for a new one."))
        assert came is not None  # noqa: S101 - the line above said so; for the type checker
        return _go_in(request, came)

    def again(form: Form) -> HttpResponse:
        content = {
            "form": form,
            "invitation": invitation,
            "charter": consenting.current_version(invitation.circle),
        }
        status = 422 if form.is_bound else 200
        response = render(request, "connect/circle_link.html", content, status=status)
        response["Cache-Control"] = "private, no-store"
        return response

    return act_with(request, form, do, again)


def _used_before(request: Request, link: str) -> HttpResponse:
    """A second click, a second tab, the way back of who used it, or nothing at all."""
    went = where_it_went(request) if request.method == "POST" else ""
    if went:
        return redirect(went)
    used = coming_in.used_link(link)
    if used is None:
        raise Http404
    if request.visitor.is_known and used.person_id == request.visitor.person_id:
        return redirect(used.circle)
    content = {"is_fresh": BACK in request.session}
    response = render(request, "connect/circle_link_used.html", content, status=410)
    response["Cache-Control"] = "private, no-store"
    return response


def _go_in(request: Request, came: coming_in.CameIn) -> str:
    """A stranger gets the way back and is not signed in: the telephone may be borrowed."""
    if not came.secret:
        return came.circle.get_absolute_url()
    request.session[BACK] = {"name": came.circle.name, "secret": came.secret}
    return reverse("connect:circle_welcome")


@require_safe
def welcome(request: Request) -> HttpResponse:
    """The private link back, shown this once."""
    kept = request.session.pop(BACK, None)
    if not kept:
        return redirect("connect:circles")
    link = request.build_absolute_uri(reverse("people:come_back", args=[kept["secret"]]))
    content = {"name": kept["name"], "link": link}
    response = render(request, "connect/circle_welcome.html", content)
    response["Cache-Control"] = "private, no-store"
    return response
