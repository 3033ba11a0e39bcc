"""From a view to a deed: what a person can do with a statement."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError, require, require_that
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.direction.selectors.asking import directions_to_ask
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.forms.growing import QuestionForm, RoundForm
from kiemkracht.perspectives.models import Statement
from kiemkracht.perspectives.selectors.conversations import Head, head_of
from kiemkracht.perspectives.selectors.growable import growable, numbers_of, targets_for
from kiemkracht.perspectives.selectors.growing_page import grow_page, round_page
from kiemkracht.perspectives.services import growing, starting
from kiemkracht.perspectives.views.sessions import voter_who_acts
from kiemkracht.perspectives.views.tabs import tabs_of
from kiemkracht.perspectives.views.taking_part import the_head, welcome


def _statement(head: Head, number: int) -> Statement:
    """A statement from which something may grow; 404 for all others, 409 while results wait."""
    require_that(not head.hides_results, growing.RESULTS_WAIT)
    row = growable(head.conversation, number)
    if row is None:
        raise Http404
    return row


@require_safe
def grow(request: Request, slug: str, number: int) -> HttpResponse:
    """What can this become? A kiem, a question for a direction, a statement in a next round."""
    head = the_head(request, slug)
    return _show(request, head, _statement(head, number))


def _show(
    request: Request,
    head: Head,
    statement: Statement,
    *,
    form: QuestionForm | None = None,
    complaint: str = "",
    status: int = 200,
) -> HttpResponse:
    page = grow_page(statement)
    visitor, community = request.visitor, head.conversation.community_id
    content = {
        "head": head,
        "tabs": tabs_of(head, "landscape"),
        "page": page,
        "form": form or _question_form(request, head, page.first_question),
        "targets": targets_for(visitor, head.conversation),
        "may_go_round": rules.may_start(visitor, community),
        "complaint": complaint,
    }
    return render(request, "perspectives/grow.html", content, status=status)


def _question_form(request: Request, head: Head, words: str) -> QuestionForm | None:
    directions = directions_to_ask(request.visitor, head.conversation.community_id)
    if not directions:
        return None
    return QuestionForm(
        request.POST if request.method == "POST" and "direction" in request.POST else None,
        directions=directions,
        initial={"question": words},
    )


def _try(request: Request, head: Head, statement: Statement, do: Callable[[], str]) -> HttpResponse:
    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        return _show(request, head, statement, complaint=str(error.sentence), status=error.status)


@require_POST
def ask_direction(request: Request, slug: str, number: int) -> HttpResponse:
    """Ask it in the conversation about a direction."""
    head = the_head(request, slug)
    statement = _statement(head, number)
    form = _question_form(request, head, "")
    if form is None or not form.is_valid():
        return _show(request, head, statement, form=form)

    def do() -> str:
        url = growing.ask_direction(
            by=request.visitor,
            statement=statement,
            direction_id=form.direction_id(),
            question=form.cleaned_data["question"],
        )
        messages.success(request, _("Your question stands here, with where it comes from."))
        return url

    return _try(request, head, statement, do)


@require_POST
def carry_over(request: Request, slug: str, number: int) -> HttpResponse:
    """Take a statement along to another conversation of the same community."""
    head = the_head(request, slug)
    statement = _statement(head, number)
    chosen = request.POST.get("target", "")
    allowed = {each.slug for each in targets_for(request.visitor, head.conversation)}

    def do() -> str:
        target = head_of(request.visitor, chosen) if chosen in allowed else None
        require_that(target is not None, _("Choose one from the list."))
        assert target is not None  # noqa: S101 - refused above without one
        if not target.may_tend:
            welcome(request, chosen)
        number_there = growing.carry_over(
            by=voter_who_acts(request, chosen), statement=statement, target=target.conversation
        )
        messages.success(request, _("The statement is carried over. It begins without votes."))
        if target.may_tend or target.conversation.moderation == "open":
            return reverse("perspectives:statement", args=[chosen, number_there])
        return reverse("perspectives:conversation", args=[chosen])

    return _try(request, head, statement, do)


@require_http_methods(["GET", "HEAD", "POST"])
def next_round(request: Request, slug: str) -> HttpResponse:
    """Prepare a next conversation with chosen statements of this one."""
    head = the_head(request, slug)
    require(rules.may_start(request.visitor, head.conversation.community_id), starting.NOT_YOURS)
    form = RoundForm(request.POST or None, initial={"question": head.conversation.question})
    sent = request.POST.getlist("stelling") or request.GET.getlist("stelling")
    chosen = numbers_of(sent)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return once(
                request, lambda: _go_round(request, head, form.cleaned_data["question"], chosen)
            )
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error(None, str(error.sentence))
            status = error.status
    content = {
        "head": head,
        "tabs": tabs_of(head, "landscape"),
        "form": form,
        "page": round_page(head.conversation, chosen),
    }
    return render(request, "perspectives/next_round.html", content, status=status)


def _go_round(request: Request, head: Head, question: str, chosen: tuple[int, ...]) -> str:
    made = growing.next_round(
        by=request.visitor, conversation=head.conversation, question=question, numbers=chosen
    )
    messages.success(request, _("The next round is ready. Read it once more, then open it."))
    return reverse("perspectives:desk", args=[made.slug])
