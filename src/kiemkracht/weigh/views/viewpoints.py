"""Asking for viewpoints, filling one in blind, and opening the talk."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.limits import caller, within
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.weigh.forms.answering import NoteForm
from kiemkracht.weigh.forms.weighing import AskViewForm, ViewForm
from kiemkracht.weigh.selectors import viewpoints as selected
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.viewpoints import ViewPage
from kiemkracht.weigh.services import advising, viewing
from kiemkracht.weigh.services.viewing import ViewText
from kiemkracht.weigh.views.acting import act
from kiemkracht.weigh.views.weighings import led, page_of, sought

TRIES, WINDOW_S = 30, 600


@require_http_methods(["GET", "HEAD", "POST"])
def ask_view(request: Request, weighing_id: UUID) -> HttpResponse:
    """Ask somebody to look; the link is shown once, to pass on."""
    row = led(request, weighing_id)
    form = AskViewForm(request.POST or None, framework=text_of(row.version))
    link = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            secret = viewing.ask_for_view(
                by=request.visitor,
                weighing_id=row.pk,
                lens=given["lens"],
                name=given["name"],
                speaks_for=given["speaks_for"],
            )
            link = request.build_absolute_uri(reverse("weigh:view_by_link", args=[secret]))
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    content = {"form": form, "row": row, "link": link, "back": page_of(row, "perspectieven")}
    status = 422 if form.is_bound and not link else 200
    return render(request, "weigh/weighing/ask_view.html", content, status=status)


@require_POST
def drop_view(request: Request, weighing_id: UUID, viewpoint_id: UUID) -> HttpResponse:
    """Take a question for a viewpoint back."""
    row = sought(request, weighing_id)
    return act(
        request,
        page_of(row, "perspectieven"),
        lambda: viewing.drop_view(
            by=request.visitor, weighing_id=row.pk, viewpoint_id=viewpoint_id
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def view_by_link(request: Request, link: str) -> HttpResponse:
    """Fill a viewpoint in with a link; what was filled in before is shown to nobody."""
    page = selected.view_by_link(link)
    if page is None:
        # Whoever tries links in the address is counted, and the answer stays the same.
        within(f"viewpoint:{caller(request)}", most=TRIES, seconds=WINDOW_S)
        raise Http404
    return _fill(request, page, link=link)


@require_http_methods(["GET", "HEAD", "POST"])
def my_viewpoint(request: Request, viewpoint_id: UUID) -> HttpResponse:
    """Fill in what I was asked in my own name."""
    page = selected.view_of_person(request.visitor, viewpoint_id)
    if page is None:
        raise Http404
    return _fill(request, page)


def _fill(request: Request, page: ViewPage, *, link: str = "") -> HttpResponse:
    form = ViewForm(request.POST or None, framework_criteria=page.criteria)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _keep(request, page, form, link))
        except RoomError as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error.sentence))
    status = 422 if form.is_bound else 200
    return render(
        request, "weigh/weighing/viewpoint.html", {"page": page, "form": form}, status=status
    )


def _keep(request: Request, page: ViewPage, form: ViewForm, link: str) -> str:
    given = form.cleaned_data
    viewing.fill_in(
        by=request.visitor,
        link=link,
        viewpoint_id=page.id,
        text=ViewText(
            judgements=form.judgements(),
            worry=given["worry"],
            need=given["need"],
            edge=given["edge"],
        ),
    )
    messages.success(
        request, _("Thank you. Nobody sees it before the talk opens, nor do you see the others.")
    )
    return request.path


@require_POST
def open_talk(request: Request, weighing_id: UUID) -> HttpResponse:
    """Open the talk."""
    row = sought(request, weighing_id)
    return act(
        request,
        page_of(row, "gesprek"),
        lambda: viewing.open_talk(by=request.visitor, weighing_id=row.pk),
    )


@require_POST
def note_talk(request: Request, weighing_id: UUID) -> HttpResponse:
    """Note what was said in the talk."""
    row = sought(request, weighing_id)
    criteria = [(each.code, each.name) for each in text_of(row.version).criteria]
    form = NoteForm(request.POST, criteria=criteria)
    require(request.visitor.is_known)
    if not form.is_valid():
        raise RoomError(_("Write down what was said, in a sentence."))
    given = form.cleaned_data
    return act(
        request,
        page_of(row, "gesprek"),
        lambda: advising.note_talk(
            by=request.visitor,
            weighing_id=row.pk,
            text=given["text"],
            criterion=given["criterion"],
            is_need=given["is_need"],
        ),
    )
