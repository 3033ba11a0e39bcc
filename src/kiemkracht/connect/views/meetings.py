"""Meetings: the guide, writing one down, and what they tell about borders."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.meetings import NoteForm, RecordForm
from kiemkracht.connect.selectors.bonds import cards_of
from kiemkracht.connect.selectors.meetings import meeting_page, own_meeting
from kiemkracht.connect.services import meeting as meeting_service
from kiemkracht.connect.views.acting import Cleaned, act_with
from kiemkracht.connect.views.bonds import bond_or_404


@require_safe
def meetings(request: Request) -> HttpResponse:
    """Mine, and the share of everyone's that crosses a border, by quarter."""
    return render(request, "connect/meetings.html", {"page": meeting_page(request.visitor)})


@require_safe
def meeting_guide(request: Request) -> HttpResponse:
    """Three questions on what differs, to print and to take along."""
    return render(request, "connect/guide.html")


@require_http_methods(["GET", "HEAD", "POST"])
def record_meeting(request: Request, bond_id: int) -> HttpResponse:
    """Write down that we met."""
    row = bond_or_404(request, bond_id)
    form = RecordForm(request.POST or None)
    card = cards_of(request.visitor, [row])[0]

    def show(form: Form) -> HttpResponse:
        status = 422 if form.errors else 200
        return render(request, "connect/record.html", {"card": card, "form": form}, status=status)

    def do(_cleaned: Cleaned) -> str:
        chosen = form.cleaned_data
        meeting_service.record_meeting(
            by=request.visitor,
            bond=row,
            held_on=chosen["held_on"],
            form=chosen["form"],
            note=meeting_service.Note(chosen["saw_otherwise"], form.surprise()),
        )
        messages.success(request, _("Written down. Your bond is watered."))
        return reverse("connect:bond", args=[bond_id])

    return act_with(request, form, do, show)


@require_http_methods(["GET", "HEAD", "POST"])
def note_meeting(request: Request, meeting_id: int) -> HttpResponse:
    """My side of a meeting that the other wrote down."""
    row = own_meeting(request.visitor, meeting_id)
    if row is None:
        raise Http404
    bond_or_404(request, row.bond_id)
    form = NoteForm(request.POST or None)
    card = cards_of(request.visitor, [row.bond])[0]

    def show(form: Form) -> HttpResponse:
        content = {"card": card, "form": form, "meeting": row}
        return render(request, "connect/note.html", content, status=422 if form.errors else 200)

    def do(_cleaned: Cleaned) -> str:
        note = meeting_service.Note(form.cleaned_data["saw_otherwise"], form.surprise())
        meeting_service.add_note(by=request.visitor, meeting=row, note=note)
        messages.success(request, _("Kept."))
        return reverse("connect:bond", args=[row.bond_id])

    return act_with(request, form, do, show)
