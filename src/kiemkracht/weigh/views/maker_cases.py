"""Deciding cases alone, with a link or in one's own name."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.base.errors import RoomError
from kiemkracht.base.limits import caller, within
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.weigh.forms.workshops import WORD, CaseAnswerForm
from kiemkracht.weigh.models import Maker, Workshop
from kiemkracht.weigh.selectors import case_page as pages
from kiemkracht.weigh.selectors.case_page import CasePage, MyCases, TaskLine
from kiemkracht.weigh.selectors.laying_beside import compared, tried
from kiemkracht.weigh.selectors.workshops import is_answering, maker_by_link, maker_of
from kiemkracht.weigh.services import deciding_cases
from kiemkracht.weigh.services.deciding_cases import CaseDecision
from kiemkracht.weigh.views.workshops import sought

TRIES, WINDOW_S = 30, 600
To = Callable[[TaskLine], str]


@require_safe
def cases_by_link(request: Request, link: str) -> HttpResponse:
    """My cases, for who holds a link."""
    maker = _held(request, link)
    return _list(request, maker, maker.workshop, _to_link(link))


@require_http_methods(["GET", "HEAD", "POST"])
def case_by_link(request: Request, link: str, case_id: int, under: str) -> HttpResponse:
    """One case, for who holds a link."""
    maker = _held(request, link)
    page = pages.case_page(maker, maker.workshop, case_id, under)
    home = reverse("weigh:cases_by_link", args=[link])
    return _decide(request, maker, page, _to_link(link), home, link=link)


@require_safe
def my_cases(request: Request, workshop_id: UUID) -> HttpResponse:
    """My cases, in my own name."""
    row = sought(request, workshop_id)
    return _list(request, _mine(request, row), row, _to_mine(row))


@require_http_methods(["GET", "HEAD", "POST"])
def my_case(request: Request, workshop_id: UUID, case_id: int, under: str) -> HttpResponse:
    """One case, in my own name."""
    row = sought(request, workshop_id)
    maker = _mine(request, row)
    page = pages.case_page(maker, row, case_id, under)
    home = reverse("weigh:my_cases", args=[row.pk])
    return _decide(request, maker, page, _to_mine(row), home)


def _held(request: Request, link: str) -> Maker:
    maker = maker_by_link(link)
    if maker is None:
        # Whoever tries links in the address is counted, and the answer stays the same.
        within(f"maker:{caller(request)}", most=TRIES, seconds=WINDOW_S)
        raise Http404
    return maker


def _mine(request: Request, row: Workshop) -> Maker:
    maker = maker_of(request.visitor, row)
    if maker is None:
        raise Http404
    return maker


def _to_link(link: str) -> To:
    return lambda line: reverse(
        "weigh:case_by_link", args=[link, line.task.case_id, line.task.under]
    )


def _to_mine(row: Workshop) -> To:
    return lambda line: reverse("weigh:my_case", args=[row.pk, line.task.case_id, line.task.under])


def _list(request: Request, maker: Maker, row: Workshop, to: To) -> HttpResponse:
    mine = pages.my_cases(maker, row)
    content = {
        "mine": mine,
        "lines": [(each, to(each)) for each in mine.lines],
        "next_url": to(mine.next) if mine.next else "",
        "is_open": is_answering(row),
        "compared": () if is_answering(row) else compared(row),
        "tried": tried(row) if not is_answering(row) else (),
    }
    return render(request, "weigh/workshop/my_cases.html", content)


def _decide(
    request: Request, maker: Maker, page: CasePage | None, to: To, home: str, link: str = ""
) -> HttpResponse:
    if page is None:
        raise Http404
    initial = {"answer": page.answer, "reason": page.reason}
    initial |= {WORD + code: said for code, said in page.words.items()}
    criteria = page.text.criteria if page.text else ()
    form = CaseAnswerForm(request.POST or None, initial=initial, criteria=criteria)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _keep(request, maker, page, form, to, home, link))
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    content = {"page": page, "form": form, "home": home}
    status = 422 if form.is_bound else 200
    return render(request, "weigh/workshop/case.html", content, status=status)


def _keep(
    request: Request,
    maker: Maker,
    page: CasePage,
    form: CaseAnswerForm,
    to: To,
    home: str,
    link: str,
) -> str:
    given = form.cleaned_data
    deciding_cases.decide_case(
        by=request.visitor,
        case_id=page.case.pk,
        under=page.under,
        decision=CaseDecision(
            answer=given["answer"],
            reason=given["reason"],
            words=form.words(),
            looked=given["looked"],
        ),
        link=link,
        workshop=maker.workshop,
    )
    messages.success(request, _("Kept. Nobody reads it before everybody is done."))
    following = _following(page.mine, page.at)
    return to(following) if following else home


def _following(mine: MyCases, at: int) -> TaskLine | None:
    """The next that is not decided, from here on and then from the top."""
    waiting = [*mine.lines[at:], *mine.lines[: at - 1]]
    return next((each for each in waiting if not each.is_done), None)
