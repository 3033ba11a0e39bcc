"""Tending a kiem: its words, photo, circle, goals, family; resting and closing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base import clock
from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.sprouts.forms.tending import (
    CloseForm,
    FamilyForm,
    GoalForm,
    HoldForm,
    OfferForm,
    PhotoForm,
    RestForm,
    VisibilityForm,
)
from kiemkracht.sprouts.models import Sprout, SproutLink
from kiemkracht.sprouts.selectors.company import people_nearby
from kiemkracht.sprouts.selectors.detail import find_sprout, sprout_detail
from kiemkracht.sprouts.selectors.goals import goal_choices
from kiemkracht.sprouts.services import (
    carrying,
    contributing,
    linking,
    picturing,
    resting,
    showing,
)
from kiemkracht.sprouts.views.reaching import Cleaned, act, act_with, sprout_or_404

REST_DAYS = 60
Do = Callable[[Sprout, Cleaned], None]


@dataclass(frozen=True, slots=True)
class TendForms:
    """The forms of the page; one of them may hold what was sent just now."""

    visibility: Form | None = None
    photo: Form | None = None
    goal: Form | None = None
    family: Form | None = None
    offer: Form | None = None
    rest: Form | None = None
    close: Form | None = None
    hold: Form | None = None


def _tend_url(row: Sprout) -> str:
    return reverse("sprouts:tend", args=[row.pk])


@require_safe
def tend(request: Request, sprout_id: UUID) -> HttpResponse:
    """Everything its people can arrange."""
    return _show(request, sprout_or_404(request, sprout_id), TendForms())


def _show(request: Request, row: Sprout, forms: TendForms, *, status: int = 200) -> HttpResponse:
    page = sprout_detail(request.visitor, row)
    require(page.may.tend, _("Only its own people and who tends here arrange this."))
    people = (
        [(str(one.id), one.name) for one in people_nearby(request.visitor, row)]
        if page.may.offer
        else []
    )
    goals = goal_choices(request.visitor) if page.may.edit else []
    until = clock.today() + timedelta(days=REST_DAYS)
    content = {
        "page": page,
        "visibility_form": forms.visibility
        or VisibilityForm(initial={"visibility": row.visibility}, auto_id="see_%s"),
        "photo_form": forms.photo or PhotoForm(auto_id="photo_%s"),
        "goal_form": forms.goal or (GoalForm(goals=goals) if goals else None),
        "family_form": forms.family or FamilyForm(auto_id="family_%s"),
        "offer_form": forms.offer or (OfferForm(people=people) if people else None),
        "rest_form": forms.rest or RestForm(initial={"until": until}),
        "close_form": forms.close or CloseForm(),
        "hold_form": forms.hold or HoldForm(auto_id="hold_%s"),
    }
    return render(request, "sprouts/tend.html", content, status=status)


def _tended(request: Request, sprout_id: UUID, name: str, form: Form, do: Do) -> HttpResponse:
    """Handle one form of the page."""
    row = sprout_or_404(request, sprout_id)
    return act_with(
        request,
        form,
        _tend_url(row),
        lambda cleaned: do(row, cleaned),
        lambda again: _show(request, row, TendForms(**{name: again}), status=422),
    )


@require_POST
def show_otherwise(request: Request, sprout_id: UUID) -> HttpResponse:
    """Who may see it."""

    def do(row: Sprout, cleaned: Cleaned) -> None:
        showing.change_visibility(by=request.visitor, sprout=row, to=cleaned["visibility"])
        messages.success(request, _("From now on these people see it, and nobody else."))

    form = VisibilityForm(request.POST, auto_id="see_%s")
    return _tended(request, sprout_id, "visibility", form, do)


@require_POST
def hold(request: Request, sprout_id: UUID) -> HttpResponse:
    """Out of sight for a while."""
    form = HoldForm(request.POST, auto_id="hold_%s")

    def do(row: Sprout, cleaned: Cleaned) -> None:
        showing.hold(by=request.visitor, sprout=row, because=cleaned["because"])

    return _tended(request, sprout_id, "hold", form, do)


@require_POST
def let_through(request: Request, sprout_id: UUID) -> HttpResponse:
    """Others may see it now."""
    row = sprout_or_404(request, sprout_id)
    return act(
        request,
        row.get_absolute_url(),
        lambda: showing.let_through(by=request.visitor, sprout=row),
    )


@require_POST
def add_photo(request: Request, sprout_id: UUID) -> HttpResponse:
    """Add a photo, or replace it."""
    form = PhotoForm(request.POST, request.FILES, auto_id="photo_%s")

    def do(row: Sprout, cleaned: Cleaned) -> None:
        picturing.add_photo(
            by=request.visitor,
            sprout=row,
            picture=cleaned["photo"],
            words=cleaned["words"],
        )

    return _tended(request, sprout_id, "photo", form, do)


@require_POST
def remove_photo(request: Request, sprout_id: UUID) -> HttpResponse:
    """Take the photo away."""
    row = sprout_or_404(request, sprout_id)
    return act(
        request, _tend_url(row), lambda: picturing.remove_photo(by=request.visitor, sprout=row)
    )


@require_POST
def link_goal(request: Request, sprout_id: UUID) -> HttpResponse:
    """Say how it contributes to a goal."""
    form = GoalForm(request.POST, goals=goal_choices(request.visitor))

    def do(row: Sprout, cleaned: Cleaned) -> None:
        contributing.link_goal(
            by=request.visitor, sprout=row, goal_id=UUID(cleaned["goal"]), how=cleaned["how"]
        )

    return _tended(request, sprout_id, "goal", form, do)


@require_POST
def unlink_goal(request: Request, sprout_id: UUID, goal_id: UUID) -> HttpResponse:
    """Take a goal away."""
    row = sprout_or_404(request, sprout_id)
    return act(
        request,
        _tend_url(row),
        lambda: contributing.unlink_goal(by=request.visitor, sprout=row, goal_id=goal_id),
    )


@require_POST
def link_family(request: Request, sprout_id: UUID) -> HttpResponse:
    """Link another kiem."""
    form = FamilyForm(request.POST, auto_id="family_%s")
    link = {
        "fed_by": linking.link_parent,
        "feeds": linking.link_child,
        "same": linking.link_same,
    }

    def do(row: Sprout, cleaned: Cleaned) -> None:
        link[cleaned["relation"]](by=request.visitor, sprout=row, other_id=form.other_id)

    return _tended(request, sprout_id, "family", form, do)


@require_POST
def unlink_family(request: Request, sprout_id: UUID, link_id: int) -> HttpResponse:
    """Take a link away."""
    row = sprout_or_404(request, sprout_id)
    link = SproutLink.objects.select_related("parent", "child").filter(pk=link_id).first()
    if link is None or row.pk not in (link.parent_id, link.child_id):
        raise Http404
    other = link.child_id if link.parent_id == row.pk else link.parent_id
    if find_sprout(request.visitor, other) is None:
        raise Http404
    return act(request, _tend_url(row), lambda: linking.unlink(by=request.visitor, link=link))


@require_POST
def offer(request: Request, sprout_id: UUID) -> HttpResponse:
    """Ask someone to carry it along."""
    row = sprout_or_404(request, sprout_id)
    people = [(str(one.id), one.name) for one in people_nearby(request.visitor, row)]
    form = OfferForm(request.POST, people=people)

    def do(row: Sprout, cleaned: Cleaned) -> None:
        carrying.offer(by=request.visitor, sprout=row, person_id=UUID(cleaned["person"]))
        messages.success(request, _("Asked. It is up to them; they may say no."))

    return _tended(request, sprout_id, "offer", form, do)


@require_POST
def rest(request: Request, sprout_id: UUID) -> HttpResponse:
    """Let it rest."""

    def do(row: Sprout, cleaned: Cleaned) -> None:
        resting.rest(by=request.visitor, sprout=row, until=cleaned["until"])
        messages.success(request, _("It may rest. Resting is part of growing."))

    return _tended(request, sprout_id, "rest", RestForm(request.POST), do)


@require_POST
def close(request: Request, sprout_id: UUID) -> HttpResponse:
    """Close it with a lesson."""

    def do(row: Sprout, cleaned: Cleaned) -> None:
        resting.close(by=request.visitor, sprout=row, lesson=cleaned["lesson"])
        messages.success(request, _("Closed, with what was learned. Thank you."))

    return _tended(request, sprout_id, "close", CloseForm(request.POST), do)
