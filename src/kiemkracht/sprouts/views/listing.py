"""The list, the shelf of what is hardly noticed, and the map."""

from uuid import UUID

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.people.selectors import community_by_slug, community_choices
from kiemkracht.sprouts.forms.wishes import WishesForm
from kiemkracht.sprouts.selectors.city_map import city_map
from kiemkracht.sprouts.selectors.goals import goal_choices
from kiemkracht.sprouts.selectors.listing import Wishes, sprout_list, unnoticed

REMEMBER_S = 60
Tabs = list[tuple[str, str, bool]]


def _asked(request: Request) -> tuple[WishesForm, Wishes]:
    """What the visitor looks for; a choice that does not exist is no choice. Queries: 1 to 3."""
    # Names of places are the same for everyone, and change a few times a year.
    places = list(cache.get_or_set("sprouts:places", community_choices, REMEMBER_S) or ())
    slug = request.GET.get("verband", "")[:80]
    if slug and slug not in dict(places) and (view := community_by_slug(slug)):
        places.append((view.slug, view.name))
    form = WishesForm(request.GET, goals=_goals(request), places=places)
    form.is_valid()
    chosen = form.cleaned_data
    return form, Wishes(
        query=chosen.get("q", ""),
        phase=chosen.get("fase", ""),
        kind=chosen.get("soort", ""),
        community=chosen.get("verband", ""),
        goal=UUID(chosen["doel"]) if chosen.get("doel") else None,
    )


def _goals(request: Request) -> list[tuple[str, str]]:
    """Goals this visitor may choose, remembered for a minute unless one is missed."""
    key = f"sprouts:goals:{request.visitor.person_id}"
    asked = request.GET.get("doel", "")
    found: list[tuple[str, str]] | None = cache.get(key)
    if found is None or (asked and asked not in dict(found)):
        found = goal_choices(request.visitor)
        cache.set(key, found, REMEMBER_S)
    return found


def _tabs(request: Request, here: str) -> Tabs:
    query = request.GET.copy()
    query.pop("page", None)
    rest = f"?{query.urlencode()}" if query else ""
    return [
        (_("List"), reverse("sprouts:list") + rest, here == "list"),
        (_("Map"), reverse("sprouts:map") + rest, here == "map"),
        (_("Hardly noticed yet"), reverse("sprouts:unnoticed"), here == "unnoticed"),
    ]


@require_safe
def sprouts(request: Request) -> HttpResponse:
    """All kiemen one may see, in the order of the day."""
    form, wishes = _asked(request)
    found = sprout_list(request.visitor, wishes, page=request.GET.get("page", 1))
    content = {"page": found, "form": form, "wishes": wishes, "tabs": _tabs(request, "list")}
    return render(request, "sprouts/list.html", content)


@require_safe
def hardly_noticed(request: Request) -> HttpResponse:
    """The shelf of what hardly anyone noticed."""
    cards = unnoticed(request.visitor)
    content = {"cards": cards, "tabs": _tabs(request, "unnoticed")}
    return render(request, "sprouts/unnoticed.html", content)


@require_safe
def on_the_map(request: Request) -> HttpResponse:
    """The city with its kiemen, and the same as a list."""
    form, wishes = _asked(request)
    found = city_map(request.visitor, wishes)
    query = request.GET.copy()
    query.pop("verband", None)
    content = {
        "map": found,
        "form": form,
        "wishes": wishes,
        "rest": query.urlencode(),
        "tabs": _tabs(request, "map"),
    }
    return render(request, "sprouts/map.html", content)
