"""In the hall: what a facilitator arranges tonight, and the big screen."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base import live
from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import NOBODY
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.selectors.conversations import Head
from kiemkracht.perspectives.selectors.drawing import drawn
from kiemkracht.perspectives.selectors.hall import hall_page
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.selectors.live import SCREEN, figures_of
from kiemkracht.perspectives.selectors.progress import progress_of
from kiemkracht.perspectives.selectors.qr import qr_svg
from kiemkracht.perspectives.selectors.reading import reading_of
from kiemkracht.perspectives.selectors.voters import Voter
from kiemkracht.perspectives.services import gathering, opening
from kiemkracht.perspectives.views.tabs import tabs_of
from kiemkracht.perspectives.views.taking_part import the_head

SCENES = ("welkom", "tellen", "kaart", "delen", "verschillen")


def tended(request: Request, slug: str) -> Head:
    """The conversation, for who tends it."""
    head = the_head(request, slug)
    require(head.may_tend)
    return head


@require_safe
def hall(request: Request, slug: str) -> HttpResponse:
    """What a facilitator arranges: the door, the screen, cards and helpers."""
    return show_hall(request, tended(request, slug))


def show_hall(
    request: Request, head: Head, *, complaint: str = "", helpers: str = "", status: int = 200
) -> HttpResponse:
    """The page, with what stands in the way or with the new link for helpers."""
    page = hall_page(head.conversation)
    content = {
        "head": head,
        "tabs": tabs_of(head, "desk"),
        "page": page,
        "k": k_small(),
        "progress": progress_of(head.conversation),
        "complaint": complaint,
        "helpers": request.build_absolute_uri(helpers) if helpers else "",
        "short": short_address(request, page.code) if page.code else "",
    }
    answer = render(request, "perspectives/hall/hall.html", content, status=status)
    if helpers:
        answer["Cache-Control"] = "private, no-store"
    return answer


def short_address(request: Request, code: str) -> str:
    """The short address as people read it from a screen: without scheme and last stroke."""
    return f"{request.get_host()}{reverse('short:door', args=[code])}".rstrip("/")


def _open(request: Request, head: Head) -> None:
    gathering.open_hall(by=request.visitor, conversation=head.conversation)
    messages.success(request, _("The hall is open. Put the screen on, and let people in."))


def _pause(request: Request, head: Head) -> None:
    gathering.pause(by=request.visitor, conversation=head.conversation)
    messages.success(request, _("Paused. Nobody can vote until you go on."))


def _resume(request: Request, head: Head) -> None:
    gathering.resume(by=request.visitor, conversation=head.conversation)
    messages.success(request, _("People can vote again."))


def _hide(request: Request, head: Head) -> None:
    gathering.hide_results(by=request.visitor, conversation=head.conversation)
    messages.success(request, _("From now on nobody sees results, until closing."))


def _show(request: Request, head: Head) -> None:
    gathering.show_results(by=request.visitor, conversation=head.conversation)
    messages.success(request, _("Everyone can see the results grow."))


def _close(request: Request, head: Head) -> None:
    opening.close_conversation(by=request.visitor, conversation=head.conversation)
    messages.success(request, _("Closed. The last landscape is drawn now."))


def _reopen(request: Request, head: Head) -> None:
    opening.open_conversation(by=request.visitor, conversation=head.conversation)
    messages.success(request, _("The conversation is open again."))


ACTS: Mapping[str, Callable[[Request, Head], None]] = {
    "open": _open,
    "pause": _pause,
    "resume": _resume,
    "hide": _hide,
    "show": _show,
    "close": _close,
    "reopen": _reopen,
}


@require_POST
def act(request: Request, slug: str) -> HttpResponse:
    """Open the hall, pause, go on, hide or show results, close, open again."""
    head = tended(request, slug)
    chosen = ACTS.get(request.POST.get("act", ""))
    if chosen is None:
        return show_hall(request, head, complaint=_("Choose what to do."), status=409)

    def do() -> str:
        chosen(request, head)
        return reverse("perspectives:hall", args=[slug])

    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        return show_hall(request, head, complaint=str(error.sentence), status=409)


@require_POST
def invite_helpers(request: Request, slug: str) -> HttpResponse:
    """A new link for helpers, shown on this page only."""
    head = tended(request, slug)
    try:
        secret = gathering.invite_helpers(by=request.visitor, conversation=head.conversation)
    except LeaveDenied:
        raise
    except RoomError as error:
        return show_hall(request, head, complaint=str(error.sentence), status=409)
    head = tended(request, slug)
    return show_hall(request, head, helpers=reverse("short:help", args=[secret]))


def _landscape(head: Head) -> dict[str, object]:
    """The landscape as nobody in particular sees it: no ring of the facilitator on the wall.

    What is said of it is what the page of the landscape says, also of one cloud.
    """
    page = landscape_page(Voter(NOBODY), head.conversation)
    return {"page": drawn(page, head.conversation), "reading": reading_of(page)}


@require_safe
def screen(request: Request, slug: str) -> HttpResponse:
    """The big screen: a poster that grows. Without script it loads itself again."""
    head = tended(request, slug)
    row = rules.hall_of(head.conversation)
    if row is None:
        raise Http404
    scene = request.GET.get("deel", "")
    scene = scene if scene in SCENES else SCENES[0]
    address = reverse("short:door", args=[row.code])
    content = {
        "head": head,
        "scene": scene,
        "scenes": _scene_links(scene),
        "next": SCENES[(SCENES.index(scene) + 1) % len(SCENES)],
        "qr": qr_svg(request.build_absolute_uri(address), title=_("QR code to take part")),
        "short": short_address(request, row.code),
        "figures": figures_of(head.conversation.pk),
        **_landscape(head),
        "progress": progress_of(head.conversation),
        "stream": live.address(SCREEN, head.conversation.pk, person_id=request.visitor.person_id),
    }
    return render(request, "perspectives/hall/screen.html", content)


def _scene_links(here: str) -> list[tuple[str, str, bool]]:
    labels = (
        _("Welcome"),
        _("How many"),
        _("The map"),
        _("What we share"),
        _("Where we differ"),
    )
    return [(key, label, key == here) for key, label in zip(SCENES, labels, strict=True)]


@require_safe
def scenes(request: Request, slug: str) -> HttpResponse:
    """The three scenes that a new landscape changes, as a fragment."""
    head = tended(request, slug)
    content = {
        "head": head,
        **_landscape(head),
        "progress": progress_of(head.conversation),
        "scene": request.GET.get("deel", ""),
    }
    return render(request, "perspectives/hall/_scenes.html", content)


@require_safe
def figures(request: Request, slug: str) -> HttpResponse:
    """How it stands, for whoever can't listen to a stream; 304 while nothing changed.

    Only who tends the conversation gets counts; others read whether votes are welcome.
    """
    head = the_head(request, slug)
    found = figures_of(head.conversation.pk)
    if found is None:
        raise Http404
    said = asdict(found) if head.may_tend else {"state": found.state}
    text = json.dumps(said, separators=(",", ":"))
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == etag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(text, content_type="application/json")
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer
