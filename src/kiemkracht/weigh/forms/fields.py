"""Choices and widgets that forms of the room share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.weigh.enums import Weight

SHARED = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]
WEIGHTS: Sequence[tuple[str, Any]] = [
    ("", _("we don’t know yet")),
    *((str(value), label) for value, label in Weight.choices),
]
LARGEST = 10_000_000


def whole_or_none(text: str) -> int | None:
    """What a field of words stands for."""
    return int(text) if text else None


def count_field(label: Any, **more: Any) -> forms.IntegerField:
    """People, counted from 0."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=LARGEST, **more)
