"""The participation paragraph of a year: a page, two CSV files and an ODT."""

import csv
import io
from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kiemkracht.answers.selectors.paragraph import (
    FIRST_YEAR,
    ParagraphOfYear,
    paragraph_of,
    this_year,
)
from kiemkracht.answers.selectors.paragraph_files import intro, line_rows, number_rows, odt_of
from kiemkracht.base.requests import Request


def _found(year: int) -> ParagraphOfYear:
    page = paragraph_of(year)
    if page is None:
        raise Http404
    return page


@require_safe
def paragraph(request: Request) -> HttpResponse:
    """This year."""
    return redirect("answers:paragraph_of_year", year=this_year())


@require_safe
def paragraph_of_year(request: Request, year: int) -> HttpResponse:
    """One year: every number opens its rows."""
    page = _found(year)
    content = {
        "page": page,
        "intro": intro(page),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if not page.is_running else None,
    }
    return render(request, "answers/paragraph/year.html", content)


@require_safe
def numbers_csv(request: Request, year: int) -> HttpResponse:
    """The numbers."""
    return _csv(number_rows(_found(year)), f"participatie-{year}-getallen.csv")


@require_safe
def lines_csv(request: Request, year: int) -> HttpResponse:
    """The rows behind the numbers."""
    rows = line_rows(_found(year), request.build_absolute_uri)
    return _csv(rows, f"participatie-{year}-regels.csv")


def _csv(rows: Iterable[tuple[str, ...]], name: str) -> HttpResponse:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def odt(request: Request, year: int) -> HttpResponse:
    """Everything as a text to edit on."""
    language = getattr(request, "LANGUAGE_CODE", "nl")[:2]
    data = odt_of(_found(year), request.build_absolute_uri, language=language)
    answer = HttpResponse(data, content_type="application/vnd.oasis.opendocument.text")
    answer["Content-Disposition"] = f'attachment; filename="participatie-{year}.odt"'
    return answer
