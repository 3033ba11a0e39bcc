"""What a request asks for: rows for who may see them (anyone else finds nothing), and its form."""

from django.http import Http404, QueryDict

from kiemkracht.base.requests import Request
from kiemkracht.direction.models import Choice, Direction, Goal
from kiemkracht.direction.selectors.choice_page import find_choice
from kiemkracht.direction.selectors.course_page import find_direction
from kiemkracht.direction.selectors.goals import find_goal


def direction_at(request: Request, slug: str) -> Direction:
    """The direction, or 404."""
    row = find_direction(request.visitor, slug)
    if row is None:
        raise Http404
    return row


def goal_at(request: Request, slug: str, goal_slug: str) -> Goal:
    """The goal, or 404."""
    row = find_goal(request.visitor, slug, goal_slug)
    if row is None:
        raise Http404
    return row


def choice_at(request: Request, slug: str) -> Choice:
    """The choice, or 404."""
    row = find_choice(request.visitor, slug)
    if row is None:
        raise Http404
    return row


def posted(request: Request) -> QueryDict | None:
    """What was sent along, also when that is nothing; None for a page that was only asked for."""
    return request.POST if request.method == "POST" else None
