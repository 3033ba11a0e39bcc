"""Numbers, names and arithmetic of a picture in words of the reader."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiemkracht.engines.appraisal import (
    AFFECTED,
    INITIATORS,
    LABELS,
    MEANINGS,
    NAMES,
    NOTES,
    Reckoning,
    told,
)
from kiemkracht.weigh.selectors.questions import is_dutch

Packed = Mapping[str, Any]


def language() -> str:
    """The language in which the engines have words."""
    return "nl" if is_dutch() else "en"


def number(value: float | None, decimals: int = 1) -> str:
    """A number as the reader writes it; a dash for unknown."""
    if value is None:
        return "–"
    text = f"{value:.{decimals}f}"
    return text.replace(".", ",") if is_dutch() else text


def short(value: float) -> str:
    """Without needless zeros."""
    text = f"{round(value, 2):g}"
    return text.replace(".", ",") if is_dutch() else text


def name_of(code: str) -> str:
    """An outcome, a reading or a part of the arithmetic."""
    return NAMES[code].in_(language())


def meaning_of(code: str) -> str:
    """What an outcome tells, in a few words."""
    return MEANINGS[code].in_(language())


def label_of(label: str) -> str:
    """Low, middle or high; "" for undefined."""
    return LABELS[label].in_(language()) if label else ""


def note_of(note: str) -> str:
    """Why there is no number."""
    return NOTES[note].in_(language())


def who(group: str) -> str:
    """A group in a sentence."""
    if group == INITIATORS:
        return _("who began it")
    return _("everyone it touches") if group == AFFECTED else group


def between(interval: Packed | None) -> str:
    """An interval in words; "" for none."""
    if interval is None:
        return ""
    low, high = number(interval["low"]), number(interval["high"])
    words = {"low": low, "high": high, "answers": interval["answers"]}
    if interval["is_indicative"]:
        return _("between %(low)s and %(high)s, an indication from %(answers)s sheets") % words
    return _("between %(low)s and %(high)s, from %(answers)s sheets") % words


def arithmetic(tree: Packed) -> SafeString:
    """A number that opens its own arithmetic, all the way down, as nested details.

    Built as text: a picture holds some five hundred of these, and a template for each would cost
    more than the rest of the page.
    """
    return SafeString(_opened(tree, language()))  # every text in it is escaped below


def _opened(tree: Packed, language: str) -> str:
    bare = Reckoning(tree["code"], tree["formula"], tree["value"], (), tree["about"], tree["note"])
    line = escape(told(bare, language))
    if not tree["inputs"]:
        return f'<p class="wg-sum__leaf">{line}</p>'
    inner = "".join(_opened(each, language) for each in tree["inputs"])
    return f'<details class="wg-sum"><summary>{line}</summary><div>{inner}</div></details>'
