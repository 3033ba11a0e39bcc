"""Inviting one person, and answering an invitation."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.introductions import AcceptForm, InviteForm
from kiemkracht.connect.models import Introduction
from kiemkracht.connect.selectors.invitations import invitation_page, own_invitation
from kiemkracht.connect.selectors.suggestions import card_of, own_suggestion
from kiemkracht.connect.services import answering, inviting
from kiemkracht.connect.views.acting import Cleaned, act, act_with
from kiemkracht.connect.views.suggesting import block_other, to_login

INVITED, MOST_REMEMBERED = "invited_from_suggestions", 20


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, suggestion_id: int) -> HttpResponse:
    """Write an invitation to whom a suggestion leads to."""
    row = own_suggestion(request.visitor, suggestion_id)
    card = card_of(request.visitor, row) if row else None
    if row is None or card is None:
        return _invited_or_404(request, suggestion_id)
    form = InviteForm(request.POST or None)

    def show(form: Form) -> HttpResponse:
        content = {
            "card": card,
            "form": form,
            "left": max(0, inviting.MOST_A_WEEK - inviting.sent_this_week(request.visitor)),
        }
        return render(request, "connect/invite.html", content, status=422 if form.errors else 200)

    def do(_cleaned: Cleaned) -> str:
        inviting.invite(
            by=request.visitor, suggestion=row, text=inviting.InvitationText(**form.cleaned_data)
        )
        request.session[INVITED] = [*_invited(request), suggestion_id][-MOST_REMEMBERED:]
        messages.success(
            request, _("Your invitation is on its way. The other may take their time.")
        )
        return reverse("connect:invitations")

    return act_with(request, form, do, show)


def _invited(request: Request) -> list[int]:
    return list(request.session.get(INVITED, ()))


def _invited_or_404(request: Request, suggestion_id: int) -> HttpResponse:
    """The way back to what one wrote leads to the invitations; for others nothing is here."""
    if request.method == "POST" or suggestion_id not in _invited(request):
        raise Http404
    messages.info(request, _("You wrote this invitation already."))
    return redirect("connect:invitations")


@require_safe
def invitations(request: Request) -> HttpResponse:
    """What waits for my answer, and what I sent."""
    if not request.visitor.is_known:
        return to_login(request)
    content = {"page": invitation_page(request.visitor), "form": AcceptForm()}
    return render(request, "connect/invitations.html", content)


def _invitation_or_404(request: Request, introduction_id: int) -> Introduction:
    row = own_invitation(request.visitor, introduction_id)
    if row is None:
        raise Http404
    return row


@require_POST
def answer_invitation(request: Request, introduction_id: int) -> HttpResponse:
    """Yes, not this time, or never again."""
    row = _invitation_or_404(request, introduction_id)
    answer = request.POST.get("answer")
    if answer == "yes":
        return _accept(request, row)

    def do() -> None:
        if answer == "never":
            answering.decline(by=request.visitor, introduction=row)
            block_other(request, row.sender_id)
        else:
            answering.decline(by=request.visitor, introduction=row)
            messages.success(request, _("Fine. Nobody asks why."))

    return act(request, reverse("connect:invitations"), do)


def _accept(request: Request, row: Introduction) -> HttpResponse:
    form = AcceptForm(request.POST)

    def show(form: Form) -> HttpResponse:
        content = {"page": invitation_page(request.visitor), "form": form, "form_for": row.pk}
        return render(request, "connect/invitations.html", content, status=422)

    def do(_cleaned: Cleaned) -> str:
        contact = form.cleaned_data["contact"]
        bond = answering.accept(by=request.visitor, introduction=row, contact=contact)
        messages.success(request, _("You both said yes. Now you see how to reach each other."))
        return reverse("connect:bond", args=[bond.pk])

    return act_with(request, form, do, show)


@require_POST
def withdraw_invitation(request: Request, introduction_id: int) -> HttpResponse:
    """Take an invitation back."""
    row = _invitation_or_404(request, introduction_id)

    def do() -> None:
        inviting.withdraw(by=request.visitor, introduction=row)
        messages.success(request, _("The invitation is taken back."))

    return act(request, reverse("connect:invitations"), do)
