"""Six sentences about one's last job; every one may stay open."""

from typing import Any

from django import forms

from kiemkracht.connect.enums.missed_work import ITEMS, Found


class MissedForm(forms.Form):
    """A field per sentence, without a name, address or account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in ITEMS:
            self.fields[item.key] = forms.ChoiceField(
                label=str(item.sentence),
                choices=Found.choices,
                required=False,
                widget=forms.RadioSelect,
            )
