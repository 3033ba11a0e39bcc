"""Talents: those of others, and one's own."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.talents import TalentForm, TalentWishesForm
from kiemkracht.connect.models import Talent
from kiemkracht.connect.selectors.talents import (
    TalentWishes,
    find_own,
    my_talents,
    talent_list,
)
from kiemkracht.connect.services import telling_talents as services
from kiemkracht.connect.views.acting import (
    Cleaned,
    act,
    act_with,
    login_address,
    place_of_form,
    places_to_filter,
)


@require_safe
def talents(request: Request) -> HttpResponse:
    """What people gladly give, can and want to learn."""
    form = TalentWishesForm(request.GET, places=places_to_filter())
    form.is_valid()
    wishes = TalentWishes(
        query=form.cleaned_data.get("q", ""),
        grade=form.cleaned_data.get("graad", ""),
        community=form.cleaned_data.get("verband", ""),
    )
    found = talent_list(request.visitor, wishes, page=request.GET.get("page", 1))
    content = {"page": found, "form": form, "wishes": wishes}
    return render(request, "connect/talents.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Request) -> HttpResponse:
    """One's own talents, and telling one more."""
    if not request.visitor.is_known:
        return redirect(login_address(request))
    form = TalentForm(request.POST or None, visitor=request.visitor)

    def again(form: Form) -> HttpResponse:
        status = 422 if form.is_bound else 200
        content = {"page": my_talents(request.visitor), "form": form}
        return render(request, "connect/my_talents.html", content, status=status)

    if request.method != "POST":
        return again(form)

    def do(cleaned: Cleaned) -> str:
        services.tell_talent(by=request.visitor, talent=_told(request, cleaned))
        messages.success(request, _("Your talent is told. You can always take it away again."))
        return reverse("connect:my_talents")

    return act_with(request, form, do, again)


def _told(request: Request, cleaned: Cleaned) -> services.TalentWords:
    return services.TalentWords(
        words=cleaned["words"],
        grade=cleaned["grade"],
        story=cleaned["story"],
        lang=getattr(request, "LANGUAGE_CODE", "nl"),
        visibility=cleaned["visibility"],
        community_id=place_of_form(cleaned),
    )


def _own_or_404(request: Request, talent_id: UUID) -> Talent:
    row = find_own(request.visitor, talent_id)
    if row is None:
        raise Http404
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, talent_id: UUID) -> HttpResponse:
    """Change a talent of one's own, or say yes to what somebody saw."""
    row = _own_or_404(request, talent_id)
    initial = {
        "words": row.words,
        "grade": row.grade,
        "story": row.story,
        "visibility": row.visibility,
        "community": row.community.slug if row.community else "",
    }
    form = TalentForm(request.POST or None, initial=initial, visitor=request.visitor)

    def again(form: Form) -> HttpResponse:
        status = 422 if form.is_bound else 200
        return render(request, "connect/talent.html", {"row": row, "form": form}, status=status)

    if request.method != "POST":
        return again(form)

    def do(cleaned: Cleaned) -> str:
        services.confirm_talent(by=request.visitor, talent=row, told=_told(request, cleaned))
        return reverse("connect:my_talents")

    return act_with(request, form, do, again)


@require_POST
def remove(request: Request, talent_id: UUID) -> HttpResponse:
    """Take it away, or say that it is not you."""
    row = _own_or_404(request, talent_id)
    to = reverse("connect:my_talents")
    return act(request, to, lambda: services.remove_talent(by=request.visitor, talent=row))
