"""The board of reasons, the words of a heap, and the gates."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.requests import Request
from kiemkracht.weigh.enums.workshops import WorkshopStage
from kiemkracht.weigh.forms.workshops import GatesForm, HeapForm, OwnGateForm
from kiemkracht.weigh.models import Workshop
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.selectors.board_page import board_page, money_of, name_of
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.workshops import (
    board_of,
    is_answering,
    may_sort,
    new_text,
    newest_edition,
)
from kiemkracht.weigh.services import sorting_reasons
from kiemkracht.weigh.services.opening_workshops import not_yours
from kiemkracht.weigh.views.acting import act
from kiemkracht.weigh.views.formpages import Words, form_page
from kiemkracht.weigh.views.workshops import sought


def _sorted_by(request: Request, workshop_id: UUID) -> Workshop:
    row = sought(request, workshop_id)
    require(may_sort(request.visitor, row), not_yours())
    return row


def _board_url(row: Workshop) -> str:
    return reverse("weigh:board", args=[row.pk])


@require_safe
def board(request: Request, workshop_id: UUID) -> HttpResponse:
    """The board; while people decide there is nothing on it."""
    row = _sorted_by(request, workshop_id)
    page = board_page(row, newest_edition(row))
    content = {"page": page, "may_move": row.stage == WorkshopStage.SORTING}
    return render(request, "weigh/workshop/board.html", content)


@require_POST
def move(request: Request, workshop_id: UUID) -> HttpResponse:
    """Lay what was ticked on a heap."""
    row = _sorted_by(request, workshop_id)
    reasons, to = request.POST.getlist("reason")[:400], request.POST.get("to", "")
    return act(
        request,
        _board_url(row),
        lambda: sorting_reasons.change(
            by=request.visitor,
            workshop_id=row.pk,
            how=lambda board: boards.move(board, reasons, to),
        ),
    )


@require_POST
def join(request: Request, workshop_id: UUID, key: str) -> HttpResponse:
    """Lay a whole heap on another."""
    row = _sorted_by(request, workshop_id)
    onto = request.POST.get("onto", "")
    return act(
        request,
        _board_url(row),
        lambda: sorting_reasons.change(
            by=request.visitor,
            workshop_id=row.pk,
            how=lambda board: boards.join(board, key, onto),
        ),
    )


@require_POST
def propose(request: Request, workshop_id: UUID) -> HttpResponse:
    """Lay loose reasons that resemble each other together."""
    row = _sorted_by(request, workshop_id)
    return act(
        request,
        _board_url(row),
        lambda: sorting_reasons.propose_heaps(by=request.visitor, workshop_id=row.pk),
    )


@require_POST
def undo(request: Request, workshop_id: UUID) -> HttpResponse:
    """Undo the last change."""
    row = _sorted_by(request, workshop_id)
    given = request.POST.get("seen", "")
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    return act(
        request,
        _board_url(row),
        lambda: sorting_reasons.undo(by=request.visitor, workshop_id=row.pk, seen=seen),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def heap(request: Request, workshop_id: UUID, key: str) -> HttpResponse:
    """Name a heap; of two people who do so at once both words stay."""
    row = _sorted_by(request, workshop_id)
    now = _heap(row, key)
    before = {"seen": now.worded, "name": now.words.name, "question": now.words.question}
    before |= {"goes_back": now.words.goes_back, "economic": now.words.economic}
    before |= {f"anchor_{at}": each for at, each in enumerate(now.words.anchors)}
    typed = request.POST.copy()
    form = HeapForm(typed or None, initial=before)

    def do() -> str:
        sorting_reasons.word_heap(
            by=request.visitor,
            workshop_id=row.pk,
            key=key,
            words=form.words(),
            seen=form.cleaned_data["seen"],
        )
        return _board_url(row)

    if form.is_bound and form.is_valid() and form.cleaned_data["seen"] != now.worded:
        # Shown again with what the other wrote; sending it once more keeps what was typed.
        typed["seen"] = str(now.worded)
    cards = board_page(row, newest_edition(row)).heaps
    notes = next((each.reasons for each in cards if each.heap.key == key), ())
    words = Words(
        _("A heap becomes a criterion"),
        _("Give it a name, a question, and five steps from not at all to fully."),
        _("Keep these words"),
        _board_url(row),
        name_of(now),
        tuple(f"“{each.text}” ({each.case})" for each in notes),
    )
    return form_page(request, form, words, do)


def _heap(row: Workshop, key: str) -> boards.Heap:
    try:
        return board_of(newest_edition(row)).heap(key)
    except RoomError as error:
        raise Http404 from error


@require_POST
def aside(request: Request, workshop_id: UUID, key: str) -> HttpResponse:
    """Set a heap aside with why, or take it back."""
    row = _sorted_by(request, workshop_id)
    why = request.POST.get("why", "")
    back: Callable[[], object] = lambda: sorting_reasons.take_back(  # noqa: E731
        by=request.visitor, workshop_id=row.pk, key=key
    )
    away: Callable[[], object] = lambda: sorting_reasons.set_aside(  # noqa: E731
        by=request.visitor, workshop_id=row.pk, key=key, why=why
    )
    return act(request, _board_url(row), back if "back" in request.POST else away)


@require_http_methods(["GET", "HEAD", "POST"])
def gates(request: Request, workshop_id: UUID) -> HttpResponse:
    """Choose gates: those that counted, and own ones."""
    row = _sorted_by(request, workshop_id)
    now = board_of(newest_edition(row))
    house = text_of(row.before).gates
    choices = [(each.code, f"{each.name}: {each.question}") for each in house]
    chosen = [each.code for each in now.gates]
    form = GatesForm(request.POST or None, gates=choices, initial={"codes": chosen})
    if request.method == "POST":
        if not form.is_valid():
            raise RoomError(_("Choose a gate from the list."))
        codes = form.cleaned_data["codes"]
        return act(
            request,
            reverse("weigh:gates", args=[row.pk]),
            lambda: sorting_reasons.choose_gates(
                by=request.visitor, workshop_id=row.pk, codes=codes
            ),
        )
    known = {each.code for each in house}
    content = {
        "row": row,
        "form": form,
        "own": [each for each in now.gates if each.code not in known],
        "criteria": () if is_answering(row) else new_text(row, now).criteria,
        "money": money_of(now),
        "may_choose": row.stage == WorkshopStage.GATES,
    }
    return render(request, "weigh/workshop/gates.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def new_gate(request: Request, workshop_id: UUID) -> HttpResponse:
    """Add an own gate."""
    row = _sorted_by(request, workshop_id)
    form = OwnGateForm(request.POST or None)
    back = reverse("weigh:gates", args=[row.pk])

    def do() -> str:
        sorting_reasons.add_gate(by=request.visitor, workshop_id=row.pk, gate=form.words())
        return back

    words = Words(
        _("An own gate"),
        _("A gate stops something. So it needs a written rule, and what that rule is for."),
        _("Keep this gate"),
        back,
        row.title,
    )
    return form_page(request, form, words, do)


@require_POST
def drop_gate(request: Request, workshop_id: UUID, code: str) -> HttpResponse:
    """Take an own gate away."""
    row = _sorted_by(request, workshop_id)
    return act(
        request,
        reverse("weigh:gates", args=[row.pk]),
        lambda: sorting_reasons.drop_gate(by=request.visitor, workshop_id=row.pk, code=code),
    )
