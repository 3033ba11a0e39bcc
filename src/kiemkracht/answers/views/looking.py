"""One second look: who names the two, what they say, and carrying it out."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.answers.forms.second_looks import DuoForm, OpinionForm
from kiemkracht.answers.models import SecondLook
from kiemkracht.answers.selectors.independence import Candidates, candidates_for
from kiemkracht.answers.selectors.second_look_page import LookPage, look_page
from kiemkracht.answers.selectors.second_looks import find_look
from kiemkracht.answers.services import looking_again
from kiemkracht.answers.views.refusing import unless_denied
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request

NOBODY = Candidates((), ())


def _found(request: Request, look_id: UUID) -> tuple[SecondLook, LookPage]:
    row = find_look(look_id)
    page = look_page(request.visitor, row) if row else None
    if row is None or page is None:
        raise Http404
    return row, page


@require_safe
def second_look(request: Request, look_id: UUID) -> HttpResponse:
    """One second look."""
    row, page = _found(request, look_id)
    return _show(request, row, page)


def _show(
    request: Request,
    row: SecondLook,
    page: LookPage,
    *,
    duo_form: DuoForm | None = None,
    form: OpinionForm | None = None,
) -> HttpResponse:
    wrong = bool(duo_form or form)
    drawn = candidates_for(row, page.choice.community_id) if page.may_name else NOBODY
    content = {
        "page": page,
        "drawn": drawn,
        "duo_form": duo_form or DuoForm(residents=drawn.residents, officials=drawn.officials),
        "form": form or OpinionForm(),
    }
    return render(request, "answers/looks/look.html", content, status=422 if wrong else 200)


@require_POST
def name_duo(request: Request, look_id: UUID) -> HttpResponse:
    """Name the two."""
    row, page = _found(request, look_id)
    require(page.may_name, _("Who facilitates here and had no hand in the choice names the two."))
    drawn = candidates_for(row, page.choice.community_id)
    form = DuoForm(request.POST, residents=drawn.residents, officials=drawn.officials)
    if form.is_valid():
        given = form.cleaned_data

        def do() -> str:
            looking_again.name_duo(
                by=request.visitor,
                look_id=row.pk,
                resident_id=UUID(given["resident"]),
                official_id=UUID(given["official"]),
            )
            messages.success(request, _("Both find it on their page of today."))
            return row.get_absolute_url()

        try:
            return once(request, do)
        except RoomError as error:
            unless_denied(error, form)
    return _show(request, row, page, duo_form=form)


@require_POST
def say(request: Request, look_id: UUID) -> HttpResponse:
    """Say what came of it."""
    row, page = _found(request, look_id)
    require(page.may_say, _("Only one of the two who look can do this."))
    form = OpinionForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data

        def do() -> str:
            looking_again.say(
                by=request.visitor,
                look_id=row.pk,
                outcome=given["outcome"],
                reasons=given["reasons"],
            )
            return row.get_absolute_url()

        try:
            return once(request, do)
        except RoomError as error:
            unless_denied(error, form)
    return _show(request, row, page, form=form)


@require_POST
def decline(request: Request, look_id: UUID) -> HttpResponse:
    """Give the seat back."""
    row, _page = _found(request, look_id)

    def do() -> str:
        looking_again.decline_seat(by=request.visitor, look_id=row.pk)
        messages.success(request, _("Your seat is free again. Thank you for telling."))
        return row.get_absolute_url()

    return once(request, do)


@require_POST
def open_again(request: Request, look_id: UUID) -> HttpResponse:
    """Open the choice for review, because the two asked for it."""
    row, page = _found(request, look_id)
    require(page.may_carry_out, _("This is for who decides here, once the two asked for it."))
    return once(request, lambda: looking_again.open_again(by=request.visitor, look_id=row.pk))
