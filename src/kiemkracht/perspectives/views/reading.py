"""What everyone may read and choose: the rules, one statement, the language, coming in by code."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.selectors.one_statement import statement_page
from kiemkracht.perspectives.selectors.policy import policy_of
from kiemkracht.perspectives.services import entering, joining
from kiemkracht.perspectives.views.sessions import choose_language, voter_of, voter_who_acts
from kiemkracht.perspectives.views.tabs import tabs_of
from kiemkracht.perspectives.views.taking_part import the_head


@require_safe
def policy(request: Request, slug: str) -> HttpResponse:
    """What is let in here, for which reasons something is set aside, and how often that was."""
    head = the_head(request, slug)
    content = {"head": head, "tabs": tabs_of(head, ""), "policy": policy_of(head.conversation)}
    return render(request, "perspectives/policy.html", content)


@require_safe
def statement(request: Request, slug: str, number: int) -> HttpResponse:
    """One statement, with how it read before and what became of it."""
    head = the_head(request, slug)
    page = statement_page(voter_of(request, slug), head.conversation, number)
    if page is None:
        raise Http404
    content = {
        "head": head,
        "tabs": tabs_of(head, "statements"),
        "statement": page,
        "may_grow": rules.may_grow(head.conversation),
    }
    return render(request, "perspectives/statement.html", content)


@require_POST
def language(request: Request, slug: str) -> HttpResponse:
    """Read this conversation in another of its languages, in this session."""
    head = the_head(request, slug)
    wanted = request.POST.get("lang", "")
    if wanted in {code for code, _name, _now in head.languages}:
        choose_language(request, slug, wanted)
    return redirect("perspectives:conversation", slug)


@require_POST
def enter(request: Request, slug: str) -> HttpResponse:
    """Come in with an invitation code."""
    head = the_head(request, slug)
    url = reverse("perspectives:conversation", args=[slug])
    try:
        entering.enter(
            by=voter_who_acts(request, slug),
            conversation=head.conversation,
            code=request.POST.get("code", ""),
        )
    except RoomError as error:
        content = {
            "head": head,
            "tabs": tabs_of(head, "take_part"),
            "complaint": error.sentence,
            "code": request.POST.get("code", "")[:40],
        }
        return render(request, "perspectives/code.html", content, status=error.status)
    messages.success(request, _("Welcome. Keep your code: with it you go on on another device."))
    return redirect(f"{url}#stelling")


@require_POST
def answer_merge(request: Request, slug: str, merge_id: int) -> HttpResponse:
    """A writer says whether two statements may become one."""
    the_head(request, slug)
    url = reverse("perspectives:my_votes", args=[slug])

    def do() -> str:
        consents = request.POST.get("answer") == "yes"
        joining.answer(by=voter_of(request, slug), proposal_id=merge_id, consents=consents)
        messages.success(request, _("Thank you. Your answer is kept."))
        return url

    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except (
        RoomError
    ) as error:  # the other writer was first, or it was taken back: told where it stood
        messages.warning(request, str(error.sentence))
        return redirect(url)
