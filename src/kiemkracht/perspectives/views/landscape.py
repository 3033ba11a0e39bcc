"""The landscape of views: the page, the poster, and what you may take along."""

import csv
import io

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.base.visitors import NOBODY
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.selectors.conversations import Head
from kiemkracht.perspectives.selectors.drawing import drawn, standalone_svg
from kiemkracht.perspectives.selectors.grown import growths_of
from kiemkracht.perspectives.selectors.landscape_page import ORDERS, landscape_page
from kiemkracht.perspectives.selectors.landscape_parts import LandscapePage
from kiemkracht.perspectives.selectors.lenses import lenses
from kiemkracht.perspectives.selectors.open_set import open_set
from kiemkracht.perspectives.selectors.progress import progress_of
from kiemkracht.perspectives.selectors.reading import reading_of
from kiemkracht.perspectives.selectors.sharing import csv_rows, shared_json
from kiemkracht.perspectives.selectors.voters import Voter
from kiemkracht.perspectives.views.sessions import voter_of
from kiemkracht.perspectives.views.tabs import tabs_of
from kiemkracht.perspectives.views.taking_part import the_head


def _page(request: Request, head: Head, order: str = "gedeeld") -> LandscapePage:
    voter = voter_of(request, head.conversation.slug)
    lens = request.GET.get("bril", "")
    return landscape_page(voter, head.conversation, order=order, lens=lens)


@require_safe
def landscape(request: Request, slug: str) -> HttpResponse:
    """The map of views as the hero; the same in words and in a table beside it."""
    head = the_head(request, slug)
    order = request.GET.get("sorteer", "")
    order = order if order in ORDERS else "gedeeld"
    page = _page(request, head, order)
    content = {
        "head": head,
        "tabs": tabs_of(head, "landscape"),
        "page": drawn(page, head.conversation),
        "progress": progress_of(head.conversation),
        "reading": reading_of(page),
        "order": order,
        "is_sorted": "sorteer" in request.GET,
        "orders": _orders(),
        "lenses": lenses(),
        "growths": growths_of(request.visitor, head.conversation),
        "may_grow": rules.may_grow(head.conversation),
        "may_go_round": rules.may_start(request.visitor, head.conversation.community_id),
    }
    answer = render(request, "perspectives/landscape.html", content)
    if page.me:  # where somebody stands is for nobody's cache
        answer["Cache-Control"] = "private, no-store"
    return answer


def _orders() -> tuple[tuple[str, str], ...]:
    return (
        ("gedeeld", _("what is shared")),
        ("verdeeld", _("what divides")),
        ("eens", _("most agreed with")),
        ("oneens", _("most disagreed with")),
        ("nummer", _("in order of time")),
    )


@require_safe
def poster(request: Request, slug: str) -> HttpResponse:
    """One question, one number, one picture: for the wall, so without anybody's own place."""
    head = the_head(request, slug)
    lens = request.GET.get("bril", "")
    page = drawn(landscape_page(Voter(NOBODY), head.conversation, lens=lens), head.conversation)
    return render(request, "perspectives/poster.html", {"head": head, "page": page})


@require_safe
def as_json(request: Request, slug: str) -> HttpResponse:
    """The landscape as JSON: safe for everyone, whole for who tends the conversation."""
    head = the_head(request, slug)
    text = shared_json(head.conversation, whole=head.may_tend)
    if text is None:
        raise Http404
    return _file(text, "application/json", f"{slug}-landschap.json")


@require_safe
def as_svg(request: Request, slug: str) -> HttpResponse:
    """The map as a picture that stands on its own."""
    head = the_head(request, slug)
    page = _page(request, head)
    if not page.can_show:
        raise Http404
    return _file(standalone_svg(page, head.conversation), "image/svg+xml", f"{slug}.svg")


@require_safe
def as_csv(request: Request, slug: str) -> HttpResponse:
    """The table of statements for a spreadsheet."""
    head = the_head(request, slug)
    page = _page(request, head, "nummer")
    if not page.can_show:
        raise Http404
    text = io.StringIO()
    csv.writer(text).writerows(csv_rows(page))
    return _file("\ufeff" + text.getvalue(), "text/csv", f"{slug}-stellingen.csv")


@require_safe
def as_open_set(request: Request, slug: str) -> HttpResponse:
    """What of Polis' files may be everyone's, in one zip."""
    head = the_head(request, slug)
    page = landscape_page(Voter(NOBODY), head.conversation)
    if not page.can_show:
        raise Http404
    answer = HttpResponse(open_set(head.conversation, page), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-open-set.zip"'
    return answer


def _file(text: str, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
