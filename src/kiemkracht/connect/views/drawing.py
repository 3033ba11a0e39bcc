"""Drawing a panel: the list, preparing, the page of one draw, drawing and publishing."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.drawing import DrawForm, DrawNowForm
from kiemkracht.connect.models import PanelDraw
from kiemkracht.connect.rules.composing import may_arrange, may_arrange_somewhere
from kiemkracht.connect.selectors.draw_files import draw_json, pool_rows
from kiemkracht.connect.selectors.draw_page import draw_page
from kiemkracht.connect.selectors.draws import draw_list, draw_of
from kiemkracht.connect.services import drawing, willing
from kiemkracht.connect.services.composing import NOT_YOURS
from kiemkracht.connect.services.pool_file import CandidateRow, read_pool, read_quotas
from kiemkracht.connect.services.tables import TableRefusedError
from kiemkracht.connect.views.csv_answers import csv_answer
from kiemkracht.connect.views.new_sets import chosen_community
from kiemkracht.people.selectors import CommunityView


@require_safe
def draws(request: Request) -> HttpResponse:
    """Draws that one arranges, public accounts, and where one may be drawn."""
    return render(request, "connect/draws.html", {"list": draw_list(request.visitor)})


@require_http_methods(["GET", "HEAD", "POST"])
def new_draw(request: Request) -> HttpResponse:
    """Prepare a draw: pool, quotas and seed are fixed; nobody is drawn yet."""
    require(may_arrange_somewhere(request.visitor), NOT_YOURS)
    communities, community = chosen_community(request)
    content: dict[str, object] = {"communities": communities, "community": community}
    if community is None:
        return render(request, "connect/draw_where.html", content)
    pool = willing.willing_pool(by=request.visitor, community_id=community.id)
    form = DrawForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _prepare(request, form, community, pool))
        except LeaveDenied:
            raise
        except TableRefusedError as refusal:
            for line in (str(refusal.sentence), *refusal.lines):
                form.add_error(None, line)
        except RoomError as error:
            form.add_error(None, str(error.sentence))
    content |= {"form": form, "willing": len(pool)}
    status = 422 if form.errors else 200
    return render(request, "connect/draw_new.html", content, status=status)


def _prepare(
    request: Request, form: DrawForm, community: CommunityView, volunteers: tuple[CandidateRow, ...]
) -> str:
    given = form.cleaned_data
    file, table = given["file"], given["table"]
    pool = volunteers if given["willing"] else ()
    if file or table.strip():
        pool = read_pool(file.read(2 * 1024 * 1024) if file else table)
    features = sorted({name for row in pool for name in row.features})
    made = drawing.prepare(
        by=request.visitor,
        plan=drawing.DrawPlan(
            title=given["title"],
            purpose=given["purpose"],
            community_id=community.id,
            size=given["size"],
            pool=pool,
            quotas=read_quotas(given["quotas"], features),
            seed=given["seed"],
            seed_source=given["seed_source"],
        ),
    )
    messages.success(request, _("Prepared. Read it once more, announce it, and then draw."))
    return reverse("connect:draw", args=[made.pk])


def _seen(request: Request, draw_id: UUID) -> PanelDraw:
    found = draw_of(request.visitor, draw_id)
    if found is None:
        raise Http404
    return found


def _arranged(request: Request, draw_id: UUID) -> PanelDraw:
    found = _seen(request, draw_id)
    require(may_arrange(request.visitor, found.community_id), NOT_YOURS)
    return found


@require_safe
def draw(request: Request, draw_id: UUID) -> HttpResponse:
    """How was drawn, and for who arranges it: who."""
    return _show(request, _seen(request, draw_id))


def _show(
    request: Request,
    found: PanelDraw,
    *,
    form: DrawNowForm | None = None,
    complaint: str = "",
    status: int = 200,
) -> HttpResponse:
    content = {
        "page": draw_page(request.visitor, found),
        "form": form or DrawNowForm(),
        "complaint": complaint,
    }
    return render(request, "connect/draw.html", content, status=status)


def _try(request: Request, found: PanelDraw, do: Callable[[], str]) -> HttpResponse:
    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        return _show(request, found, complaint=str(error.sentence), status=409)


@require_POST
def draw_now(request: Request, draw_id: UUID) -> HttpResponse:
    """Draw, once."""
    found = _arranged(request, draw_id)
    form = DrawNowForm(request.POST) if found.seed is None else None
    if form is not None and not form.is_valid():
        return _show(request, found, form=form, status=422)
    seed = form.cleaned_data["seed"] if form is not None else None

    def do() -> str:
        drawing.ask(by=request.visitor, draw=found, seed=seed)
        return reverse("connect:draw", args=[found.pk])

    return _try(request, found, do)


@require_POST
def widen_quotas(request: Request, draw_id: UUID) -> HttpResponse:
    """Take over the smallest widening that makes a panel possible."""
    found = _arranged(request, draw_id)

    def do() -> str:
        drawing.widen(by=request.visitor, draw=found)
        messages.success(request, _("The quotas are wider. Announce them again, and then draw."))
        return reverse("connect:draw", args=[found.pk])

    return _try(request, found, do)


@require_safe
def draw_progress(request: Request, draw_id: UUID) -> HttpResponse:
    """How the computation stands, as a fragment."""
    page = draw_page(request.visitor, _arranged(request, draw_id))
    return render(request, "connect/_draw_progress.html", {"page": page})


@require_POST
def publish_draw(request: Request, draw_id: UUID) -> HttpResponse:
    """Make the account public: without names."""
    found = _arranged(request, draw_id)

    def do() -> str:
        drawing.publish(by=request.visitor, draw=found)
        messages.success(request, _("Everyone can read the account now. No name stands in it."))
        return reverse("connect:draw", args=[found.pk])

    return _try(request, found, do)


@require_safe
def pool_csv(request: Request, draw_id: UUID) -> HttpResponse:
    """The whole pool for a spreadsheet."""
    found = _arranged(request, draw_id)
    return csv_answer(pool_rows(request.visitor, found), "loting.csv")


@require_safe
def draw_file(request: Request, draw_id: UUID) -> HttpResponse:
    """The draw as JSON."""
    found = _seen(request, draw_id)
    answer = HttpResponse(
        draw_json(request.visitor, found), content_type="application/json; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="loting.json"'
    return answer


@require_POST
def may_be_drawn(request: Request) -> HttpResponse:
    """I may be drawn for this community, or not any more."""
    try:
        community_id = UUID(request.POST.get("community", ""))
    except ValueError:
        raise Http404 from None

    def do() -> str:
        if request.POST.get("stop"):
            willing.leave(by=request.visitor, community_id=community_id)
            messages.success(request, _("You are in no new draw any more."))
        else:
            willing.join(by=request.visitor, community_id=community_id)
            messages.success(request, _("You may be drawn. Thank you for wanting to think along."))
        return reverse("connect:draws")

    return once(request, do)
