"""All frameworks, one of them, taking it into use, and what it did."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.people.selectors import community_by_slug
from kiemkracht.people.selectors.deciding import decides_for
from kiemkracht.weigh.forms.weighing import TermForm
from kiemkracht.weigh.forms.workshops import UseForm
from kiemkracht.weigh.rules.weighing import may_change_terms
from kiemkracht.weigh.rules.workshops import may_use
from kiemkracht.weigh.selectors.framework_page import LABELS, FrameworkPage, framework_page
from kiemkracht.weigh.selectors.framework_use import review_of, uses_of
from kiemkracht.weigh.selectors.frameworks import SLUG
from kiemkracht.weigh.selectors.workshop_page import (
    frameworks_list,
    may_open_here,
    workshops_of,
)
from kiemkracht.weigh.services import framing, moving_workshops
from kiemkracht.weigh.views.formpages import Words, form_page
from kiemkracht.weigh.views.workshops import choices_of_places


@require_safe
def frameworks(request: Request) -> HttpResponse:
    """All frameworks, and the workshops that I take part in."""
    content = {
        "frameworks": frameworks_list(),
        "workshops": workshops_of(request.visitor),
        "may_open": may_open_here(request.visitor),
    }
    return render(request, "weigh/workshop/frameworks.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def framework(request: Request) -> HttpResponse:
    """The framework of the house."""
    return _framework(request, SLUG)


@require_http_methods(["GET", "HEAD", "POST"])
def made_framework(request: Request, slug: str) -> HttpResponse:
    """A framework by its name in the address."""
    return _framework(request, slug)


def _framework(request: Request, slug: str) -> HttpResponse:
    page = _found(request, slug)
    form = TermForm(request.POST or None, names=list(LABELS.items()))
    if request.method == "POST":
        require(may_change_terms(request.visitor))
        if form.is_valid():
            try:
                return once(request, lambda: _change(request, form, slug))
            except RoomError as error:
                form.add_error(None, str(error.sentence))
    content = {
        "page": page,
        "form": form,
        "uses": uses_of(page.row) if page.row else (),
        "may_use": _may_use(request),
    }
    status = 422 if form.is_bound else 200
    return render(request, "weigh/weighing/framework.html", content, status=status)


def _found(request: Request, slug: str) -> FrameworkPage:
    page = framework_page(request.visitor, slug)
    if page is None:
        raise Http404
    return page


def _change(request: Request, form: TermForm, slug: str) -> str:
    given = form.cleaned_data
    framing.change_term(
        by=request.visitor, name=given["name"], value=given["value"], why=given["why"], slug=slug
    )
    if slug == SLUG:
        return reverse("weigh:framework")
    return reverse("weigh:made_framework", args=[slug])


def _may_use(request: Request) -> bool:
    return may_use(request.visitor, decides=bool(decides_for(request.visitor)))


@require_http_methods(["GET", "HEAD", "POST"])
def use(request: Request, slug: str) -> HttpResponse:
    """Take it into use for a place."""
    page = _found(request, slug)
    require(_may_use(request), _("This is for who decides there, and for administrators."))
    form = UseForm(request.POST or None, places=choices_of_places())
    back = reverse("weigh:made_framework", args=[slug])

    def do() -> str:
        place = community_by_slug(form.cleaned_data["community"])
        if place is None:
            raise RoomError(_("Choose where it plays."))
        if slug == SLUG:
            framing.standing_version()
        moving_workshops.take_into_use(
            by=request.visitor, slug=slug, community_id=place.id, why=form.cleaned_data["why"]
        )
        return back

    words = Words(
        _("Take this framework into use"),
        _("New questions from there are weighed by it. What was asked before keeps its own."),
        _("Use it from now on"),
        back,
        page.text.name,
    )
    return form_page(request, form, words, do)


@require_safe
def review(request: Request, slug: str) -> HttpResponse:
    """What this framework did, from the registers."""
    page = _found(request, slug)
    if page.row is None:
        raise Http404
    content = {"page": page, "review": review_of(page.row)}
    return render(request, "weigh/workshop/review.html", content)
