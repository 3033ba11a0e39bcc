"""The report of a conversation: one page, and the same on paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from kiemkracht.base.pdf import can_make_pdf, pdf_of
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.selectors.drawing import drawn, printed_svg
from kiemkracht.perspectives.selectors.progress import progress_of
from kiemkracht.perspectives.selectors.report import report_of
from kiemkracht.perspectives.views.tabs import tabs_of
from kiemkracht.perspectives.views.taking_part import the_head


@require_safe
def report(request: Request, slug: str) -> HttpResponse:
    """What came out, told to who was not there; behind each claim the numbers open."""
    head = the_head(request, slug)
    told = report_of(head.conversation)
    content = {
        "head": head,
        "tabs": tabs_of(head, "landscape"),
        "report": told,
        "page": told.page,
        "map": drawn(told.page, head.conversation).svg,
        "progress": progress_of(head.conversation),
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "perspectives/report.html", content)


@require_safe
def as_pdf(request: Request, slug: str) -> HttpResponse:
    """The report as a tagged PDF; 404 while there is nothing to tell.

    Where PDF can't be made (see base.pdf) it leads to the page, which prints as well.
    """
    head = the_head(request, slug)
    told = report_of(head.conversation)
    if not told.page.can_show:
        raise Http404
    if not can_make_pdf():
        return redirect("perspectives:report", slug=slug)
    content = {
        "head": head,
        "report": told,
        "page": told.page,
        "map": printed_svg(told.page, head.conversation),
        "address": request.build_absolute_uri(request.path.removesuffix(".pdf") + "/"),
    }
    html = render_to_string("perspectives/report_paper.html", content, request)
    answer = HttpResponse(pdf_of(html), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{slug}-verslag.pdf"'
    return answer
