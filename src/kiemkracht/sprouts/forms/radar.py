"""Forms of the radar. What is pasted travels in the form itself and is kept nowhere."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.documents import read_upload
from kiemkracht.base.errors import RoomError
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.enums import SourceKind
from kiemkracht.sprouts.forms.fields import Area, PinnedForm
from kiemkracht.sprouts.services.asking_consent import LONGEST_MESSAGE
from kiemkracht.sprouts.services.planting import LONGEST_STORY, LONGEST_TITLE
from kiemkracht.sprouts.services.scanning import LONGEST_TEXT

MOST_BYTES = 20 * 1024 * 1024
KINDS = ".txt,.md,.docx,.odt,.pdf,.html,.htm,.eml,.vtt,.srt"
MOST_KEPT = 400


class DocumentField(forms.FileField):
    """A document, read to plain text; the file itself is kept nowhere."""

    widget = forms.FileInput(attrs={"accept": KINDS})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The text of the document. Cost: up to some seconds, in a guarded process of its own."""
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return ""
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 20 MB. Choose a smaller one, or paste the text.")
            )
        try:
            return read_upload(upload.read(), upload.name or "").text
        except RoomError as error:
            raise forms.ValidationError(str(error.sentence)) from None


class RadarForm(forms.Form):
    """A text to look at: pasted, or as a file."""

    text = forms.CharField(
        label=_("Paste your text"),
        help_text=_("Minutes, a note, a thread of mail. It is not kept yet."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=Area(rows=8, autocomplete="off"),
    )
    file = DocumentField(
        label=_("Or choose a file"),
        help_text=_("Word, ODT, PDF, web page, mail, subtitles or plain text; at most 20 MB."),
        required=False,
        allow_empty_file=True,
    )
    kind = forms.ChoiceField(
        label=_("Where does it come from?"),
        choices=SourceKind,
        initial=SourceKind.MEETING,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("A title of your own"),
        help_text=_("So that you find it back. Only you see it."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Text and file together; one of them is enough."""
        cleaned = super().clean() or self.cleaned_data
        whole = "\n\n".join(part for part in (cleaned.get("text"), cleaned.get("file")) if part)
        if not whole.strip() and not self.errors:
            raise forms.ValidationError(_("Paste a text, or choose a file."))
        if len(whole) > LONGEST_TEXT:
            raise forms.ValidationError(
                _("This text is longer than 150,000 characters, some fifty pages. Cut it in two.")
            )
        cleaned["whole"] = whole
        return cleaned


class CheckForm(forms.Form):
    """What may stay, what goes out as well, and the text itself."""

    text = forms.CharField(
        label=_("The text itself"),
        help_text=_("Change what you like. Then have it looked at again."),
        max_length=LONGEST_TEXT,
        widget=Area(rows=12, autocomplete="off"),
    )
    kind = forms.ChoiceField(choices=SourceKind, widget=forms.HiddenInput)
    title = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    also = forms.CharField(
        label=_("Take these words out as well"),
        help_text=_("Words that point at someone, with commas in between."),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @property
    def keep(self) -> frozenset[str]:
        """Keys of what may stay; what was not ticked goes out."""
        ticked = self.data.getlist("keep") if hasattr(self.data, "getlist") else []
        return frozenset(str(key)[:32] for key in ticked[:MOST_KEPT])


class AddressForm(forms.Form):
    """What one usually sends to the drop address."""

    kind = forms.ChoiceField(
        label=_("What do you usually send?"), choices=SourceKind, initial=SourceKind.MEETING
    )


class QuestionForm(forms.Form):
    """The question to who carries it."""

    sentence = forms.CharField(
        label=_("The sentence it is about"),
        help_text=_("You may put back what was taken out: only the other person reads this."),
        max_length=LONGEST_STORY,
        widget=Area(rows=3),
    )
    message = forms.CharField(
        label=_("Your message"),
        help_text=_("Why did this strike you?"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=Area(rows=4),
    )
    name = forms.CharField(
        label=_("Whom is the question for?"),
        help_text=_("Only for the greeting above your message. It is sealed, and erased after."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CarryForm(PinnedForm):
    """“Yes, I carry this”, in the carrier's own words."""

    story = forms.CharField(
        label=_("This is how it will stand here"),
        help_text=_("Change it until it is yours."),
        max_length=LONGEST_STORY,
        widget=Area(rows=5),
    )
    title = forms.CharField(
        label=_("Does it have a name?"),
        help_text=_("Without a name it is called after your first sentence."),
        max_length=LONGEST_TITLE,
        required=False,
    )
    visibility = forms.ChoiceField(
        label=_("Who may see this?"), choices=Visibility, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is fine. Without a name you are “a resident”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_known:
            del self.fields["name"]
