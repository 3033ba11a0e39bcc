"""Forms of the room."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import flatatt
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.errors import RoomError
from kiemkracht.base.files import reencode_image
from kiemkracht.base.visibility import Visibility
from kiemkracht.people.selectors import communities_of_kind, community_choices
from kiemkracht.sprouts.enums import Door, Kind, Origin, Phase
from kiemkracht.sprouts.models.sprout import MAP_HEIGHT, MAP_WIDTH

_ANYWHERE = ("", _("I’d rather not say"))
_TEAM_KINDS = ("team", "department", "association", "circle", "professional", "street", "cohort")


class PictureField(forms.FileField):
    """A photo, drawn anew: what comes out holds pixels and nothing else."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A `Picture`, or what was there before. Cost: some 200 ms for a telephone picture."""
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return upload
        try:
            return reencode_image(upload)
        except RoomError as error:
            raise forms.ValidationError(str(error.sentence)) from None


class Area(forms.Textarea):
    """A text of a few lines."""

    def __init__(self, rows: int = 4, **attrs: Any) -> None:
        super().__init__({"rows": rows, **attrs})


class QuickSelect(forms.Select):
    """A list of one level, drawn without a template per choice: the list page has 70 of them."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The same as Django draws."""
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, SafeString(" selected") if str(key) == chosen else "", label)
                for key, label in self.choices
            ),
        )
        attributes = flatatt({"name": name, **(attrs or {})})
        return format_html("<select{}>{}</select>", attributes, options)


class Day(forms.DateInput):
    """A day, with the calendar of the device."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def place_choices(*, with_teams: bool) -> list[tuple[str, Any]]:
    """Neighbourhoods, and for who has an account teams and groups as well. Queries: 1 or 2."""
    places = community_choices()
    if not with_teams:
        return [_ANYWHERE, *places]
    teams = [(view.slug, view.name) for view in communities_of_kind(*_TEAM_KINDS)]
    return [_ANYWHERE, (str(_("Neighbourhoods")), places), (str(_("Teams and groups")), teams)]


class PinnedForm(forms.Form):
    """A form with a place: chosen from a list, pointed at on the map, or left open."""

    community = forms.ChoiceField(label=_("Where is it?"), required=False)
    x = forms.FloatField(required=False, min_value=0, max_value=MAP_WIDTH, widget=forms.HiddenInput)
    y = forms.FloatField(
        required=False, min_value=0, max_value=MAP_HEIGHT, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, with_teams: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].choices = place_choices(with_teams=with_teams)  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Half a point is no point."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("x") is None or cleaned.get("y") is None:
            cleaned["x"] = cleaned["y"] = None
        return cleaned


class StoryForm(forms.Form):
    """The first step of telling: one sentence is enough."""

    door = forms.ChoiceField(choices=Door, widget=forms.HiddenInput)
    story = forms.CharField(
        label=_("What do you want to tell?"),
        help_text=_("One sentence is enough. Write as you talk."),
        max_length=2000,
        widget=Area(
            rows=6,
            **{
                # While typing, what resembles it shows below; without script it comes next page.
                "hx-post": reverse_lazy("sprouts:tell_typing"),
                "hx-trigger": "input changed delay:700ms",
                "hx-target": "#lijkt-op",
                "hx-swap": "innerHTML",
            },
        ),
    )
    longing = forms.CharField(
        label=_("Why does it matter to you?"),
        help_text=_("What do you long for? We also look for others who long for the same."),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )
    title = forms.CharField(
        label=_("Does it have a name?"),
        help_text=_("Without a name it is called after your first sentence."),
        max_length=80,
        required=False,
    )


class SameForm(forms.Form):
    """The second step: the same as something that grows already, or something else."""

    choice = forms.RegexField(
        regex=r"^(other|(join|kin)-[0-9a-f-]{36})$",
        error_messages={
            "required": _("Choose one of these."),
            "invalid": _("Choose one of these."),
        },
    )

    @property
    def wish(self) -> tuple[str, UUID | None]:
        """`other`, `join` or `kin`, with the kiem it is about."""
        word, _dash, identity = str(self.cleaned_data["choice"]).partition("-")
        return word, UUID(identity) if identity else None


class FinishForm(PinnedForm):
    """The last step: who may see it, and what may come along."""

    visibility = forms.ChoiceField(
        label=_("Who may see this?"), choices=Visibility, widget=forms.RadioSelect
    )
    carries = forms.BooleanField(
        label=_("I carry this: I go on with it"),
        help_text=_("Not sure yet? Leave it open. Then it is a spark that someone can take up."),
        required=False,
    )
    names_nobody = forms.BooleanField(
        label=_("I name nobody, and nobody can be recognised"),
        help_text=_(
            "It is about someone else. Others see it once that person says yes, or once someone "
            "of the neighbourhood has read it."
        ),
    )
    photo = PictureField(
        label=_("A photo"),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. We remove where it was taken."),
        required=False,
    )
    photo_words = forms.CharField(
        label=_("What is on the photo?"),
        help_text=_("For who can’t see it."),
        max_length=200,
        required=False,
    )
    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is fine. Without a name you are “a resident”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, *args: Any, door: str, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].required = False
        if is_known:
            del self.fields["name"]
        if door == Door.SEEN:
            del self.fields["carries"]
            shared = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]
            self.fields["visibility"].choices = shared  # type: ignore[attr-defined] # a ChoiceField
        else:
            del self.fields["names_nobody"]


class JoinForm(forms.Form):
    """Joining something that grows already: only a name is still to ask."""

    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is fine. Without a name you are “a resident”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


class WordsForm(PinnedForm):
    """The words of a kiem."""

    title = forms.CharField(label=_("Name"), max_length=80)
    story = forms.CharField(label=_("Story"), max_length=2000, widget=Area(rows=8))
    longing = forms.CharField(
        label=_("Longing"),
        help_text=_("Why does it matter?"),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )
    soul = forms.CharField(
        label=_("What moves us"),
        help_text=_("Why it lives. What makes you do this, even on a rainy Tuesday?"),
        max_length=1000,
        required=False,
        widget=Area(rows=4),
    )
    business = forms.CharField(
        label=_("What it takes"),
        help_text=_("Who does what, money, agreements, what could go wrong."),
        max_length=1000,
        required=False,
        widget=Area(rows=4),
    )
    interrupts = forms.CharField(
        label=_("Which habit does this interrupt?"),
        help_text=_("What used to go without saying?"),
        max_length=300,
        required=False,
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=Kind)
    origin = forms.ChoiceField(label=_("Where does it come from?"), choices=Origin)


class StepForm(forms.Form):
    """Agree on a small step."""

    text = forms.CharField(
        label=_("What is the smallest step?"),
        max_length=140,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    who = forms.ChoiceField(label=_("Who does it?"), required=False)
    who_else = forms.CharField(label=_("Or someone else"), max_length=80, required=False)
    due = forms.DateField(label=_("When?"), required=False, widget=Day)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*people, ("", _("Someone else, or nobody yet"))]  # type: ignore[attr-defined] # a ChoiceField


class DoneForm(forms.Form):
    """Tell what happened."""

    what_happened = forms.CharField(
        label=_("What happened?"), max_length=500, required=False, widget=Area(rows=2)
    )


class WhyForm(forms.Form):
    """“I carry this”, and why."""

    why = forms.CharField(
        label=_("Why do you carry this?"), max_length=300, required=False, widget=Area(rows=2)
    )


class AnswerForm(forms.Form):
    """The first answer of a human."""

    body = forms.CharField(
        label=_("Your answer"),
        help_text=_("Say who you are, what you liked, and one next step."),
        max_length=2000,
        widget=Area(rows=4),
    )


class CheckForm(forms.Form):
    """Does it live, after six months?"""

    is_alive = forms.TypedChoiceField(
        label=_("Is it alive?"),
        choices=[("yes", _("Yes, it lives")), ("no", _("No, not now"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What did you see?"), max_length=300, required=False)


class RestForm(forms.Form):
    """Until when it may rest."""

    until = forms.DateField(label=_("Until when may it rest?"), widget=Day)


class CloseForm(forms.Form):
    """The lesson, or why it stops."""

    lesson = forms.CharField(
        label=_("What did you learn, or why does it stop?"), max_length=1000, widget=Area(rows=3)
    )


class VisibilityForm(forms.Form):
    """Who may see it."""

    visibility = forms.ChoiceField(
        label=_("Who may see this?"), choices=Visibility, widget=forms.RadioSelect
    )


class HoldForm(forms.Form):
    """Why it is out of sight for a while."""

    because = forms.CharField(label=_("Why?"), max_length=300)


class PhotoForm(forms.Form):
    """A photo with words for who can't see it."""

    photo = PictureField(
        label=_("A photo"),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. We remove where it was taken."),
    )
    words = forms.CharField(
        label=_("What is on the photo?"),
        help_text=_("For who can’t see it."),
        max_length=200,
        required=False,
    )


class GoalForm(forms.Form):
    """How it contributes to a goal."""

    goal = forms.ChoiceField(label=_("Goal"))
    how = forms.CharField(
        label=_("How does it contribute?"),
        help_text=_("In your own words. “Not yet” is fine too: then leave this empty."),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )

    def __init__(self, *args: Any, goals: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = goals  # type: ignore[attr-defined] # a ChoiceField


class OfferForm(forms.Form):
    """Ask someone to carry it along."""

    person = forms.ChoiceField(label=_("Who could carry this along?"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined] # a ChoiceField


class FamilyForm(forms.Form):
    """Which kiem belongs with this one; pasting its address is enough."""

    RELATIONS = (
        ("fed_by", _("That one feeds this one")),
        ("feeds", _("This one feeds that one")),
        ("same", _("The same thing, elsewhere")),
    )

    address = forms.RegexField(
        label=_("The address of the other kiem"),
        help_text=_("Open it in another tab and copy its address to here."),
        regex=r"^.*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/?(#.*)?$",
        max_length=300,
        error_messages={
            "invalid": _("This is not the address of a kiem. Copy it from your browser.")
        },
    )
    relation = forms.ChoiceField(
        label=_("How do they belong together?"), choices=RELATIONS, widget=forms.RadioSelect
    )

    @property
    def other_id(self) -> UUID:
        """The id in the address."""
        address = str(self.cleaned_data["address"]).partition("#")[0].rstrip("/")
        return UUID(address[-36:])


class WishesForm(forms.Form):
    """Search and filters of the list and the map."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    verband = forms.ChoiceField(label=_("Where"), required=False, widget=QuickSelect)
    fase = forms.ChoiceField(
        label=_("Phase"),
        required=False,
        choices=[("", _("All phases")), *Phase.choices],
        widget=QuickSelect,
    )
    soort = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("All kinds")), *Kind.choices],
        widget=QuickSelect,
    )
    doel = forms.ChoiceField(label=_("Goal"), required=False, widget=QuickSelect)

    def __init__(
        self, *args: Any, goals: list[tuple[str, str]], places: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.fields["verband"].choices = [("", _("Everywhere")), *places]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["doel"].choices = [("", _("All goals")), *goals]  # type: ignore[attr-defined] # a ChoiceField
