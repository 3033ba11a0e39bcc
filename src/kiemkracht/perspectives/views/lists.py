"""The list of conversations, and the list of statements of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.perspectives.selectors.conversations import conversation_list
from kiemkracht.perspectives.selectors.statements import statement_list
from kiemkracht.perspectives.views.sessions import voter_of
from kiemkracht.perspectives.views.tabs import tabs_of
from kiemkracht.perspectives.views.taking_part import the_head


@require_safe
def conversations(request: Request) -> HttpResponse:
    """Open ones first, then what came out of the closed ones."""
    found = conversation_list(request.visitor, request.GET.get("page"))
    return render(request, "perspectives/conversations.html", {"list": found})


@require_safe
def statements(request: Request, slug: str) -> HttpResponse:
    """All statements that are shown, in the order in which they were made."""
    head = the_head(request, slug)
    content = {
        "head": head,
        "tabs": tabs_of(head, "statements"),
        "list": statement_list(voter_of(request, slug), slug, request.GET.get("page")),
    }
    return render(request, "perspectives/statements.html", content)
