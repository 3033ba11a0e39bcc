"""`{% load perspectives %}`: numbers of a landscape in words, and the sums behind them."""

import re

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiemkracht.perspectives.selectors.landscape_parts import Cell, LandscapePage
from kiemkracht.perspectives.selectors.words import decimal

register = template.Library()

KEPT_S = 3600
MINE = re.compile(r'<i data-mine="(\d+)"></i>')


@register.filter
def two_places(number: float) -> str:
    """With the reader's decimal sign; never a minus before nothing."""
    return decimal(round(number, 2) + 0.0)


@register.filter
def one_place(number: float) -> str:
    """With the reader's decimal sign."""
    return decimal(number, 1)


@register.filter
def tenth(thousandths: int) -> int:
    """Thousandths as whole percents."""
    return round(thousandths / 10)


@register.simple_tag
def statements_table(page: LandscapePage, lang: str) -> SafeString:
    """All statements with their numbers, and what the reader thinks beside each.

    The table is the same for everyone, so it is kept; only the reader's own marks are put in anew.
    """
    key = f"perspectives:table:{page.kept_as}:{get_language()}"
    known = cache.get(key)
    if known is None:
        known = render_to_string("perspectives/landscape/_table.html", {"page": page, "lang": lang})
        cache.set(key, known, KEPT_S)
    # Both the table and the marks come from templates, which escape what people wrote.
    return SafeString(MINE.sub(lambda found: _mark_of(page.mine.get(int(found[1]))), known))


def _mark_of(mine: int | None) -> str:
    if mine is None:
        return ""
    words = {1: _("you: agree"), -1: _("you: disagree"), 0: _("you: don’t know")}[mine]
    return format_html(' <span class="mv-mine-mark">{}</span>', words)


@register.simple_tag
def tally(cell: Cell, k: int) -> SafeString:
    """Agree, disagree and pass as three bars in one, with the numbers under it."""
    if cell.is_hidden:
        return format_html('<span class="mv-few">{}</span>', _("too few"))
    if not cell.seen:
        return format_html('<span class="mv-few">{}</span>', _("nobody"))
    agree, disagree = _tenths(cell.agree_share), _tenths(cell.disagree_share)
    words = _("%(agree)s agree, %(disagree)s disagree, %(passed)s don’t know") % {
        "agree": cell.agree,
        "disagree": cell.disagree,
        "passed": cell.passed,
    }
    return format_html(
        '<svg class="mv-tally" viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false"><rect class="mv-tally__pass" width="1000" height="60"/>'
        '<rect class="mv-tally__agree" width="{}" height="60"/>'
        '<rect class="mv-tally__disagree" x="{}" width="{}" height="60"/></svg>'
        '<span class="mv-tally__words">{}</span>',
        agree,
        1000 - disagree,
        disagree,
        words,
    )


def _tenths(share: float) -> int:
    return round(share * 1000)
