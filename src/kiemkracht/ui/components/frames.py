"""Frames around content: cards, grids, bands, notices, and things that fold open."""

import re

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kiemkracht.ui.components.rendering import show, toned

HEADING = re.compile(r"(?P<open><h[2-6][^>]*>)(?P<words>.*?)(?P<close></h[2-6]>)", re.DOTALL)


def card(content: SafeString, href: str = "", tone: str = "") -> SafeString:
    """A sheet of paper. With `href` its heading becomes the link and the whole card its target.

    Other links and buttons in the content stay reachable. Content without a heading is wrapped
    in the link as a whole, and may then hold no other link.
    """
    body = _with_door(content, href) if href else content
    return show("card", content=body, tone=toned(tone), is_door=bool(href))


def _with_door(content: SafeString, href: str) -> SafeString:
    heading = HEADING.search(content)
    if heading is None:
        return format_html('<a class="kk-card__door" href="{}">{}</a>', href, content)
    if "<a " in heading["words"]:
        return content
    # The pieces come from a rendered template and were escaped there.
    before, start, words, end, after = (
        SafeString(piece)
        for piece in (
            content[: heading.start()],
            heading["open"],
            heading["words"],
            heading["close"],
            content[heading.end() :],
        )
    )
    return format_html(
        '{}{}<a class="kk-card__door" href="{}">{}</a>{}{}', before, start, href, words, end, after
    )


def grid(content: SafeString) -> SafeString:
    """Cards beside each other, as many as fit."""
    return show("grid", content=content)


def band(content: SafeString) -> SafeString:
    """A strip of darker paper over the full width, for another subject."""
    return show("band", content=content)


def notice(content: SafeString, tone: str = "leaf", title: str | Promise = "") -> SafeString:
    """Something to know before reading on."""
    return show("notice", content=content, tone=toned(tone, fallback="leaf"), title=title)


def details(content: SafeString, summary: str | Promise = "") -> SafeString:
    """Content that folds open, without script."""
    return show("details", content=content, summary=summary)
