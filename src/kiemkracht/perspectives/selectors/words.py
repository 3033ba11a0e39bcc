"""Sentences about a landscape, in the reader's language."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kiemkracht.perspectives.selectors.picture import Sureness

_LETTERS = "ABCDEFGHIJ"


@dataclass(frozen=True, slots=True)
class SurenessWords:
    """How sure we are, in words first and in figures after."""

    verdict: str
    tone: str
    title: str
    sentences: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]


def everyone() -> str:
    """The name of all people together."""
    return _("everyone")


def group_name(index: int) -> str:
    """A letter, because a nickname would put people in a box."""
    return _("group %(letter)s") % {"letter": _LETTERS[index % len(_LETTERS)]}


def group_label(text: str, direction: int) -> str:
    """The sentence that stands at a group on the map."""
    if direction > 0:
        return f"“{text}”"
    return _("not: “%(text)s”") % {"text": text}


_TONES = {"clear": "leaf", "fair": "sky", "weak": "spark", "one_cloud": "sky"}


def sureness(figures: Sureness) -> SurenessWords:
    """In words first; the figures with what they mean after."""
    return SurenessWords(
        verdict=figures.verdict,
        tone=_TONES.get(figures.verdict, "spark"),
        title=_titles().get(figures.verdict, _titles()["weak"]),
        sentences=tuple(_sentences(figures)),
        figures=tuple(_figures(figures)),
    )


def _titles() -> dict[str, str]:
    return {
        "clear": _("Quite sure: the same groups come back every time"),
        "fair": _("Fairly sure: the groups largely come back"),
        "weak": _("Not sure: with slightly other people the groups would be different"),
        "one_cloud": _("One cloud with shades: there are no clear groups"),
        "too_few": _("Too few people to say anything about groups"),
    }


def _sentences(figures: Sureness) -> list[str]:
    said = []
    if figures.stability is not None:
        said.append(
            _(
                "We drew the picture %(parts)s times again, each time leaving out a fifth of the "
                "people by chance. The groups matched for %(stability)s (1 is the same, 0 is "
                "chance)."
            )
            % {"parts": figures.parts, "stability": decimal(figures.stability)}
        )
    said.append(
        _("People gave their view on %(share)s of all statements; the rest they did not see.")
        % {"share": percent(figures.filled)}
    )
    if figures.is_strict and figures.verdict == "one_cloud":
        said.append(
            _(
                "We compared with made-up crowds without groups. This crowd does not fall apart "
                "more than those, so we draw no lines between people."
            )
        )
    if figures.told_apart is not None:
        said.append(
            _(
                "As a test we hid one in ten views. From someone’s place we can tell an agree from "
                "a disagree in %(share)s of the cases."
            )
            % {"share": percent(figures.told_apart)}
        )
    said.append(
        _("The two directions of the map hold %(share)s of all differences between people.")
        % {"share": percent(figures.explained)}
    )
    return said


def _figures(figures: Sureness) -> list[tuple[str, str]]:
    stability = "–" if figures.stability is None else decimal(figures.stability)
    apart = (
        (_("hidden views told apart (area under the curve)"), _told(figures.told_apart))
        if figures.is_strict
        else (
            _("how well the groups stand apart (silhouette, -1 to 1)"),
            decimal(figures.silhouette),
        )
    )
    return [
        (_("agreement of repeated groups (adjusted Rand index)"), stability),
        apart,
        (_("cells with a vote"), percent(figures.filled)),
        (_("differences on the two axes"), percent(figures.explained)),
    ]


def _told(share: float | None) -> str:
    return "–" if share is None else decimal(share)


def decimal(number: float, places: int = 2) -> str:
    """A number with the reader's decimal sign, rounded: Django by itself cuts off."""
    return str(number_format(round(number, places), decimal_pos=places))


def percent(share: float) -> str:
    """Whole percents; never 0 or 100 for what is not nothing or all."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded}%"
