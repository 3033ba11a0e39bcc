"""`{% panels "sprouts.sprout_detail" place %}`: what later rooms show on this page."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from kiemkracht.base import panels as registry
from kiemkracht.base.visitors import NOBODY

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: template.Context, spot: str, place: str = "") -> SafeString:
    """Render the registered panels in order; one that loads None is left out."""
    request = context.get("request")
    visitor = getattr(request, "visitor", NOBODY)
    return format_html_join(
        "\n",
        "{}",
        (
            (render_to_string(panel.template, {"panel": content, "place": place}, request),)
            for panel, content in registry.contents(spot, visitor, place)
        ),
    )
