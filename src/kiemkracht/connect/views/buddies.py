"""Maatjes: one page with everything, and its answers."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.connect.enums.buddies import WEEKS
from kiemkracht.connect.forms.buddies import HopeForm, LearnedForm, YesForm
from kiemkracht.connect.models import BuddyPair
from kiemkracht.connect.rules import buddies as rules
from kiemkracht.connect.rules.meeting_people import may_compute
from kiemkracht.connect.selectors.buddies import buddy_page, own_pair
from kiemkracht.connect.services import buddying, pairing
from kiemkracht.connect.views.acting import Cleaned, act, act_with, there
from kiemkracht.connect.views.suggesting import block_other, to_login


def _show(request: Request, **bound: Form) -> HttpResponse:
    """The page, with the form in which something was wrong, if any."""
    page = buddy_page(request.visitor)
    forms: dict[str, Form] = {
        "hope_form": HopeForm(initial={"hope": page.hope, "themes": page.themes}),
        "yes_form": YesForm(),
        "learned_form": LearnedForm(),
    }
    status = 422 if bound else 200
    return render(request, "connect/buddies.html", {"page": page, **forms, **bound}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def buddies(request: Request) -> HttpResponse:
    """What it is, my proposal or maatje, and the form to say yes."""
    if request.method != "POST":
        return _show(request)
    if not rules.may_ask(request.visitor):
        return to_login(request)
    form = HopeForm(request.POST)

    def do(cleaned: Cleaned) -> str:
        hope = buddying.Hope(cleaned["hope"], tuple(cleaned["themes"]))
        row = buddying.ask(by=request.visitor, hope=hope)
        if row.is_looking:
            messages.success(request, _("Good. We look for somebody; you hear of it here."))
        else:
            messages.success(request, _("Kept."))
        return reverse("connect:buddies")

    return act_with(request, form, do, lambda bound: _show(request, hope_form=bound))


@require_POST
def rest_buddies(request: Request) -> HttpResponse:
    """Look for nobody now."""
    if not request.visitor.is_known:
        return to_login(request)

    def do() -> None:
        buddying.rest(by=request.visitor)
        messages.success(request, _("We look for nobody now. Come back whenever you like."))

    return act(request, reverse("connect:buddies"), do)


@require_safe
def buddies_guide(request: Request) -> HttpResponse:
    """The six weeks on one page, to print and take along."""
    return render(request, "connect/buddies_guide.html", {"weeks": WEEKS})


def _pair_or_404(request: Request, pair_id: int) -> BuddyPair:
    return there(own_pair(request.visitor, pair_id))


@require_POST
def answer_buddy(request: Request, pair_id: int) -> HttpResponse:
    """Yes, rather someone else, or never this one."""
    row = _pair_or_404(request, pair_id)
    answer = request.POST.get("answer")
    if answer in ("other", "never"):
        return _rather_not(request, row, never=answer == "never")
    form = YesForm(request.POST)

    def do(cleaned: Cleaned) -> str:
        pair = buddying.say_yes(by=request.visitor, pair=row, contact=cleaned["contact"])
        if pair.bond_id:
            messages.success(request, _("You both said yes. Your six weeks begin today."))
        else:
            messages.success(request, _("You said yes. Now the other may take their time."))
        return reverse("connect:buddies")

    return act_with(request, form, do, lambda bound: _show(request, yes_form=bound))


def _rather_not(request: Request, row: BuddyPair, *, never: bool) -> HttpResponse:
    def do() -> None:
        buddying.rather_someone_else(by=request.visitor, pair=row)
        if never:
            block_other(request, row.other_of(request.visitor.identity))
        else:
            messages.success(request, _("Fine. We look for somebody else, for both of you."))

    return act(request, reverse("connect:buddies"), do)


@require_POST
def end_buddies(request: Request, pair_id: int) -> HttpResponse:
    """End the six weeks early."""
    row = _pair_or_404(request, pair_id)

    def do() -> None:
        buddying.end(by=request.visitor, pair=row)
        messages.success(request, _("Ended. It was good as long as it lasted."))

    return act(request, reverse("connect:buddies"), do)


@require_POST
def tell_learned(request: Request, pair_id: int) -> HttpResponse:
    """One sentence: what was learned."""
    row = _pair_or_404(request, pair_id)
    form = LearnedForm(request.POST)

    def do(cleaned: Cleaned) -> str:
        buddying.tell_learned(by=request.visitor, pair=row, learned=cleaned["learned"])
        messages.success(request, _("Thank you. Only your maatje reads it."))
        return reverse("connect:buddies")

    return act_with(request, form, do, lambda bound: _show(request, learned_form=bound))


@require_POST
def compute_buddies(request: Request) -> HttpResponse:
    """Pair now who looks for a maatje."""
    require(may_compute(request.visitor))

    def do() -> None:
        pairing.ask_now(by=request.visitor)
        messages.success(request, _("The maatjes are being paired."))

    return act(request, reverse("connect:buddies"), do)
