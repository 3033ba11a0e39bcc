"""Starting a startfoto, naming groups, and codes on paper."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.forms.fields import whole_or_none
from kiemkracht.weigh.forms.keeping import POSITIONS, CodesForm, GroupForm, StartForm
from kiemkracht.weigh.models import ActorGroup
from kiemkracht.weigh.rules import may_keep, may_start
from kiemkracht.weigh.selectors.grounds import Ground, ground_of
from kiemkracht.weigh.services import grouping, inviting, starting
from kiemkracht.weigh.services.guarding import NOT_YOURS
from kiemkracht.weigh.views.acting import act, found, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def new_photo(request: Request) -> HttpResponse:
    """Start one, for a kiem (`?kiem=`) or a community (`?verband=`)."""
    kiem, slug = request.GET.get("kiem", ""), request.GET.get("verband", "")
    ground = ground_of(request.visitor, kiem=kiem, slug=slug)
    if ground is None:
        raise Http404
    carries = ground.sprout_id is not None and ground.sprout_id in carried_by(request.visitor)
    require(may_start(request.visitor, ground.community_id, carries=carries), NOT_YOURS)
    form = StartForm(
        request.POST or None,
        initial={
            "subject": ground.title,
            "population": ground.population,
            "context": ground.context,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _begin(request, ground, form))
        except RoomError as error:
            _unless_denied(error, form)
    status = 422 if form.is_bound else 200
    return render(request, "weigh/new.html", {"form": form, "ground": ground}, status=status)


def _begin(request: Request, ground: Ground, form: StartForm) -> str:
    given = form.cleaned_data
    made = starting.begin(
        by=request.visitor,
        plan=starting.PhotoPlan(
            subject=given["subject"],
            about=given["about"],
            community_id=ground.community_id,
            sprout_id=ground.sprout_id,
            visibility=given["visibility"],
            is_quick=given["length"] == "quick",
            affected=given["affected"],
            population=given["population"],
            context=given["context"],
            themes=given["themes"],
        ),
    )
    messages.success(request, _("It asks from now on. Name the groups it touches first."))
    return page_of(made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: Request, photo_id: UUID, group_id: int = 0) -> HttpResponse:
    """Name a group, or change one."""
    row = found(request, photo_id)
    require(may_keep(request.visitor, row, carried_by(request.visitor)), NOT_YOURS)
    there = row.groups.filter(pk=group_id).first() if group_id else None
    if group_id and there is None:
        raise Http404
    form = GroupForm(request.POST or None, initial=_initial(there))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        plan = grouping.GroupPlan(
            name=given["name"],
            size=given["size"],
            influence=whole_or_none(given["influence"]),
            touched=whole_or_none(given["touched"]),
            source=given["source"],
            positions=form.positions(),
        )

        def do() -> str:
            grouping.name_group(
                by=request.visitor, photo_id=row.pk, plan=plan, group_id=group_id or None
            )
            return f"{page_of(row.pk)}#groepen"

        try:
            return once(request, do)
        except RoomError as error:
            _unless_denied(error, form)
    content = {"form": form, "photo": row, "group": there, "positions": _counts(form)}
    return render(request, "weigh/group.html", content, status=422 if form.is_bound else 200)


def _initial(row: ActorGroup | None) -> dict[str, object]:
    if row is None:
        return {}
    known = {"name": row.name, "size": row.size, "source": row.source}
    for name in ("influence", "touched"):
        value = getattr(row, name)
        known[name] = "" if value is None else str(value)
    return known | dict(zip(POSITIONS, row.positions, strict=False))


def _counts(form: GroupForm) -> list[object]:
    return [form[name] for name in POSITIONS]


def _unless_denied(error: RoomError, form: Form) -> None:
    if error.status == 403:
        raise error
    form.add_error(None, str(error.sentence))


@require_POST
def remove_group(request: Request, photo_id: UUID, group_id: int) -> HttpResponse:
    """Take a group off."""
    row = found(request, photo_id)
    return act(
        request,
        f"{page_of(row.pk)}#groepen",
        lambda: grouping.remove_group(by=request.visitor, photo_id=row.pk, group_id=group_id),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: Request, photo_id: UUID) -> HttpResponse:
    """Codes on paper: made and shown once, to print or to write down."""
    row = found(request, photo_id)
    require(may_keep(request.visitor, row, carried_by(request.visitor)), NOT_YOURS)
    groups = [(str(each.pk), each.name) for each in row.groups.all()]
    form = CodesForm(request.POST or None, groups=groups)
    made: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["group"]
        try:
            made = inviting.make_codes(
                by=request.visitor,
                photo_id=row.pk,
                group_id=None if chosen == "begin" else int(chosen),
                count=form.cleaned_data["count"],
            )
        except RoomError as error:
            _unless_denied(error, form)
    chosen_name = dict(groups).get(form["group"].value() or "", "") if made else ""
    content = {"form": form, "photo": row, "codes": made, "group_name": chosen_name}
    status = 422 if form.is_bound and not made else 200
    return render(request, "weigh/codes.html", content, status=status)
