"""Asking for a maatje, saying yes, and what was learned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.connect.enums.suggesting import Theme
from kiemkracht.connect.services.inviting import LONGEST, LONGEST_CONTACT
from kiemkracht.connect.services.opening_up import MOST_THEMES


class HopeForm(forms.Form):
    """What somebody hopes to learn from someone who stands elsewhere."""

    hope = forms.CharField(
        label=_("What do you hope to learn from someone who stands elsewhere?"),
        help_text=_("One or two sentences. Who is proposed as your maatje reads them."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"),
        help_text=_("At most four."),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_themes(self) -> list[str]:
        """A few say more than all."""
        chosen: list[str] = self.cleaned_data["themes"]
        if len(chosen) > MOST_THEMES:
            raise forms.ValidationError(_("Choose at most four."))
        return chosen


class YesForm(forms.Form):
    """Yes, and how to be reached."""

    contact = forms.CharField(
        label=_("How can the other reach you?"),
        help_text=_("For example a telephone number. The other sees it once you both say yes."),
        max_length=LONGEST_CONTACT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class LearnedForm(forms.Form):
    """One sentence at the end."""

    learned = forms.CharField(
        label=_("What did you learn?"),
        help_text=_("One sentence. Only your maatje reads it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
