"""`{% load perspectives %}`: numbers of a landscape in words, and the sums behind them."""

from dataclasses import dataclass
from math import prod

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiemkracht.perspectives.selectors.landscape_parts import Cell, StatementLine
from kiemkracht.perspectives.selectors.words import decimal

register = template.Library()


@dataclass(frozen=True, slots=True)
class Part:
    """One factor of a product."""

    count: int
    seen: int
    value: float

    @property
    def share(self) -> str:
        """Two decimals."""
        return decimal(self.value)


@register.simple_tag
def smoothed(cell: Cell, direction: int) -> Part:
    """(count + 1) / (seen + 2) of one group."""
    count = cell.agree if direction > 0 else cell.disagree
    return Part(count, cell.seen, (count + 1) / (cell.seen + 2))


@register.simple_tag
def product(line: StatementLine, direction: int) -> str:
    """The product over the groups, written out."""
    parts = [smoothed(cell, direction) for cell in line.cells]
    whole = prod(part.value for part in parts)
    return f"{' × '.join(part.share for part in parts)} = {decimal(whole)}"


@register.simple_tag
def root(line: StatementLine, direction: int) -> str:
    """The geometric mean over the groups, written out."""
    parts = [smoothed(cell, direction) for cell in line.cells]
    mean = prod(part.value for part in parts) ** (1 / max(len(parts), 1))
    times = " × ".join(part.share for part in parts)
    return f"({times})^(1/{len(parts)}) = {decimal(mean)}"


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
