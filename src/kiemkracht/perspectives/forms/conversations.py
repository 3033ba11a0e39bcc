"""Forms of the room."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import communities_of_kind, community_by_slug
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import LANGUAGES, ModerationMode
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.services.starting import Settings
from kiemkracht.perspectives.services.stating import LONGEST


class StatementForm(forms.Form):
    """One's own statement: one idea in one sentence."""

    text = forms.CharField(
        label=_("What do others not say yet?"),
        help_text=_("One idea in one sentence, so that others can agree or disagree."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST}),
    )


class SeedForm(StatementForm):
    """A statement on behalf of who prepares."""

    text = forms.CharField(
        label=_("One more statement"),
        help_text=_("A view that is missing, also when it is not yours. Shown at once."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST}),
    )


class WhereForm(forms.Form):
    """Where a conversation belongs and who may see it."""

    community = forms.ChoiceField(label=_("For which community"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who may take part"), choices=Visibility, initial=Visibility.PUBLIC
    )

    def __init__(self, *args: Any, visitor: Visitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["community"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = _community_choices(visitor)

    def community_id(self) -> UUID | None:
        """The community that was chosen. Queries: 1, or 0 for none."""
        slug = self.cleaned_data["community"]
        view = community_by_slug(slug) if slug else None
        return view.id if view else None


def _community_choices(visitor: Visitor) -> list[tuple[str, Any]]:
    views = communities_of_kind()
    choices: list[tuple[str, Any]] = [
        (view.slug, view.name) for view in views if rules.may_start(visitor, view.id)
    ]
    if rules.may_start(visitor, None):
        choices.insert(0, ("", _("For everyone here")))
    return choices


class ConversationForm(WhereForm):
    """Everything a facilitator decides about a conversation."""

    question = forms.CharField(
        label=_("The question"),
        help_text=_("Open, in plain words, about something that really is undecided."),
        max_length=200,
    )
    intro = forms.CharField(
        label=_("What people need to know first"),
        help_text=_("What it is about, what will happen with the outcome, and who decides."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    allows_statements = forms.BooleanField(
        label=_("People may add statements of their own"), required=False, initial=True
    )
    moderation = forms.ChoiceField(
        label=_("When is a new statement shown?"),
        choices=ModerationMode,
        initial=ModerationMode.BEFORE,
        widget=forms.RadioSelect,
    )
    opens_on = forms.DateField(
        label=_("First day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    closes_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    closes_at = forms.TimeField(
        label=_("Hour at which it closes"),
        help_text=_("It closes by itself. Without an hour it closes at the end of the last day."),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    needs_code = forms.BooleanField(
        label=_("Only with an invitation code"),
        help_text=_("Everyone may read along. You make the codes at the desk."),
        required=False,
    )

    field_order = (
        "question", "intro", "community", "visibility", "needs_code", "allows_statements",
        "moderation", "opens_on", "closes_on", "closes_at",
    )  # fmt: skip

    def settings(self, *, outcome: str = "", lang: str = "nl") -> Settings:
        """What was filled in, for the services."""
        given = self.cleaned_data
        return Settings(
            question=given["question"],
            intro=given["intro"],
            outcome=given.get("outcome", outcome),
            community_id=self.community_id(),
            visibility=given["visibility"],
            moderation=given["moderation"],
            allows_statements=given["allows_statements"],
            opens_on=given["opens_on"],
            closes_on=given["closes_on"],
            closes_at=given["closes_at"],
            needs_code=given["needs_code"],
            lang=lang,
        )


class StartForm(ConversationForm):
    """A new conversation, with its first statements."""

    seeds = forms.CharField(
        label=_("First statements, one on each line"),
        help_text=_(
            "At least three, at most 140 characters each. Write down what different people say, "
            "also what you don’t agree with yourself."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def seed_texts(self) -> tuple[str, ...]:
        """One text per line."""
        return tuple(line for line in self.cleaned_data["seeds"].splitlines() if line.strip())


class SettingsForm(ConversationForm):
    """The settings of a conversation that is there already."""

    outcome = forms.CharField(
        label=_("What came out of it"),
        help_text=_("What was done with it, in your own words. Shown when it is closed."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def settings_of(conversation: Conversation, community_slug: str) -> dict[str, Any]:
    """What the form shows before anything is changed."""
    names = (
        "question", "intro", "outcome", "visibility", "allows_statements", "moderation",
        "opens_on", "closes_on", "closes_at", "needs_code",
    )  # fmt: skip
    return {name: getattr(conversation, name) for name in names} | {"community": community_slug}


class ModerationForm(forms.Form):
    """What is wrong with a statement."""

    reason = forms.CharField(label=_("Why do you set it aside?"), max_length=300, required=False)


class SeveralFilesInput(forms.ClearableFileInput):
    """A field for more than one file."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Gives a list of uploads."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Clean every file on its own."""
        one = super().clean
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [one(each, initial) for each in given] or [one(None, initial)]


class ImportForm(WhereForm):
    """A conversation from elsewhere."""

    uploads = SeveralFilesField(
        label=_("The files"),
        help_text=_(
            "The CSV files of a Polis export (summary, comments, votes, participants-votes), or "
            "one zip with these. At the least: comments.csv and participants-votes.csv."
        ),
        widget=SeveralFilesInput(attrs={"accept": ".csv,.zip,text/csv,application/zip"}),
    )
    question = forms.CharField(
        label=_("The question"),
        help_text=_("Leave this empty to use the topic in summary.csv."),
        max_length=200,
        required=False,
    )

    lang = forms.ChoiceField(label=_("Language of the statements"), choices=LANGUAGES, initial="nl")

    field_order = ("uploads", "question", "lang", "community", "visibility")
