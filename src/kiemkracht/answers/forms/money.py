"""Amounts as people type them."""

import re
from typing import Any

from django import forms

from kiemkracht.answers.selectors.money import MOST_CENTS

MOST_EUROS = MOST_CENTS // 100
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")


class EuroField(forms.DecimalField):
    """Euros with at most two decimals: “1250”, “1.250”, “12,50”, “€ 12.50”; empty is unknown."""

    def __init__(self, *, label: Any, required: bool = False, **more: Any) -> None:
        super().__init__(
            label=label,
            required=required,
            min_value=0,
            max_value=MOST_EUROS,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            **more,
        )

    def to_python(self, value: Any) -> Any:
        """A dot before three digits parts thousands, and so does any dot beside a comma."""
        if isinstance(value, str):
            value = value.replace("€", "").replace(" ", "").replace("\u00a0", "")
            if "," in value or _THOUSANDS.fullmatch(value):
                value = value.replace(".", "").replace(",", ".")
        return super().to_python(value)
