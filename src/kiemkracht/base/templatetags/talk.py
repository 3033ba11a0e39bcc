"""`{% conversation_at place %}` and `{% follow_button place %}`."""

from django import template

from kiemkracht.base.talk import reading
from kiemkracht.base.visitors import NOBODY, Visitor

register = template.Library()


def _visitor(context: template.Context) -> Visitor:
    visitor = getattr(context.get("request"), "visitor", NOBODY)
    return visitor if isinstance(visitor, Visitor) else NOBODY


@register.inclusion_tag("base/_talk.html", takes_context=True)
def conversation_at(context: template.Context, place: str) -> dict[str, object]:
    """The comments of a place and the form to add one."""
    return {
        "talk": reading.talk_at(_visitor(context), place),
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }


@register.inclusion_tag("base/_follow.html", takes_context=True)
def follow_button(context: template.Context, place: str) -> dict[str, object]:
    """A button to follow a place or to stop; nothing for strangers."""
    visitor = _visitor(context)
    return {
        "place": place,
        "is_known": visitor.is_known,
        "follows": reading.follows(visitor, place),
        "csrf_token": context.get("csrf_token"),
    }
