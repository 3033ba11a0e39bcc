"""Posting a comment, taking it back, hiding it, following: always back to the place."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from kiemkracht.base import places
from kiemkracht.base.models import Comment
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.base.talk import commenting, following


def _url_of(request: Request, place: str) -> str:
    card = places.card(request.visitor, place)
    if card is None:
        raise Http404
    return card.url


def _comment(request: Request, comment_id: UUID) -> Comment:
    comment = commenting.find(comment_id, request.visitor)
    if comment is None:
        raise Http404
    return comment


@require_POST
def say(request: Request) -> HttpResponse:
    """Add a comment; a repeat of the same form adds nothing."""
    place = request.POST.get("place", "")
    url = _url_of(request, place)

    def do() -> str:
        remark = commenting.say(by=request.visitor, place=place, body=request.POST.get("body", ""))
        return f"{url}#reactie-{remark.pk}"

    return once(request, do)


@require_POST
def take_back(request: Request, comment_id: UUID) -> HttpResponse:
    """Remove one's own comment."""
    comment = _comment(request, comment_id)
    url = _url_of(request, comment.place)

    def do() -> str:
        commenting.take_back(by=request.visitor, comment=comment)
        return f"{url}#gesprek"

    return once(request, do)


@require_POST
def hide(request: Request, comment_id: UUID) -> HttpResponse:
    """Hide a comment with a reason."""
    comment = _comment(request, comment_id)
    url = _url_of(request, comment.place)

    def do() -> str:
        because = request.POST.get("because", "")
        commenting.hide(by=request.visitor, comment=comment, because=because)
        return f"{url}#gesprek"

    return once(request, do)


@require_POST
def follow(request: Request) -> HttpResponse:
    """Start or stop following, whichever the form says."""
    place = request.POST.get("place", "")
    url = _url_of(request, place)

    def do() -> str:
        if request.POST.get("stop"):
            following.unfollow(by=request.visitor, place=place)
        else:
            following.follow(by=request.visitor, place=place)
        return url

    return once(request, do)
