"""Cards on paper: printing them, blocking one, and typing over what stands on one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.conversations import head_of
from kiemkracht.perspectives.selectors.entry import entry_page
from kiemkracht.perspectives.selectors.paper import helpers_hall, in_two, tidy
from kiemkracht.perspectives.selectors.qr import qr_svg
from kiemkracht.perspectives.services import card_entry, printing
from kiemkracht.perspectives.services.card_entry import Helper
from kiemkracht.perspectives.views.hall import show_hall, tended

HELPER = "perspectives_helper"


@require_POST
def make_cards(request: Request, slug: str) -> HttpResponse:
    """Make cards and show the sheet to print: the only time that the codes are seen."""
    head = tended(request, slug)
    made: list[printing.PrintedCard] = []

    def do() -> str:
        count = _count(request.POST.get("count", ""))
        made.extend(
            printing.make_cards(by=request.visitor, conversation=head.conversation, count=count)
        )
        return reverse("perspectives:hall", args=[slug])

    try:
        answer: HttpResponse = once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        return show_hall(request, head, complaint=str(error.sentence), status=409)
    if not made:
        messages.info(request, _("Those cards were made already. Codes are shown only once."))
        return answer
    sheet = [(card.number, in_two(card.code), *_where(request, card.code)) for card in made]
    content = {"head": head, "sheet": sheet}
    answer = render(request, "perspectives/hall/sheet.html", content)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _where(request: Request, code: str) -> tuple[str, str]:
    """The square of a card, and the address to type for whoever does not scan."""
    address = request.build_absolute_uri(reverse("short:door", args=[code]))
    return qr_svg(address), f"{request.get_host()}{reverse('short:ask')}".rstrip("/")


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


@require_POST
def block_card(request: Request, slug: str) -> HttpResponse:
    """Block a card that got lost, or that somebody plays with."""
    head = tended(request, slug)

    def do() -> str:
        number = printing.block_card(
            by=request.visitor,
            conversation=head.conversation,
            what=request.POST.get("card", "")[:40],
        )
        messages.success(
            request,
            _("Card %(number)s is blocked. Views already given with it still count.")
            % {"number": number},
        )
        return reverse("perspectives:hall", args=[slug])

    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        return show_hall(request, head, complaint=str(error.sentence), status=409)


def helper_of(request: Request) -> Helper:
    """Whoever types: with the helpers' link in their session, or by who they are."""
    return Helper(request.visitor, str(request.session.get(HELPER, "")))


def _conversation_for(request: Request, helper: Helper, slug: str) -> Conversation:
    """What a helper may type into: the link opens one conversation, also one they don't see."""
    hall = helpers_hall(helper.secret)
    if hall is not None and hall.conversation.slug == slug:
        return hall.conversation
    head = head_of(request.visitor, slug)
    if head is None:
        raise Http404
    require(card_entry.may_help(helper, head.conversation), card_entry.NO_LONGER)
    return head.conversation


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Request, slug: str) -> HttpResponse:
    """First the code of a card, then its views, then the next card."""
    helper = helper_of(request)
    conversation = _conversation_for(request, helper, slug)
    code = request.POST.get("code", "")[:40]
    if request.method != "POST" or not code:
        return _show(request, conversation, code="")
    try:
        if request.POST.get("save"):
            _keep(request, helper, conversation, code)
            return redirect("perspectives:enter_cards", slug)
        card = card_entry.card_to_enter(by=helper, conversation=conversation, code=code)
    except LeaveDenied:
        raise
    except RoomError as error:
        values = _values(request)
        return _show(request, conversation, code=code, complaint=str(error.sentence), typed=values)
    printed = in_two(tidy(code))
    return _show(request, conversation, code=printed, participant_id=card.participant_id, fits=True)


def _keep(request: Request, helper: Helper, conversation: Conversation, code: str) -> None:
    kept = card_entry.enter_card(
        by=helper, conversation=conversation, code=code, values=_values(request)
    )
    messages.success(
        request,
        ngettext(
            "Card %(card)s is kept: %(number)s view new or changed.",
            "Card %(card)s is kept: %(number)s views new or changed.",
            kept.changed,
        )
        % {"card": kept.number, "number": kept.changed},
    )


def _values(request: Request) -> dict[int, int]:
    """The views of the form: `s12=-1`. What is no view of ours is refused by the service."""
    found: dict[int, int] = {}
    for name, text in request.POST.items():
        number = name.removeprefix("s")
        if name.startswith("s") and number.isascii() and number.isdigit() and len(number) < 9:
            value = str(text)
            if value:
                found[int(number)] = int(value) if value in ("1", "0", "-1") else 9
    return found


def _show(
    request: Request,
    conversation: Conversation,
    *,
    code: str,
    fits: bool = False,
    participant_id: int | None = None,
    complaint: str = "",
    typed: dict[int, int] | None = None,
) -> HttpResponse:
    shows_card = fits or bool(typed)
    page = entry_page(conversation, participant_id, typed or {}) if shows_card else None
    content = {"conversation": conversation, "code": code, "page": page, "complaint": complaint}
    status = 409 if complaint else 200
    return render(request, "perspectives/hall/enter.html", content, status=status)
