"""Why this statement now: one sentence, and the numbers behind it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kiemkracht.perspectives.selectors.routing import Why
from kiemkracht.perspectives.selectors.words import decimal


@dataclass(frozen=True, slots=True)
class WhyWords:
    """A reason in words; `sums` are the numbers behind it, line by line."""

    sentence: str
    sums: tuple[str, ...]


def why_words(why: Why) -> WhyWords:
    """The sentence for whoever is asked, in their language."""
    return WhyWords(_sentence(why), (_seen(why), _numbers(why)))


def _sentence(why: Why) -> str:
    if why.reason == "seed":
        return _(
            "Everyone begins with some of the first statements, so that views can be compared."
        )
    if why.reason == "few":
        return _("Few people saw this one so far. Every statement gets a fair chance.")
    if why.reason == "place":
        return _("Your answer to this one tells most about where you stand.")
    if why.reason == "doubt":
        return _("It is still unclear what people think of this one.")
    return _("Chance chose this one. What divides people more gets a larger chance.")


def _seen(why: Why) -> str:
    if why.seen.count is None:
        return _("Fewer than %(k)s people gave their view on it; we want at least %(floor)s.") % {
            "k": why.seen.k,
            "floor": why.floor,
        }
    return _("%(seen)s people gave their view on it; we want at least %(floor)s.") % {
        "seen": why.seen.count,
        "floor": why.floor,
    }


def _numbers(why: Why) -> str:
    if why.gain:
        return _(
            "One answer takes away %(person)s of the doubt about where you stand, and %(statement)s"
            " of the doubt about this statement (in variance). The largest sum comes first."
        ) % {"person": decimal(why.person_gain), "statement": decimal(why.statement_gain)}
    return _("The weight in the draw is %(weight)s. How quickly people answer plays no part.") % {
        "weight": decimal(why.weight)
    }
