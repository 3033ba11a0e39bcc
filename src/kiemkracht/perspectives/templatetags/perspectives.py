"""`{% load perspectives %}`: numbers of a landscape in words, and the sums behind them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiemkracht.perspectives.selectors.landscape_parts import Cell
from kiemkracht.perspectives.selectors.words import decimal

register = template.Library()


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
