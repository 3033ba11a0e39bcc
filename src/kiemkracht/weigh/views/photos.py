"""The list, one startfoto, and what could come next."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base.errors import RoomError
from kiemkracht.base.once import once
from kiemkracht.base.places import place_of
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.selectors.qr import qr_svg
from kiemkracht.weigh.enums import Stance
from kiemkracht.weigh.forms.telling import HeardForm, PhotoWishesForm, RemarkForm, SettleForm
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.selectors.photo_page import advice_page, photo_page
from kiemkracht.weigh.selectors.photos import PhotoWishes, photo_list, position_choices
from kiemkracht.weigh.selectors.questions import outcome_choices, reading_choices
from kiemkracht.weigh.services import interpreting, starting
from kiemkracht.weigh.views.acting import act, found, page_of


@require_safe
def photos(request: Request) -> HttpResponse:
    """All startfoto’s that this visitor may see."""
    form = PhotoWishesForm(request.GET, positions=position_choices())
    form.is_valid()
    chosen = form.cleaned_data
    wishes = PhotoWishes(chosen.get("q", ""), chosen.get("fase", ""), chosen.get("positie", ""))
    page = photo_list(request.visitor, wishes, page=request.GET.get("page", 1))
    content = {"page": page, "form": form, "is_sought": any(chosen.values())}
    return render(request, "weigh/photos.html", content)


@require_safe
def photo(request: Request, photo_id: UUID) -> HttpResponse:
    """One startfoto."""
    return _show(request, found(request, photo_id))


def _show(
    request: Request,
    row: StartingPosition,
    *,
    settle_form: Form | None = None,
    remark_form: Form | None = None,
    heard_form: Form | None = None,
    heard_for: int = 0,
) -> HttpResponse:
    page = photo_page(request.visitor, row)
    wrong = settle_form or remark_form or heard_form
    link = ""
    if page.join_link and page.is_asking:
        link = request.build_absolute_uri(reverse("weigh:door", args=[page.join_link]))
    if page.is_reading:
        settle_form = settle_form or SettleForm(readings=reading_choices())
        remark_form = remark_form or RemarkForm(subjects=outcome_choices())
        heard_form = heard_form or HeardForm(auto_id=False)
    content = {
        "page": page,
        "link": link,
        "qr": qr_svg(link, title=_("Answer on your telephone")) if link else "",
        "settle_form": settle_form,
        "remark_form": remark_form,
        "heard_form": heard_form,
        "heard_for": heard_for,
        "stances": [each.label for each in Stance],
        "place": place_of(row),
    }
    return render(request, "weigh/photo.html", content, status=422 if wrong else 200)


@require_safe
def advice(request: Request, photo_id: UUID) -> HttpResponse:
    """Starting position, guards and a script: a proposal of a rule, on which people decide."""
    row = found(request, photo_id)
    page = advice_page(request.visitor, row)
    if page is None:
        raise Http404
    return render(
        request, "weigh/advice.html", {"advice": page, "photo": row, "place": place_of(row)}
    )


@require_POST
def end_asking(request: Request, photo_id: UUID) -> HttpResponse:
    """No more answers; the picture is made."""
    row = found(request, photo_id)

    def do() -> None:
        interpreting.end_asking(by=request.visitor, photo_id=row.pk)
        messages.success(request, _("The picture is there. Look at it together first."))

    return act(request, page_of(row.pk), do)


@require_POST
def settle(request: Request, photo_id: UUID) -> HttpResponse:
    """Agree on one reading."""
    row = found(request, photo_id)
    form = SettleForm(request.POST, readings=reading_choices())
    if form.is_valid():
        given = form.cleaned_data

        def do() -> str:
            interpreting.settle(
                by=request.visitor,
                photo_id=row.pk,
                name=given["reading"],
                value=given["value"],
                reason=given["reason"],
            )
            return f"{page_of(row.pk)}#duiden"

        try:
            return once(request, do)
        except RoomError as error:
            _unless_denied(error, form)
    return _show(request, row, settle_form=form)


@require_POST
def remark(request: Request, photo_id: UUID) -> HttpResponse:
    """Say that something is misunderstood."""
    row = found(request, photo_id)
    form = RemarkForm(request.POST, subjects=outcome_choices())
    if form.is_valid():
        given = form.cleaned_data

        def do() -> str:
            interpreting.remark(
                by=request.visitor, photo_id=row.pk, text=given["text"], about=given["about"]
            )
            return f"{page_of(row.pk)}#opmerkingen"

        try:
            return once(request, do)
        except RoomError as error:
            _unless_denied(error, form)
    return _show(request, row, remark_form=form)


@require_POST
def answer_remark(request: Request, photo_id: UUID, remark_id: int) -> HttpResponse:
    """Tell what the group does with a remark."""
    row = found(request, photo_id)
    form = HeardForm(request.POST, auto_id=False)
    if form.is_valid():
        text = form.cleaned_data["text"]

        def do() -> str:
            interpreting.answer_remark(
                by=request.visitor, photo_id=row.pk, remark_id=remark_id, text=text
            )
            return f"{page_of(row.pk)}#opmerkingen"

        try:
            return once(request, do)
        except RoomError as error:
            _unless_denied(error, form)
    return _show(request, row, heard_form=form, heard_for=remark_id)


def _unless_denied(error: RoomError, form: Form) -> None:
    if error.status == 403:
        raise error
    form.add_error(None, str(error.sentence))


@require_POST
def fix(request: Request, photo_id: UUID) -> HttpResponse:
    """Fix the picture."""
    row = found(request, photo_id)

    def do() -> None:
        interpreting.fix(by=request.visitor, photo_id=row.pk)
        messages.success(request, _("Fixed. Take it anew after eight to twelve weeks."))

    return act(request, page_of(row.pk), do)


@require_POST
def again(request: Request, photo_id: UUID) -> HttpResponse:
    """Take the same photo anew."""
    row = found(request, photo_id)

    def do() -> str:
        made = starting.begin_again(by=request.visitor, photo_id=row.pk)
        return page_of(made.pk)

    return once(request, do)
