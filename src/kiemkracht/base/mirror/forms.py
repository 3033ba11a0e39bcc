"""The one field of the mirror."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.mirror.looking import LONGEST


class TextForm(forms.Form):
    """A text, exactly as it is: places in it are counted from its first character."""

    takes_focus = False

    text = forms.CharField(
        label=_("Your text"),
        help_text=_("A letter, an invitation, a piece of a memo. Nothing is stored."),
        max_length=LONGEST,
        strip=False,
        error_messages={"required": _("Write a sentence first; then there is something to see.")},
        widget=forms.Textarea(attrs={"rows": 14, "data-mirror": "here", "spellcheck": "true"}),
    )

    def clean_text(self) -> str:
        """Line ends as one character, as the browser counts them while someone types."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n")
