"""Scale choices: the list, weighing one, choosing, waiting and putting it in the register."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.direction.selectors.reviewing import may_write_for
from kiemkracht.people.selectors import CommunityView, community_by_slug
from kiemkracht.sprouts.selectors.scaling import kiemen_inside
from kiemkracht.tip.forms import ChooseForm, WaitForm, WeighForm
from kiemkracht.tip.models import ScaleChoice
from kiemkracht.tip.selectors.asking import QUESTIONS
from kiemkracht.tip.selectors.scales import find_scale, scale_list, scale_page
from kiemkracht.tip.services import weighing_scale
from kiemkracht.tip.services.weighing_scale import ScaleWords


@require_safe
def scales(request: Request) -> HttpResponse:
    """All of them."""
    page, cards = scale_list(page=request.GET.get("page", "1"))
    return render(request, "tip/list.html", {"page": page, "cards": cards})


@require_http_methods(["GET", "HEAD", "POST"])
def weigh(request: Request) -> HttpResponse:
    """Weigh small or large for a community (`?verband=`), or anew (`?opnieuw=`)."""
    community, earlier = _ground(request)
    require(
        may_write_for(request.visitor, community.id),
        _("Who tends this community, or decides for it, weighs this."),
    )
    kiemen = kiemen_inside(community.id)
    form = WeighForm(
        request.POST or None,
        kiemen=[(str(each.id), f"{each.title} ({each.phase})") for each in kiemen],
        initial=_initial(earlier),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _weigh(request, community, earlier, form))
        except RoomError as error:
            _unless_denied(error, form)
    questions = [form[name] for name in QUESTIONS]
    content = {"form": form, "questions": questions, "community": community, "kiemen": kiemen}
    return render(request, "tip/weigh.html", content, status=422 if form.errors else 200)


def _ground(request: Request) -> tuple[CommunityView, ScaleChoice | None]:
    community = community_by_slug(request.GET.get("verband", ""))
    if community is None:
        raise Http404
    text, earlier = request.GET.get("opnieuw", ""), None
    if text:
        try:
            earlier = find_scale(UUID(text))
        except ValueError:
            earlier = None
        if earlier is None or earlier.community_id != community.id:
            raise Http404
    return community, earlier


def _initial(earlier: ScaleChoice | None) -> dict[str, object]:
    if earlier is None:
        return {}
    kept = {name: getattr(earlier, name) for name in ("title", "old_hinders", *QUESTIONS)}
    return kept | {"kiemen": [str(pk) for pk in earlier.kiemen.values_list("pk", flat=True)]}


def _weigh(
    request: Request, community: CommunityView, earlier: ScaleChoice | None, form: WeighForm
) -> str:
    given = form.cleaned_data
    row = weighing_scale.weigh(
        by=request.visitor,
        community_id=community.id,
        words=ScaleWords(
            title=given["title"],
            kiem_ids=[UUID(each) for each in given["kiemen"]],
            old_hinders=given["old_hinders"],
            **{name: given[name] for name in QUESTIONS},
        ),
        earlier_id=earlier.pk if earlier else None,
    )
    return row.get_absolute_url()


def _found(scale_id: UUID) -> ScaleChoice:
    row = find_scale(scale_id)
    if row is None:
        raise Http404
    return row


@require_safe
def scale(request: Request, scale_id: UUID) -> HttpResponse:
    """One scale choice."""
    return _show(request, _found(scale_id))


def _show(
    request: Request, row: ScaleChoice, *, form: Form | None = None, wait_form: Form | None = None
) -> HttpResponse:
    wrong = form or wait_form
    content = {
        "page": scale_page(request.visitor, row),
        "form": form or ChooseForm(),
        "wait_form": wait_form or WaitForm(auto_id="wacht_%s"),
    }
    return render(request, "tip/scale.html", content, status=422 if wrong else 200)


def _do(request: Request, row: ScaleChoice, form: Form, do: Callable[[], object]) -> HttpResponse:
    """Do it once, or raise what the service says into the form."""

    def and_go() -> str:
        do()
        return row.get_absolute_url()

    return once(request, and_go)


@require_POST
def choose(request: Request, scale_id: UUID) -> HttpResponse:
    """Choose, with reasons."""
    row, form = _found(scale_id), ChooseForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            return _do(
                request,
                row,
                form,
                lambda: weighing_scale.choose(by=request.visitor, scale_id=row.pk, **given),
            )
        except RoomError as error:
            _unless_denied(error, form)
    _require_writer(request, row)
    return _show(request, row, form=form)


@require_POST
def wait(request: Request, scale_id: UUID) -> HttpResponse:
    """Wait on purpose."""
    row, form = _found(scale_id), WaitForm(request.POST, auto_id="wacht_%s")
    if form.is_valid():
        given = form.cleaned_data
        try:
            return _do(
                request,
                row,
                form,
                lambda: weighing_scale.wait(by=request.visitor, scale_id=row.pk, **given),
            )
        except RoomError as error:
            _unless_denied(error, form)
    _require_writer(request, row)
    return _show(request, row, wait_form=form)


def _require_writer(request: Request, row: ScaleChoice) -> None:
    require(
        may_write_for(request.visitor, row.community_id),
        _("Who tends this community, or decides for it, weighs this."),
    )


def _unless_denied(error: RoomError, form: Form) -> None:
    if error.status == 403:
        raise error
    form.add_error(None, str(error.sentence))


@require_POST
def put_as_choice(request: Request, scale_id: UUID) -> HttpResponse:
    """Put it as a question in the register of choices."""
    row = _found(scale_id)

    def do() -> str:
        made = weighing_scale.put_as_choice(by=request.visitor, scale_id=row.pk)
        messages.success(request, _("It is a question in the register now. Work on it there."))
        return made.choice.get_absolute_url() if made.choice else made.get_absolute_url()

    return once(request, do)
