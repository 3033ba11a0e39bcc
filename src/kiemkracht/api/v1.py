"""Version 1: reading what is public. Follows the Dutch API design rules (NL GOV).

Dutch resource names, camelCase keys, problem details with 400 and never 422, UTC, a version header,
no session: it only ever gives what a stranger may see.
"""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Query

from kiemkracht.api import problems, schemas
from kiemkracht.base.visitors import NOBODY
from kiemkracht.direction.selectors.courses import DirectionCard, directions_page
from kiemkracht.direction.selectors.feeds import PublicChoice, latest_choices
from kiemkracht.perspectives.selectors.conversations import ConversationCard, conversation_list
from kiemkracht.sprouts.selectors.public import (
    PublicSprout,
    how_many_public,
    public_sprout,
    public_sprouts,
)

PER_PAGE = 50
VERSION = "1.0.0"
PageNumber = Annotated[int, Query(ge=1, le=100_000, description="Vanaf 1")]


class OpenApi(NinjaAPI):
    """Adds the headers that every answer of the API carries."""

    def create_response(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Name the version and let every site read along."""
        response = super().create_response(request, *args, **kwargs)
        response["API-Version"] = VERSION
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "no-store"
        return response


api = OpenApi(
    title="Kiemkracht",
    version=VERSION,
    description=(
        "Wat hier openbaar is, als JSON: kiemen, koersen, keuzes en gesprekken. Alleen lezen. "
        "Geen namen van mensen, geen aantal onder de vijf."
    ),
    docs_url=None,
    urls_namespace="api",
    openapi_extra={
        "info": {
            "contact": {"name": "Kiemkracht", "url": "/over/"},
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        }
    },
)
problems.answer_problems(api)
FAULTS = {400: schemas.Probleem, 404: schemas.Probleem}


def _whole(request: HttpRequest) -> Callable[[str], str]:
    return request.build_absolute_uri


@api.get("/kiemen", response={200: schemas.Kiemen, **FAULTS}, by_alias=True, tags=["kiemen"])
def kiemen(request: HttpRequest, pagina: PageNumber = 1) -> dict[str, object]:
    """Openbare kiemen, de nieuwste eerst, vijftig per pagina."""
    found = public_sprouts(start=(pagina - 1) * PER_PAGE, limit=PER_PAGE)
    return {
        "aantal": how_many_public(),
        "pagina": pagina,
        "kiemen": [_kiem(each, _whole(request)) for each in found],
    }


@api.get(
    "/kiemen/{uuid:kiem_id}", response={200: schemas.Kiem, **FAULTS}, by_alias=True, tags=["kiemen"]
)
def kiem(request: HttpRequest, kiem_id: UUID) -> dict[str, object]:
    """Eén openbare kiem."""
    found = public_sprout(kiem_id)
    if found is None:
        raise Http404
    return _kiem(found, _whole(request))


def _kiem(each: PublicSprout, whole: Callable[[str], str]) -> dict[str, object]:
    return {
        "id": each.id,
        "titel": each.title,
        "verhaal": each.story,
        "taal": each.lang,
        "verlangen": each.longing,
        "fase": each.phase,
        "soort": each.kind,
        "verband": each.community,
        "volgende_stap": each.next_step,
        "x": each.x,
        "y": each.y,
        "doelen": [{"titel": goal.title, "url": whole(goal.url)} for goal in each.goals],
        "url": whole(each.url),
        "geplant_op": each.created_at,
        "gewijzigd_op": each.changed_at,
    }


@api.get("/koersen", response={200: schemas.Koersen, **FAULTS}, by_alias=True, tags=["koersen"])
def koersen(request: HttpRequest) -> dict[str, object]:
    """Openbare koersen met hun doelen, ook doelen waar nog niets bij groeit."""
    page = directions_page(NOBODY)
    return {
        "koersen": [
            _koers(card, shelf.community.name, _whole(request))
            for shelf in page.shelves
            for card in shelf.directions
        ]
    }


def _koers(card: DirectionCard, community: str, whole: Callable[[str], str]) -> dict[str, object]:
    return {
        "id": card.id,
        "titel": card.title,
        "verband": community,
        "bedoeling": card.purpose,
        "staat": card.state,
        "doelen": [
            {
                "id": goal.id,
                "titel": goal.title,
                "merkbaar_aan": goal.first_sign,
                "kiemen": goal.contributions,
                "url": whole(goal.url),
            }
            for goal in card.goals
        ],
        "url": whole(card.url),
    }


@api.get("/keuzes", response={200: schemas.Keuzes, **FAULTS}, by_alias=True, tags=["keuzes"])
def keuzes(request: HttpRequest) -> dict[str, object]:
    """De vijftig gepubliceerde keuzes waar het laatst iets mee gebeurde, met hun zegel."""
    return {"keuzes": [_keuze(each, _whole(request)) for each in latest_choices()]}


def _keuze(each: PublicChoice, whole: Callable[[str], str]) -> dict[str, object]:
    return {
        "id": each.id,
        "vraag": each.question,
        "verband": each.community,
        "staat": each.state,
        "samenvatting": each.summary,
        "versie": each.version,
        "zegel": each.hash,
        "url": whole(each.url),
        "gepubliceerd_op": each.published_at,
    }


@api.get(
    "/gesprekken", response={200: schemas.Gesprekken, **FAULTS}, by_alias=True, tags=["gesprekken"]
)
def gesprekken(request: HttpRequest, pagina: PageNumber = 1) -> dict[str, object]:
    """Openbare gesprekken; het landschap van elk staat als JSON achter `landschap`."""
    page = conversation_list(NOBODY, pagina)
    cards = [*page.open, *page.closed] if page.page.number == pagina else []
    return {"gesprekken": [_gesprek(card, _whole(request)) for card in cards]}


def _gesprek(card: ConversationCard, whole: Callable[[str], str]) -> dict[str, object]:
    return {
        "slug": card.slug,
        "vraag": card.question,
        "verband": card.community,
        "staat": card.state,
        "deelnemers": card.run.people.count if card.run else None,
        "url": whole(reverse("perspectives:conversation", args=[card.slug])),
        "landschap": whole(reverse("perspectives:landscape_json", args=[card.slug])),
    }
