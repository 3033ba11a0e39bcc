"""`{% circle_modules page %}`: what other rooms show of this circle, under its own names."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from kiemkracht.base import panels as registry
from kiemkracht.base.visitors import NOBODY
from kiemkracht.connect.selectors.circle_page import CirclePage

register = template.Library()


@register.simple_tag(takes_context=True)
def circle_modules(context: template.Context, page: CirclePage) -> SafeString:
    """The panels of its community that are on. A panel's template tells whose it is."""
    request = context.get("request")
    visitor = getattr(request, "visitor", NOBODY)
    modules = {module.key: module for module in page.modules if module.is_on}
    shown = registry.contents(
        "people.community",
        visitor,
        page.community_place,
        among=lambda panel: _room(panel) in modules and panel.template != "connect/_circle_of.html",
    )
    return format_html_join(
        "\n",
        "{}",
        (
            (
                render_to_string(
                    panel.template,
                    {
                        "panel": content,
                        "place": page.community_place,
                        "own_name": modules[_room(panel)].own_label,
                    },
                    request,
                ),
            )
            for panel, content in shown
        ),
    )


def _room(panel: registry.Panel) -> str:
    return panel.template.partition("/")[0]
