"""Circles: the list, one circle, and what its people do with it."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.circles import ArrangeForm, ChangeForm, VoiceForm
from kiemkracht.connect.models import CharterVersion, Circle
from kiemkracht.connect.rules import circles as rules
from kiemkracht.connect.selectors.circle_page import circle_page, modules_of
from kiemkracht.connect.selectors.circles import circle_list, find_circle
from kiemkracht.connect.selectors.standing import standing_of
from kiemkracht.connect.services import circling, consenting
from kiemkracht.connect.views.acting import Cleaned, act, act_with


@require_safe
def circles(request: Request) -> HttpResponse:
    """All circles one may see."""
    return render(request, "connect/circles.html", {"page": circle_list(request.visitor)})


def circle_or_404(request: Request, slug: str) -> Circle:
    """The row, or 404 for what this visitor may not see."""
    row = find_circle(request.visitor, slug)
    if row is None:
        raise Http404
    return row


@require_safe
def circle(request: Request, slug: str) -> HttpResponse:
    """One circle."""
    return _show(request, circle_or_404(request, slug))


def _show(request: Request, row: Circle, *, voice_form: Form | None = None) -> HttpResponse:
    content = {
        "page": circle_page(request.visitor, row),
        "voice_form": voice_form or VoiceForm(),
    }
    status = 422 if voice_form else 200
    return render(request, "connect/circle.html", content, status=status)


@require_POST
def say(request: Request, slug: str, number: int) -> HttpResponse:
    """Yes, or not yet because."""
    row = circle_or_404(request, slug)
    version = CharterVersion.objects.filter(circle=row, number=number).first()
    if version is None:
        raise Http404
    version.circle = row
    require(
        rules.may_speak(standing_of(request.visitor, row), row),
        _("Only who is asked can say yes to this charter."),
    )

    def do(cleaned: Cleaned) -> str:
        consenting.say(by=request.visitor, version=version, said=consenting.Said(**cleaned))
        return row.get_absolute_url()

    return act_with(
        request, VoiceForm(request.POST), do, lambda form: _show(request, row, voice_form=form)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str) -> HttpResponse:
    """Propose another charter."""
    row = circle_or_404(request, slug)
    require(
        rules.may_propose(standing_of(request.visitor, row), row),
        _("Only members propose a change."),
    )
    version = consenting.current_version(row)
    form = ChangeForm(request.POST or None, initial=_initial(version))

    def do(cleaned: Cleaned) -> str:
        consenting.propose_charter(
            by=request.visitor,
            circle=row,
            charter=charter_of(cleaned, cleaned["purpose"]),
            read=cleaned["read"],
        )
        messages.success(request, _("Your proposal is with the others."))
        return row.get_absolute_url()

    def again(form: Form) -> HttpResponse:
        status = 422 if form.is_bound else 200
        content = {"row": row, "form": form, "charter": version}
        return render(request, "connect/charter.html", content, status=status)

    return act_with(request, form, do, again)


def _initial(version: CharterVersion | None) -> dict[str, object]:
    if version is None:
        return {}
    names = ("purpose", "deciding", "looking_back", "look_back_on", "also", "visibility")
    own = {name: getattr(version, name) for name in names}
    return own | {"is_open": not version.by_invitation}


def charter_of(cleaned: Cleaned, purpose: str) -> circling.CharterWords:
    """A charter from a form."""
    return circling.CharterWords(
        purpose=purpose,
        deciding=cleaned["deciding"],
        looking_back=cleaned["looking_back"],
        look_back_on=cleaned["look_back_on"],
        also=cleaned["also"],
        visibility=cleaned["visibility"],
        by_invitation=not cleaned["is_open"],
        because=cleaned.get("because", ""),
    )


@require_POST
def withdraw(request: Request, slug: str, number: int) -> HttpResponse:
    """Take a proposed charter back."""
    row = circle_or_404(request, slug)
    version = CharterVersion.objects.filter(circle=row, number=number).first()
    if version is None:
        raise Http404
    return act(
        request,
        row.get_absolute_url(),
        lambda: consenting.withdraw_charter(by=request.visitor, version=version),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: Request, slug: str) -> HttpResponse:
    """Own names, and which parts the page has."""
    row = circle_or_404(request, slug)
    require(
        rules.may_arrange(standing_of(request.visitor, row)), _("Only members arrange this page.")
    )
    modules = modules_of(row)
    initial: dict[str, object] = {f"on_{each.key}": each.is_on for each in modules}
    initial |= {f"label_{each.key}": each.own_label for each in modules}
    form = ArrangeForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(cleaned: Cleaned) -> str:
        circling.arrange(
            by=request.visitor, circle=row, labels=form.labels, modules_off=form.modules_off
        )
        return row.get_absolute_url()

    def again(shown: Form) -> HttpResponse:
        status = 422 if shown.is_bound else 200
        content = {"row": row, "form": shown}
        return render(request, "connect/circle_arrange.html", content, status=status)

    return act_with(request, form, do, again)


@require_POST
def leave(request: Request, slug: str) -> HttpResponse:
    """Leave, any time."""
    row = circle_or_404(request, slug)

    def do() -> None:
        circling.leave_circle(by=request.visitor, circle=row)
        messages.success(request, _("You left the circle. They can always ask you back."))

    return act(request, reverse("connect:circles"), do)
