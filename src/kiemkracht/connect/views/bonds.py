"""My bonds: water them, say what they are, let them go."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.bonds import KindForm, RemindersForm
from kiemkracht.connect.models import Bond
from kiemkracht.connect.selectors.bonds import bond_list, bond_page, own_bond
from kiemkracht.connect.services import bonding, opening_up
from kiemkracht.connect.views.acting import act
from kiemkracht.connect.views.suggesting import block_other, to_login


@require_safe
def bonds(request: Request) -> HttpResponse:
    """Awake and asleep; only the two see a bond."""
    if not request.visitor.is_known:
        return to_login(request)
    page = bond_list(request.visitor)
    form = RemindersForm(initial={"reminders": page.reminders})
    return render(request, "connect/bonds.html", {"page": page, "form": form})


def bond_or_404(request: Request, bond_id: int) -> Bond:
    """A living bond of this visitor."""
    row = own_bond(request.visitor, bond_id)
    if row is None:
        raise Http404
    return row


@require_safe
def bond(request: Request, bond_id: int) -> HttpResponse:
    """One bond with its meetings."""
    row = bond_or_404(request, bond_id)
    content = {
        "page": bond_page(request.visitor, row),
        "form": KindForm(initial={"kind": row.kind}),
    }
    return render(request, "connect/bond.html", content)


@require_POST
def remind(request: Request) -> HttpResponse:
    """How often to be reminded."""
    if not request.visitor.has_account:
        return to_login(request)
    chosen = request.POST.get("reminders", "")

    def do() -> None:
        opening_up.choose_reminders(by=request.visitor, reminders=chosen)
        messages.success(request, _("Kept."))

    return act(request, reverse("connect:bonds"), do)


def _tend(
    request: Request, bond_id: int, do: Callable[[Bond], object], said: str, to: str = ""
) -> HttpResponse:
    row = bond_or_404(request, bond_id)

    def and_say() -> None:
        do(row)
        messages.success(request, said)

    return act(request, to or reverse("connect:bond", args=[bond_id]), and_say)


@require_POST
def water_bond(request: Request, bond_id: int) -> HttpResponse:
    """“We spoke.”"""
    return _tend(
        request,
        bond_id,
        lambda row: bonding.water(by=request.visitor, bond=row),
        _("Watered. See you in three months, or earlier."),
    )


@require_POST
def describe_bond(request: Request, bond_id: int) -> HttpResponse:
    """What the two are to each other."""
    kind = request.POST.get("kind", "")
    return _tend(
        request,
        bond_id,
        lambda row: bonding.describe(by=request.visitor, bond=row, kind=kind),
        _("Kept."),
    )


@require_POST
def fruitful_bond(request: Request, bond_id: int) -> HttpResponse:
    """Something came of it."""
    return _tend(
        request,
        bond_id,
        lambda row: bonding.bore_fruit(by=request.visitor, bond=row),
        _("How good. Would you tell it as a kiem?"),
    )


@require_POST
def let_bond_go(request: Request, bond_id: int) -> HttpResponse:
    """Let it go; if one wishes, for good."""
    row = bond_or_404(request, bond_id)
    never = request.POST.get("never") == "1"

    def do() -> None:
        bonding.let_go(by=request.visitor, bond=row)
        if never:
            block_other(request, row.other_of(request.visitor.identity))
        else:
            messages.success(request, _("Let go. It was good as long as it lasted."))

    return act(request, reverse("connect:bonds"), do)
