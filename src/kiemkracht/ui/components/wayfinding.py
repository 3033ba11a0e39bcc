"""Where am I, what else is here: page heads, crumbs, tabs, pages and filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from kiemkracht.ui.components.rendering import show

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to another look at the same thing."""

    label: Words
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class _PageLink:
    number: int
    url: str
    is_current: bool


def page_head(
    content: SafeString, title: Words, lead: Words = "", eyebrow: Words = "", glyph: str = ""
) -> SafeString:
    """The `<h1>` of a page with a lead under it; the content holds what you can do here."""
    actions = content.strip()
    return show(
        "page_head",
        title=title,
        lead=lead,
        eyebrow=eyebrow,
        glyph=glyph,
        actions=SafeString(actions) if actions else "",
    )


def crumbs(items: Iterable[tuple[Words, str]]) -> SafeString:
    """The way back up; the last one is this page and needs no address."""
    return show("crumbs", items=[(label, url) for label, url in items])


def tabs(context: Context, items: Iterable[Any]) -> SafeString:
    """Links beside each other: `(label, url)`, `(label, url, is_current)` or `Tab`.

    Without `is_current` the tab is current whose address is that of this page.
    """
    request = context.get("request")
    return show("tabs", tabs=[_tab(item, request) for item in items])


def _tab(item: Any, request: HttpRequest | None) -> Tab:
    if isinstance(item, tuple) and len(item) == 2:
        label, url = item
        here = {request.path, request.get_full_path()} if request else set()
        return Tab(label, url, url in here)
    if isinstance(item, tuple):
        return Tab(*item)
    current = getattr(item, "is_current", False) or getattr(item, "current", False)
    return Tab(item.label, item.url, bool(current))


def pager(context: Context, page: Page[Any]) -> SafeString:
    """Links to the other pages of a list; the rest of the query stays as it was."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    request = context.get("request")
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        _page_link(request, number, page.number) if isinstance(number, int) else None
        for number in numbers
    ]
    return show(
        "pager",
        links=links,
        previous=_page_url(request, page.number - 1) if page.has_previous() else "",
        next=_page_url(request, page.number + 1) if page.has_next() else "",
    )


def _page_link(request: HttpRequest | None, number: int, current: int) -> _PageLink:
    return _PageLink(number, _page_url(request, number), number == current)


def _page_url(request: HttpRequest | None, number: int) -> str:
    if request is None:
        return f"?page={number}"
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


def filter_bar(content: SafeString) -> SafeString:
    """A form that asks the same page again, with what stands in the fields around it."""
    return show("filter_bar", content=content)
