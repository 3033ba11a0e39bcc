"""Giving one's view: one statement at a time, changing one's mind, adding a statement."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.forms import StatementForm
from kiemkracht.perspectives.selectors.admission import admission_of
from kiemkracht.perspectives.selectors.conversations import Head, head_of
from kiemkracht.perspectives.selectors.growable import earlier_rounds
from kiemkracht.perspectives.selectors.grown import growths_of
from kiemkracht.perspectives.selectors.my_votes import my_votes, own_statements
from kiemkracht.perspectives.selectors.one_statement import asked_of
from kiemkracht.perspectives.selectors.turns import Card, Turn, turn_of
from kiemkracht.perspectives.selectors.why import why_words
from kiemkracht.perspectives.services import rushing, stating, voting
from kiemkracht.perspectives.views.live import door_stream
from kiemkracht.perspectives.views.sessions import language_of, voter_of, voter_who_acts
from kiemkracht.perspectives.views.tabs import tabs_of


def the_head(request: Request, slug: str) -> Head:
    """The conversation, or 404 for who may not see it."""
    head = head_of(request.visitor, slug, language_of(request, slug))
    if head is None:
        raise Http404
    return head


@require_safe
def conversation(request: Request, slug: str) -> HttpResponse:
    """Take part: the next statement on a calm card; what came out when it is closed."""
    return _show(request, slug)


def _show(request: Request, slug: str, *, complaint: str = "", status: int = 200) -> HttpResponse:
    """The page, with what stood in the way of a vote on top of it."""
    head = the_head(request, slug)
    voter = voter_of(request, slug)
    turn = turn_of(voter, slug)
    again = turn.card(_number(request.GET.get("stelling"))) if turn else None
    said = turn.card(_number(request.GET.get("na"))) if turn else None
    content = _asking(turn, again=again, said=said) | {
        "head": head,
        "tabs": tabs_of(head, "take_part"),
        "admission": admission_of(voter, head.conversation),
        "code": request.GET.get("code", "")[:40],
        "asked": asked_of(voter, head.conversation),
        "own": own_statements(voter, head.conversation),
        "form": StatementForm(),
        "door_stream": door_stream(head, request),
        "growths": growths_of(request.visitor, head.conversation) if head.has_ended else (),
        "rounds": earlier_rounds(request.visitor, head.conversation),
        "refusal": complaint,
    }
    return render(request, "perspectives/conversation.html", content, status=status)


def _asking(
    turn: Turn | None, *, again: Card | None = None, said: Card | None = None, complaint: str = ""
) -> dict[str, object]:
    """What the card shows: a statement chosen again, or the next one and why that one.

    `said` is the statement judged just now, with a way back to it.
    """
    chosen = turn.choice() if turn and again is None else None
    return {
        "turn": turn,
        "card": again or (turn.card(chosen.number) if turn and chosen else None),
        "why": why_words(chosen.why) if chosen else None,
        "is_again": again is not None,
        "said": said if said and said.mine is not None else None,
        "complaint": complaint,
    }


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else -1


@require_POST
def vote(request: Request, slug: str, number: int) -> HttpResponse:
    """One vote; answers with the next card for htmx, and goes to the page without script.

    A repeat changes nothing, so this form needs no key of its own.
    """
    try:
        turn = _vote(request, slug, number)
    except voting.NothingToVoteOnError:
        raise Http404 from None
    except RoomError as error:
        if not request.htmx:
            return _refused(request, slug, error)
        content = _asking(turn_of(voter_of(request, slug), slug), complaint=str(error.sentence))
        return render(request, "perspectives/_turn.html", content, status=error.status)
    back = request.POST.get("back", "")
    if request.htmx and back != "mine":
        return render(request, "perspectives/_turn.html", _asking(turn, said=turn.card(number)))
    if back == "mine":
        messages.success(request, _("Your view is changed."))
        return redirect(f"{reverse('perspectives:my_votes', args=[slug])}#stelling-{number}")
    return redirect(f"{reverse('perspectives:conversation', args=[slug])}?na={number}#stelling")


def _refused(request: Request, slug: str, error: RoomError) -> HttpResponse:
    """Without script: the page itself with one sentence.

    Not for who may not see it, and not for who sends too much: that answer has to stay cheap.
    """
    if error.status != RoomError.status or head_of(request.visitor, slug) is None:
        raise error
    return _show(request, slug, complaint=str(error.sentence), status=error.status)


def welcome(request: Request, slug: str) -> None:
    """Count who comes in as a stranger, before anything is written."""
    if voter_of(request, slug).can_be_known_again:
        return
    head = head_of(request.visitor, slug)
    if head is not None and head.is_open:
        rushing.welcome_guest(head.conversation.pk)


def _vote(request: Request, slug: str, number: int) -> Turn:
    welcome(request, slug)
    return voting.cast_vote(
        by=voter_who_acts(request, slug),
        slug=slug,
        number=number,
        value=_value(request.POST.get("value")),
        important=bool(request.POST.get("important")) if "matters" in request.POST else None,
    )


def _value(text: str | None) -> int:
    return int(text) if text in ("1", "0", "-1") else 9


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, slug: str) -> HttpResponse:
    """Add a statement of one's own; what stands in the way is shown beside the text as it was."""
    head = the_head(request, slug)
    form = StatementForm(request.POST or None)
    content: dict[str, object] = {}
    if request.method == "POST" and form.is_valid():
        try:
            welcome(request, slug)
            return once(request, lambda: _add(request, head, form.cleaned_data["text"]))
        except LeaveDenied:
            raise
        except stating.PersonalError as error:
            content = {"parts": error.parts}
            form.add_error("text", str(error.sentence))
        except stating.NearlySaidError as error:
            content = {"near": error.near}
        except RoomError as error:
            form.add_error("text", str(error.sentence))
    voter = voter_of(request, slug)
    content |= {
        "head": head,
        "tabs": tabs_of(head, "take_part"),
        "form": form,
        "admission": admission_of(voter, head.conversation),
        "own": own_statements(voter, head.conversation),
    }
    return render(request, "perspectives/add.html", content)


def _add(request: Request, head: Head, text: str) -> str:
    slug = head.conversation.slug
    voter = voter_who_acts(request, slug)
    stated = stating.add_statement(
        by=voter,
        conversation=head.conversation,
        text=text,
        anyway=bool(request.POST.get("anyway")),
    )
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
        "mine": my_votes(voter_of(request, slug), head.conversation, request.GET.get("toon", "")),
        "asked": asked_of(voter_of(request, slug), head.conversation),
    }
    return render(request, "perspectives/my_votes.html", content)
