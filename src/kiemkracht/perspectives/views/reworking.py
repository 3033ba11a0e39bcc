"""Editing, splitting and merging a statement."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.models import Statement
from kiemkracht.perspectives.selectors.conversations import Head
from kiemkracht.perspectives.selectors.desk import statement_of
from kiemkracht.perspectives.selectors.one_statement import proposal_of, reworking_of
from kiemkracht.perspectives.services import joining, rewording
from kiemkracht.perspectives.views.desk import tended
from kiemkracht.perspectives.views.tabs import tabs_of


def _statement(head: Head, number: int) -> Statement:
    found = statement_of(head.conversation, number)
    if found is None:
        raise Http404
    return found


@require_safe
def rework(request: Request, slug: str, number: int) -> HttpResponse:
    """One statement at the desk: its words, its parts, what looks like it."""
    head = tended(request, slug)
    return _show(request, head, _statement(head, number))


def _show(
    request: Request, head: Head, row: Statement, complaint: str = "", status: int = 200
) -> HttpResponse:
    content = {
        "head": head,
        "tabs": tabs_of(head, "desk"),
        "work": reworking_of(request.visitor, row),
        "complaint": complaint,
        "given": request.POST,
    }
    return render(request, "perspectives/rework.html", content, status=status)


def _try(request: Request, head: Head, row: Statement, do: Callable[[], str]) -> HttpResponse:
    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        row.refresh_from_db()
        return _show(request, head, row, str(error.sentence), 409)


@require_POST
def edit(request: Request, slug: str, number: int) -> HttpResponse:
    """Change the words of a statement."""
    head = tended(request, slug)
    row = _statement(head, number)

    def do() -> str:
        rewording.edit_text(
            by=request.visitor,
            statement=row,
            text=request.POST.get("text", ""),
            why=request.POST.get("why", ""),
        )
        messages.success(request, _("The text is changed. The earlier text stays in sight."))
        return reverse("perspectives:statement", args=[slug, number])

    return _try(request, head, row, do)


@require_POST
def split(request: Request, slug: str, number: int) -> HttpResponse:
    """Make two statements of one."""
    head = tended(request, slug)
    row = _statement(head, number)

    def do() -> str:
        texts = (request.POST.get("first", ""), request.POST.get("second", ""))
        rewording.split(by=request.visitor, statement=row, texts=texts)
        messages.success(request, _("There are two statements now. Both begin without votes."))
        return f"{reverse('perspectives:desk', args=[slug])}#stellingen"

    return _try(request, head, row, do)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


@require_POST
def merge(request: Request, slug: str, number: int) -> HttpResponse:
    """Ask the writers whether this statement may go up in another one."""
    head = tended(request, slug)
    row = _statement(head, number)

    def do() -> str:
        kept = statement_of(head.conversation, _number(request.POST.get("into", "")))
        if kept is None:
            raise RoomError(_("Choose another statement to merge it with."))
        proposal = joining.propose(by=request.visitor, kept=kept, leaving=row)
        if proposal.ended_at:
            messages.success(request, _("The two statements are one now."))
        else:
            messages.success(
                request, _("The writers are asked. Without an answer nothing changes.")
            )
        return reverse("perspectives:rework", args=[slug, kept.number])

    return _try(request, head, row, do)


@require_POST
def withdraw(request: Request, slug: str, merge_id: int) -> HttpResponse:
    """Let go of a question to the writers."""
    head = tended(request, slug)
    proposal = proposal_of(head.conversation, merge_id)
    if proposal is None:
        raise Http404

    def do() -> str:
        joining.withdraw(by=request.visitor, proposal=proposal)
        messages.success(request, _("The question is taken back."))
        return reverse("perspectives:rework", args=[slug, proposal.leaving.number])

    return _try(request, head, proposal.leaving, do)
