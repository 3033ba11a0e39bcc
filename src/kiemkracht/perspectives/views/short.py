"""The short address that stands on a screen or a card: at most two taps to the first statement."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiemkracht.base.errors import RoomError
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.selectors.live import may_follow
from kiemkracht.perspectives.selectors.paper import (
    card_of,
    hall_by_code,
    helpers_hall,
    in_two,
    secret_of,
    tidy,
)
from kiemkracht.perspectives.services import card_entry, participating, voting
from kiemkracht.perspectives.views.paper import HELPER
from kiemkracht.perspectives.views.sessions import SECRETS


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """Type the code of the screen or of your card."""
    typed = request.POST.get("code", "")[:40]
    code = tidy(typed)
    if request.method == "POST" and code:
        return redirect("short:door", code)
    complaint = _("This is not a code of ours. Look at the screen or at your card again.")
    content = {"typed": typed, "complaint": complaint if typed else ""}
    return render(request, "perspectives/hall/short.html", content, status=409 if typed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def door(request: Request, code: str) -> HttpResponse:
    """A hall's code leads straight to its conversation; a card's code asks once, then too."""
    tidied = tidy(code)
    hall = hall_by_code(tidied)
    if hall is not None:
        if not may_follow(str(hall.conversation_id), request.visitor.person_id):
            return _not_for_you(request, code)
        return redirect("perspectives:conversation", hall.conversation.slug)
    card = card_of(tidied)
    if card is None:
        complaint = _("We don’t know this code. Look at the screen or at your card again.")
        unknown = {"typed": code[:40], "complaint": complaint}
        return render(request, "perspectives/hall/short.html", unknown, status=404)
    conversation = card.conversation
    content: dict[str, object] = {"code": in_two(tidied), "conversation": conversation}
    try:
        _fits(request, card.blocked_at is not None, conversation.is_open, str(conversation.pk))
    except RoomError as error:
        content["complaint"] = str(error.sentence)
        return render(request, "perspectives/hall/card.html", content, status=409)
    if request.method != "POST":
        return render(request, "perspectives/hall/card.html", content)
    known = request.session.get(SECRETS, {})
    request.session[SECRETS] = {**known, conversation.slug: secret_of(tidied)}
    return redirect("perspectives:conversation", conversation.slug)


def _not_for_you(request: Request, code: str) -> HttpResponse:
    """Who may not see the conversation learns nothing of it, not even where it is."""
    complaint = _("This conversation is for who belongs here. Log in, or ask for a card.")
    content = {"typed": code[:40], "complaint": complaint}
    return render(request, "perspectives/hall/short.html", content, status=404)


def _fits(request: Request, is_blocked: bool, is_open: bool, pk: str) -> None:
    """Whether this visitor can go on with a card on this device; one clear sentence if not."""
    if is_blocked:
        raise RoomError(participating.BLOCKED_CARD)
    if not is_open:
        raise RoomError(voting.CLOSED)
    if request.visitor.is_known:
        raise RoomError(
            _("You are logged in, so you take part as yourself. Leave the card to someone else.")
        )
    if not may_follow(pk, None):
        raise RoomError(_("This conversation is for members. A helper can type in your card."))


@require_http_methods(["GET", "HEAD", "POST"])
def help_out(request: Request, secret: str) -> HttpResponse:
    """The link for helpers: one tap, and this device may type in cards until closing."""
    hall = helpers_hall(secret)
    if hall is None:
        refusal = {"complaint": str(card_entry.NO_LONGER)}
        return render(request, "perspectives/hall/help.html", refusal, status=404)
    if request.method != "POST":
        content = {"conversation": hall.conversation}
        return render(request, "perspectives/hall/help.html", content)
    request.session[HELPER] = secret
    return redirect("perspectives:enter_cards", hall.conversation.slug)
