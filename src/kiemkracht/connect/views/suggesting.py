"""What is suggested to me, what I asked for, and how suggestions come about."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.suggesting import OpennessForm
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.openness import openness_page
from kiemkracht.connect.selectors.suggestions import own_suggestion, suggestion_page
from kiemkracht.connect.selectors.workings import workings
from kiemkracht.connect.services import opening_up, setting_aside, suggesting
from kiemkracht.connect.views.acting import act, act_with


def to_login(request: Request) -> HttpResponse:
    """Strangers and guests are invited to come in first."""
    return redirect(f"{reverse('people:login')}?next={request.path}")


@require_safe
def suggestions(request: Request) -> HttpResponse:
    """At most three people, kiemen or offers; strangers read how it works."""
    content = {
        "page": suggestion_page(request.visitor),
        "may_open": rules.may_be_introduced(request.visitor),
    }
    return render(request, "connect/suggestions.html", content)


@require_POST
def answer_suggestion(request: Request, suggestion_id: int) -> HttpResponse:
    """Not now, or never again; the other hears nothing."""
    row = own_suggestion(request.visitor, suggestion_id)
    if row is None:
        raise Http404

    def do() -> None:
        if request.POST.get("answer") == "never":
            setting_aside.never_again(by=request.visitor, suggestion=row)
            messages.success(request, _("You won’t see this again."))
        else:
            setting_aside.not_now(by=request.visitor, suggestion=row)
            messages.success(request, _("Set aside. We won’t ask why."))

    return act(request, reverse("connect:suggestions"), do)


@require_safe
def suggestions_how(request: Request) -> HttpResponse:
    """The last computation, its weights, and what surprises did."""
    return render(request, "connect/workings.html", {"page": workings(request.visitor)})


@require_POST
def compute_suggestions(request: Request) -> HttpResponse:
    """Ask for new suggestions now."""
    require(rules.may_compute(request.visitor))

    def do() -> None:
        suggesting.ask_now(by=request.visitor)
        messages.success(request, _("The suggestions are being computed again."))

    return act(request, reverse("connect:suggestions_how"), do)


@require_http_methods(["GET", "HEAD", "POST"])
def openness(request: Request) -> HttpResponse:
    """“Introduce people to me”: settings, and whom I don’t want to meet."""
    if not rules.may_be_introduced(request.visitor):
        return to_login(request)
    page = openness_page(request.visitor)
    initial = {
        "longing": page.longing,
        "learning": page.learning,
        "themes": page.themes,
        "frequency": page.frequency if page.longing else None,
        "paused_until": page.paused_until,
    }
    form = OpennessForm(
        request.POST or None, initial={key: value for key, value in initial.items() if value}
    )

    def show(form: Form) -> HttpResponse:
        status = 422 if form.errors else 200
        content = {"page": page, "form": form}
        return render(request, "connect/openness.html", content, status=status)

    if request.method != "POST":
        return show(form)
    return act_with(request, form, lambda _cleaned: _open_up(request, form), show)


def _open_up(request: Request, form: OpennessForm) -> str:
    chosen = form.cleaned_data
    row = opening_up.open_up(
        by=request.visitor,
        wish=opening_up.Wish(
            longing=chosen["longing"],
            learning=chosen["learning"],
            themes=tuple(chosen["themes"]),
            frequency=chosen["frequency"],
            paused_until=chosen["paused_until"],
        ),
    )
    if row.is_open:
        messages.success(
            request, _("Good. From the next computation on you hear of us, tomorrow at the latest.")
        )
    else:
        messages.success(request, _("Kept. For now you won’t be introduced to anyone."))
    return reverse("connect:suggestions")


@require_POST
def stop_openness(request: Request) -> HttpResponse:
    """Stop being introduced."""
    if not request.visitor.is_known:
        return to_login(request)

    def do() -> None:
        opening_up.stop(by=request.visitor)
        messages.success(request, _("Stopped. All suggestions are gone; your bonds stay."))

    return act(request, reverse("connect:openness"), do)


@require_POST
def unblock(request: Request, block_id: int) -> HttpResponse:
    """Take “never again” back."""
    if not request.visitor.is_known:
        return to_login(request)
    return act(
        request,
        reverse("connect:openness"),
        lambda: setting_aside.unblock(by=request.visitor, block_id=block_id),
    )


def block_other(request: Request, other_id: UUID) -> None:
    """Never meet someone again, said at an invitation or a bond."""
    setting_aside.block(by=request.visitor, other_id=other_id)
    messages.success(request, _("You won’t meet here again. The other hears nothing of it."))
