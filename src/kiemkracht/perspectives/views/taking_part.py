"""Giving one's view: one statement at a time, changing one's mind, adding a statement."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base import limits
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.forms import StatementForm
from kiemkracht.perspectives.selectors.conversations import Head, head_of
from kiemkracht.perspectives.selectors.my_votes import my_votes, own_statements
from kiemkracht.perspectives.selectors.turns import turn_of
from kiemkracht.perspectives.services import stating, voting
from kiemkracht.perspectives.views.live import door_stream
from kiemkracht.perspectives.views.sessions import voter_of, voter_who_acts
from kiemkracht.perspectives.views.tabs import tabs_of

# A town hall shares one address; this stops a script, not an evening with a full room.
NEW_GUESTS_PER_HOUR = 3000


def the_head(request: Request, slug: str) -> Head:
    """The conversation, or 404 for who may not see it."""
    head = head_of(request.visitor, slug)
    if head is None:
        raise Http404
    return head


@require_safe
def conversation(request: Request, slug: str) -> HttpResponse:
    """Take part: the next statement on a calm card; what came out when it is closed."""
    head = the_head(request, slug)
    voter = voter_of(request, slug)
    turn = turn_of(voter, slug)
    again = turn.card(_number(request.GET.get("stelling"))) if turn else None
    content = {
        "head": head,
        "tabs": tabs_of(head, "take_part"),
        "turn": turn,
        "card": again or (turn.next if turn else None),
        "is_again": again is not None,
        "own": own_statements(voter, head.conversation),
        "form": StatementForm(),
        "door_stream": door_stream(head, request),
    }
    return render(request, "perspectives/conversation.html", content)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else -1


@require_POST
def vote(request: Request, slug: str, number: int) -> HttpResponse:
    """One vote; answers with the next card for htmx, and goes to the page without script.

    A repeat changes nothing, so this form needs no key of its own.
    """
    voter = voter_who_acts(request, slug)
    fresh = not voter.visitor.is_known and request.session.modified
    if fresh and _too_many_from_here(request, slug):
        raise RoomError(_("Very many people came in from here. Try again in an hour, or log in."))
    back = request.POST.get("back", "")
    try:
        turn = voting.cast_vote(
            by=voter, slug=slug, number=number, value=_value(request.POST.get("value"))
        )
    except voting.NothingToVoteOnError:
        raise Http404 from None
    except RoomError as error:
        if not request.htmx or back == "mine":
            raise
        content = {"slug": slug, "sentence": error.sentence}
        return render(request, "perspectives/hall/_refused.html", content, status=error.status)
    if request.htmx and back != "mine":
        return render(request, "perspectives/_turn.html", {"turn": turn, "card": turn.next})
    if back == "mine":
        messages.success(request, _("Your view is changed."))
        return redirect(f"{reverse('perspectives:my_votes', args=[slug])}#stelling-{number}")
    return redirect(f"{reverse('perspectives:conversation', args=[slug])}#stelling")


def _too_many_from_here(request: Request, slug: str) -> bool:
    """A script that makes new guests all the time; never a hall, which shares one address."""
    subject = f"new guests:{limits.caller(request)}"
    if limits.within(subject, most=NEW_GUESTS_PER_HOUR, seconds=3600):
        return False
    head = head_of(request.visitor, slug)
    return head is None or not head.in_hall


def _value(text: str | None) -> int:
    return int(text) if text in ("1", "0", "-1") else 9


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, slug: str) -> HttpResponse:
    """Add a statement of one's own."""
    head = the_head(request, slug)
    form = StatementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _add(request, head, form.cleaned_data["text"]))
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error("text", str(error.sentence))
    content = {
        "head": head,
        "tabs": tabs_of(head, "take_part"),
        "form": form,
        "own": own_statements(voter_of(request, slug), head.conversation),
    }
    return render(request, "perspectives/add.html", content)


def _add(request: Request, head: Head, text: str) -> str:
    slug = head.conversation.slug
    voter = voter_who_acts(request, slug)
    stated = stating.add_statement(by=voter, conversation=head.conversation, text=text)
    if stated.is_shown:
        messages.success(request, _("Thank you. Your statement is in; others will see it now."))
    else:
        messages.success(
            request, _("Thank you. A facilitator reads your statement first; then others see it.")
        )
    return reverse("perspectives:conversation", args=[slug])


@require_safe
def mine(request: Request, slug: str) -> HttpResponse:
    """Everything I said here, to look back on and to change."""
    head = the_head(request, slug)
    content = {
        "head": head,
        "tabs": tabs_of(head, "my_votes"),
        "mine": my_votes(voter_of(request, slug), head.conversation),
    }
    return render(request, "perspectives/my_votes.html", content)
