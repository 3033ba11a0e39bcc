"""What the radar looks for, in plain words, for the page that everyone may read."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.engines import scouting
from kiemkracht.sprouts.selectors import pattern_words
from kiemkracht.sprouts.selectors.signals import name_of_code

Words = str | Promise

_MEANINGS: dict[str, Words] = {
    "K1": _("Someone did something for the first time, or did it another way than usual."),
    "K2": _("People began by themselves, and nobody had asked."),
    "K3": _("People of different teams, crafts or worlds did something together."),
    "K4": _("Someone found a way around, or simply did it."),
    "K5": _("Something gave joy or stayed with people."),
    "K6": _("It happens again and again, or more people come."),
    "K7": _("Someone says what they long for."),
}
_EXAMPLES: dict[str, Words] = {
    "K1": _("“for the first time”, “instead of”"),
    "K2": _("“began by themselves”, “nobody had asked for it”"),
    "K3": _("“together with … of …”"),
    "K4": _("“outside the procedure”, “simply did it”"),
    "K5": _("“happily surprised”, “they stayed on”"),
    "K6": _("“every Thursday”, “for six weeks now”"),
    "K7": _("“if it were up to me”, “actually I would”"),
}
COUNTER: tuple[Words, ...] = (
    _("Policy for later: “we will invest in”."),
    _("The voice of a programme: “there will be a programme”, “in accordance with”."),
    _("Nobody who does something: “the residents were informed”."),
    _("Money or targets: “for the first time in years the budget”."),
)


@dataclass(frozen=True, slots=True)
class Look:
    """One thing the radar looks for."""

    code: str
    name: str
    meaning: Words
    examples: Words


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything on the page."""

    signals: tuple[Look, ...]
    counter: tuple[Words, ...]
    patterns: tuple[Look, ...]


def explained() -> Explained:
    """What the radar looks for. Queries: 0."""
    return Explained(
        signals=tuple(
            Look(code, name_of_code(code), _MEANINGS.get(code, ""), _EXAMPLES.get(code, ""))
            for code in sorted(scouting.SIGNALS)
        ),
        counter=COUNTER,
        patterns=tuple(
            Look(code, name_of_code(code), pattern_words.MEANINGS.get(code, ""), "")
            for code in sorted(scouting.PATTERNS)
        ),
    )
