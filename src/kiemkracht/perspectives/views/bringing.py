"""Bringing a conversation in from elsewhere, and taking one along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.forms import ImportForm
from kiemkracht.perspectives.services import exporting, importing, starting
from kiemkracht.perspectives.services.importing import NotBroughtInError
from kiemkracht.perspectives.services.unpacking import files_in
from kiemkracht.perspectives.views.taking_part import the_head


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: Request) -> HttpResponse:
    """The whole set or nothing; a report in plain words when it can't be read."""
    require(rules.may_start_somewhere(request.visitor), starting.NOT_YOURS)
    form = ImportForm(request.POST or None, request.FILES or None, visitor=request.visitor)
    report = None
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _bring_in(request, form))
        except NotBroughtInError as refusal:
            report = refusal.report
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error("uploads", str(error.sentence))
    refused = report is not None or bool(form.errors)
    content = {"form": form, "report": report}
    return render(request, "perspectives/import.html", content, status=422 if refused else 200)


def _bring_in(request: Request, form: ImportForm) -> str:
    brought = importing.import_conversation(
        by=request.visitor,
        files=files_in(form.cleaned_data["uploads"]),
        wish=importing.Wish(
            question=form.cleaned_data["question"],
            community_id=form.community_id(),
            visibility=form.cleaned_data["visibility"],
            lang=form.cleaned_data["lang"],
        ),
    )
    messages.success(
        request,
        _("Brought in: %(statements)s statements and %(votes)s votes of %(people)s people.")
        % {"statements": brought.statements, "votes": brought.votes, "people": brought.people},
    )
    for line in brought.remarks.lines[:5]:
        messages.info(request, f"{line.where} {line.sentence}")
    return reverse("perspectives:desk", args=[brought.conversation.slug])


@require_POST
def take_along(request: Request, slug: str) -> HttpResponse:
    """The whole conversation as a zip with the four CSV files of Polis."""
    head = the_head(request, slug)
    content = exporting.export_zip(by=request.visitor, conversation=head.conversation)
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{slug}.zip"'
    return answer
