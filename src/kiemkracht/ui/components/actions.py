"""What a visitor can do: buttons, links that look like buttons, and what to do when it's empty."""

from typing import Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from kiemkracht.ui.components.rendering import show

Words = str | Promise

KINDS: Final = ("primary", "secondary", "quiet", "danger")


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"no kind of button {kind!r}; choose from {', '.join(KINDS)}")
    return kind


def button(
    label: Words, kind: str = "primary", name: str = "", value: str = "", glyph: str = ""
) -> SafeString:
    """A button that sends the form around it. One `primary` per page: the first thing to do."""
    return show("button", label=label, kind=_kind(kind), name=name, value=value, glyph=glyph)


def link_button(label: Words, href: str, kind: str = "primary", glyph: str = "") -> SafeString:
    """A link that looks like a button."""
    return show("link_button", label=label, href=href, kind=_kind(kind), glyph=glyph)


def empty_state(
    title: Words, text: Words, href: str = "", label: Words = "", glyph: str = "seed"
) -> SafeString:
    """Nothing here yet: what could grow here, and how to begin."""
    return show("empty_state", title=title, text=text, href=href, label=label, glyph=glyph)
