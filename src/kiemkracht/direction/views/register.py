"""The register: list, verification, feeds and files."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from django.core.cache import cache
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.direction.selectors.exporting import register_json
from kiemkracht.direction.selectors.feeds import PublicChoice, all_public_choices, latest_choices
from kiemkracht.direction.selectors.register import Filters, register_page
from kiemkracht.direction.selectors.verifying import RegisterVerdict, verify_register
from kiemkracht.direction.views.tabs import room_tabs

CHECKED_FOR_S: Final = 60
_RISKY_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def choices(request: Request) -> HttpResponse:
    """The register with its filters."""
    asked = request.GET
    filters = Filters(
        query=asked.get("zoek", "")[:200],
        state=asked.get("staat", ""),
        community=asked.get("verband", ""),
        direction=asked.get("koers", ""),
        great_task=asked.get("opgave", ""),
        year=asked.get("jaar", ""),
    )
    page = register_page(request.visitor, filters, page=asked.get("page", "1"))
    return render(request, "direction/register.html", {"page": page, "tabs": room_tabs()})


@require_safe
def verification(request: Request) -> HttpResponse:
    """Is the register whole? Checked once a minute at most; `hoofd` is a head kept elsewhere."""
    head = request.GET.get("hoofd", "").strip()[:64]
    context = {"verdict": _verdict(head), "asked": head}
    return render(request, "direction/verification.html", context)


def _verdict(head: str) -> RegisterVerdict:
    key = f"direction:verdict:{get_language()}:{head.encode().hex()}"
    kept = cache.get(key)
    if isinstance(kept, RegisterVerdict):
        return kept
    verdict = verify_register(expected_head=head or None)
    cache.set(key, verdict, CHECKED_FOR_S)
    return verdict


@require_safe
def register_file(request: Request) -> StreamingHttpResponse:
    """The whole register as JSON, for whoever wants to check it."""
    answer = StreamingHttpResponse(
        (piece.encode() for piece in register_json()), content_type="application/json"
    )
    answer["Content-Disposition"] = 'attachment; filename="keuzes-register.json"'
    return answer


@require_safe
def feed(request: Request) -> HttpResponse:
    """The latest published choices as an Atom feed."""
    address = request.build_absolute_uri(reverse("direction:choices"))
    made = Atom1Feed(
        title=_("Choices"),
        link=address,
        description=_("What was chosen, why, and who was heard."),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for choice in latest_choices():
        made.add_item(
            title=choice.question,
            link=request.build_absolute_uri(choice.url),
            description=choice.summary,
            unique_id=f"urn:uuid:{choice.id}",
            pubdate=choice.published_at,
            updateddate=choice.changed_at,
            categories=[choice.community, choice.state_label],
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml")


@require_safe
def json_feed(request: Request) -> JsonResponse:
    """The same as a JSON Feed 1.1."""
    answer = JsonResponse(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": _("Choices"),
            "home_page_url": request.build_absolute_uri(reverse("direction:choices")),
            "feed_url": request.build_absolute_uri(),
            "language": get_language(),
            "items": [_item(request, choice) for choice in latest_choices()],
        },
        json_dumps_params={"ensure_ascii": False},
    )
    answer["Content-Type"] = "application/feed+json"
    return answer


def _item(request: Request, choice: PublicChoice) -> dict[str, object]:
    return {
        "id": f"urn:uuid:{choice.id}",
        "url": request.build_absolute_uri(choice.url),
        "title": choice.question,
        "content_text": choice.summary or choice.question,
        "date_published": choice.published_at.isoformat(),
        "date_modified": choice.changed_at.isoformat(),
        "tags": [choice.community, choice.state_label],
        "_kiemkracht": {"version": choice.version, "hash": choice.hash, "state": choice.state},
    }


@require_safe
def public_list(request: Request) -> StreamingHttpResponse:
    """Every published choice as CSV: address, date, body and kind of document."""
    answer = StreamingHttpResponse(_csv_lines(request), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="keuzes.csv"'
    return answer


_COLUMNS: Final = (
    "url",
    "question",
    "community",
    "state",
    "category",
    "published_at",
    "changed_at",
    "version",
    "hash",
)


def _csv_lines(request: Request) -> Iterator[bytes]:
    yield _csv_line(_COLUMNS)
    for choice in all_public_choices():
        row = {**asdict(choice), "url": request.build_absolute_uri(choice.url)}
        yield _csv_line(str(row[column]) for column in _COLUMNS)


def _csv_line(cells: Iterator[str] | tuple[str, ...]) -> bytes:
    target = io.StringIO()
    csv.writer(target).writerow([_harmless(cell) for cell in cells])
    return target.getvalue().encode()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would compute becomes text."""
    return f"'{cell}" if cell.startswith(_RISKY_STARTS) else cell
