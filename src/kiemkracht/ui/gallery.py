"""What the gallery shows: made-up content of a made-up street, in Dutch like real content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django import forms
from django.core.paginator import Page, Paginator

from kiemkracht.base import clock
from kiemkracht.ui.components.actions import KINDS
from kiemkracht.ui.components.marks import SCENES
from kiemkracht.ui.components.rendering import TONES
from kiemkracht.ui.components.wayfinding import Tab
from kiemkracht.ui.glyphs import GLYPHS


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A step of the life line."""

    glyph: str
    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline."""

    when: datetime
    sentence: str
    who: str
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A next step."""

    text: str
    who: str
    when: date | None
    done: bool


class SampleForm(forms.Form):
    """One field of every kind."""

    takes_focus = False

    name = forms.CharField(label="Hoe noem je het?", max_length=80)
    story = forms.CharField(
        label="Wat probeer je?",
        help_text="Een zin is genoeg. Schrijf zoals je het een buur vertelt.",
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    email = forms.EmailField(label="Je e-mailadres", required=False)
    seen_by = forms.ChoiceField(
        label="Wie mag dit zien?",
        choices=[("circle", "Alleen mijn kring"), ("public", "Iedereen")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="Wat kun je gebruiken?",
        choices=[("hands", "Handen"), ("room", "Een ruimte"), ("money", "Geld")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    street = forms.ChoiceField(
        label="Waar is het?", choices=[("linden", "De Linden"), ("spoor", "Spoorzicht")]
    )
    begins = forms.DateField(
        label="Wanneer begint het?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    photo = forms.FileField(label="Een foto", required=False)
    agrees = forms.BooleanField(label="Ik vertel dit met toestemming van wie erin voorkomt")


@dataclass(frozen=True, slots=True)
class Samples:
    """Everything on the gallery page."""

    glyphs: tuple[str, ...]
    tones: tuple[str, ...]
    kinds: tuple[str, ...]
    scenes: tuple[str, ...]
    life: tuple[LifeStep, ...]
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    moments: tuple[datetime, ...]
    facts: tuple[tuple[str, object], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    crumbs: tuple[tuple[str, str], ...]
    tabs: tuple[Tab, ...]
    shares: tuple[tuple[Fraction, int, int, str], ...]
    page: Page[int]
    form: SampleForm
    wrong_form: SampleForm


def _life() -> tuple[LifeStep, ...]:
    words = ("vonk", "kiem", "ontkiemd", "groeit", "geworteld", "vertakt")
    glyphs = ("spark", "seed", "sprout", "stem", "roots", "branches")
    states = ("done", "done", "done", "here", "ahead", "ahead")
    return tuple(LifeStep(*parts) for parts in zip(glyphs, words, states, strict=True))


def _lines() -> tuple[Line, ...]:
    now = clock.now()
    return (
        Line(now - timedelta(minutes=20), "Naima vond een grote pan.", "Naima", "check"),
        Line(now - timedelta(days=1), "Deze kiem groeit nu.", "Joost", "stem"),
        Line(now - timedelta(days=5), "Buur Henk draagt mee.", "Henk", "hand"),
        Line(now - timedelta(days=40), "Het begon met een zin.", "mevrouw Aydin"),
    )


def _steps() -> tuple[Step, ...]:
    today = clock.today()
    return (
        Step("Vragen wie een grote pan heeft", "Naima", today + timedelta(days=3), done=False),
        Step("De sleutel van het portiek regelen", "Joost", today + timedelta(days=9), done=False),
        Step("Eén keer samen koken", "mevrouw Aydin", today - timedelta(days=6), done=True),
    )


def samples(query: Mapping[str, str]) -> Samples:
    """The samples; `page` in the query turns the pages of the sample list."""
    now = clock.now()
    offsets = (0, -3 / 24, -1, 1, 3, -9, 20, 90)
    return Samples(
        glyphs=tuple(GLYPHS),
        tones=TONES,
        kinds=KINDS,
        scenes=SCENES,
        life=_life(),
        lines=_lines(),
        steps=_steps(),
        moments=tuple(now + timedelta(days=days) for days in offsets),
        facts=(("Waar", "De Linden"), ("Gezicht", "Joost Vermeer"), ("Mensen", 12)),
        head=("Stelling", "Eens", "Oneens"),
        rows=(("Laat ons het plein zelf beheren", 171, 34), ("Eerst duidelijke regels", 107, 98)),
        crumbs=(("Kiemen", "/kiemen/"), ("De Linden", "/kiemen/"), ("Soep op donderdag", "")),
        tabs=(Tab("Lijst", "#tabs", is_current=True), Tab("Kaart", "#tabs"), Tab("Feed", "#tabs")),
        shares=(
            (Fraction(171, 312), 171, 312, "Laat ons het plein zelf beheren"),
            (Fraction(1, 312), 1, 312, "Eerst duidelijke regels"),
            (Fraction(0), 0, 312, "Nog niemand"),
        ),
        page=Paginator(range(180), 20).get_page(query.get("page", "4")),
        form=SampleForm(prefix="leeg"),
        wrong_form=SampleForm(
            {"fout-name": "", "fout-story": "x" * 300, "fout-email": "geen adres"}, prefix="fout"
        ),
    )
