"""Texts that people write: shown as text, with only the marks on the allow-list."""

import nh3
from django.utils.safestring import SafeString, mark_safe

_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a"}
_ATTRIBUTES = {"a": {"href"}}


def clean_html(text: str) -> SafeString:
    """Keep the few tags of the allow-list; scripts, styles, `hx-*` and `on*` are removed."""
    cleaned = nh3.clean(
        text,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener ugc",
    )
    return mark_safe(cleaned)  # noqa: S308 - nh3 just built it from the allow-list


def one_line(text: str) -> str:
    """Join the words of a text with single spaces and drop control characters, NUL included."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def many_lines(text: str) -> str:
    """Keep line breaks, drop other control characters and trailing space."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in plain if sign == "\n" or sign.isprintable())
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()
