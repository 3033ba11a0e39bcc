"""One challenge: its steps, data room, decision and agreement."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.answers.forms.challenges import AgreementForm, DecisionForm, ItemForm, StepForm
from kiemkracht.answers.models import Challenge
from kiemkracht.answers.selectors.challenge_page import ChallengePage, challenge_page
from kiemkracht.answers.selectors.money import cents_of, typed_euros
from kiemkracht.answers.services import challenging, deciding_challenges
from kiemkracht.answers.services.deciding_challenges import (
    AgreementWords,
    DecisionWords,
    ItemWords,
)
from kiemkracht.answers.views.challenges import found
from kiemkracht.answers.views.refusing import unless_denied
from kiemkracht.base.documents import read_upload
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request


def _not_yours() -> str:
    return _("This is for who helps this challenge at the organisation.")


@require_safe
def challenge(request: Request, challenge_id: UUID) -> HttpResponse:
    """One challenge."""
    row = found(request, challenge_id)
    page = challenge_page(request.visitor, row)
    return _show(request, page, StepForm(steps=page.steps))


def _show(request: Request, page: ChallengePage, form: StepForm, status: int = 200) -> HttpResponse:
    content = {"page": page, "form": form}
    return render(request, "answers/challenges/challenge.html", content, status=status)


@require_POST
def move_challenge(request: Request, challenge_id: UUID) -> HttpResponse:
    """Take the next step."""
    row = found(request, challenge_id)
    page = challenge_page(request.visitor, row)
    require(
        page.is_own or page.may_handle,
        _("Only who began it, and who helps it at the organisation, moves it."),
    )
    form = StepForm(request.POST, steps=page.steps)
    if form.is_valid():
        given = form.cleaned_data

        def do() -> str:
            challenging.move(
                by=request.visitor, challenge_id=row.pk, to=given["to"], words=given["words"]
            )
            return row.get_absolute_url()

        try:
            return once(request, do)
        except RoomError as error:
            unless_denied(error, form)
    return _show(request, page, form, 422)


def _page(
    request: Request, template: str, row: Challenge, form: Form, do: Callable[[], object]
) -> HttpResponse:
    """Show a form, or do it once and go back to the challenge."""

    def and_go() -> str:
        do()
        return row.get_absolute_url()

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, and_go)
        except RoomError as error:
            unless_denied(error, form)
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, "row": row}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def data_room(request: Request, challenge_id: UUID) -> HttpResponse:
    """Put a line or the text of a file in the data room."""
    row = found(request, challenge_id)
    require(challenge_page(request.visitor, row).may_handle, _not_yours())
    form = ItemForm(request.POST or None, request.FILES or None)

    def do() -> None:
        given = form.cleaned_data
        upload = given["file"]
        text = read_upload(upload.read(), upload.name).text if upload else given["text"]
        deciding_challenges.add_item(
            by=request.visitor,
            challenge_id=row.pk,
            item=ItemWords(given["kind"], given["title"], text, cents_of(given["amount"])),
        )
        messages.success(request, _("It lies in the data room."))

    return _page(request, "answers/challenges/data_room.html", row, form, do)


@require_http_methods(["GET", "HEAD", "POST"])
def decide_challenge(request: Request, challenge_id: UUID) -> HttpResponse:
    """Decide after the dialogue."""
    row = found(request, challenge_id)
    require(
        challenge_page(request.visitor, row).may_decide,
        _("Who decides here does this, after the dialogue."),
    )
    form = DecisionForm(
        request.POST or None, grounds=row.terms.refusal_grounds if row.terms else []
    )

    def do() -> None:
        deciding_challenges.decide(
            by=request.visitor, challenge_id=row.pk, words=DecisionWords(**form.cleaned_data)
        )

    return _page(request, "answers/challenges/decide.html", row, form, do)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: Request, challenge_id: UUID) -> HttpResponse:
    """Write the agreement."""
    row = found(request, challenge_id)
    require(challenge_page(request.visitor, row).may_agree, _not_yours())
    form = AgreementForm(request.POST or None, initial=_initial(row))

    def do() -> None:
        given = dict(form.cleaned_data)
        cents = cents_of(given.pop("money")) or 0
        deciding_challenges.write_agreement(
            by=request.visitor,
            challenge_id=row.pk,
            words=AgreementWords(money_cents=cents, **given),
        )
        messages.success(request, _("It counts once who asked says yes to it."))

    return _page(request, "answers/challenges/agreement.html", row, form, do)


def _initial(row: Challenge) -> dict[str, object]:
    there = getattr(row, "agreement", None)
    if there is None:
        return {name: getattr(row, name) for name in ("liability", "continuity")} | {
            "tasks": row.task,
            "money": typed_euros(row.asked_cents),
            "exit": row.fallback,
        }
    names = ("tasks", "liability", "continuity", "exit", "starts_on", "ends_on")
    known = {name: getattr(there, name) for name in names}
    return known | {"money": typed_euros(there.money_cents)}


@require_POST
def confirm_agreement(request: Request, challenge_id: UUID) -> HttpResponse:
    """Say yes to the agreement."""
    row = found(request, challenge_id)

    def do() -> str:
        deciding_challenges.confirm_agreement(by=request.visitor, challenge_id=row.pk)
        messages.success(request, _("Agreed. From now on it stays as it is."))
        return row.get_absolute_url()

    return once(request, do)
