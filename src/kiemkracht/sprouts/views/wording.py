"""Improving the words of a kiem, and saying where it is."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiemkracht.base.errors import require
from kiemkracht.base.requests import Request
from kiemkracht.people.selectors import community_by_slug
from kiemkracht.sprouts.forms.tending import WordsForm
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.city_map import area_at, ground
from kiemkracht.sprouts.selectors.detail import sprout_detail
from kiemkracht.sprouts.services import editing
from kiemkracht.sprouts.views.reaching import Cleaned, act_with, sprout_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, sprout_id: UUID) -> HttpResponse:
    """Improve the words."""
    row = sprout_or_404(request, sprout_id)
    page = sprout_detail(request.visitor, row)
    require(page.may.edit, _("Only its own people change these words."))
    with_teams, own = request.visitor.has_account, request.visitor.communities
    if request.method != "POST":
        return _edit_page(
            request, row, WordsForm(initial=_words_of(row), with_teams=with_teams, own=own)
        )
    form = WordsForm(request.POST, with_teams=with_teams, own=own)

    def do(cleaned: Cleaned) -> None:
        place = place_of_form(cleaned)
        words = {
            name: cleaned[name]
            for name in (
                "title", "story", "kind", "origin", "longing", "soul", "business", "interrupts",
            )
        }  # fmt: skip
        editing.edit_sprout(
            by=request.visitor,
            sprout=row,
            words=editing.Words(**words, community_id=place, x=cleaned["x"], y=cleaned["y"]),
        )
        messages.success(request, _("The words are kept."))

    def again(form: Form) -> HttpResponse:
        return _edit_page(request, row, form, status=422)

    return act_with(request, form, row.get_absolute_url(), do, again)


def _edit_page(request: Request, row: Sprout, form: Form, *, status: int = 200) -> HttpResponse:
    content = {"row": row, "form": form, "ground": ground()}
    return render(request, "sprouts/edit.html", content, status=status)


def _words_of(row: Sprout) -> dict[str, object]:
    return {
        "title": row.title,
        "story": row.story,
        "kind": row.kind,
        "origin": row.origin,
        "longing": row.longing,
        "soul": row.soul,
        "business": row.business,
        "interrupts": row.interrupts,
        "community": row.community.slug if row.community else "",
        "x": row.x,
        "y": row.y,
    }


def place_of_form(cleaned: Cleaned) -> UUID | None:
    """The community that was chosen, or the one around the point on the map."""
    if slug := cleaned.get("community"):
        view = community_by_slug(slug)
        return view.id if view else None
    if cleaned.get("x") is not None:
        return area_at(cleaned["x"], cleaned["y"])
    return None
