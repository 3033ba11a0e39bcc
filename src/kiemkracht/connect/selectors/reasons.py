"""Why two people, or two kiemen, were suggested to each other: in one sentence."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.connect.enums.suggesting import WISHES, Border, SuggestionKind

_LAYERS: Final[dict[str, Promise]] = {
    "front": gettext_lazy("in daily practice"),
    "middle": gettext_lazy("in middle management"),
    "leading": gettext_lazy("in management"),
    "board": gettext_lazy("in the board"),
}
_IN_ORDER: Final = (Border.WORLD, Border.CRAFT, Border.PLACE, Border.LAYER, Border.ORGANISATION)
"""Which difference is told first: what people notice most."""
_TOLD = 2

CROSSING: Final[dict[str, Promise]] = {
    Border.LAYER: gettext_lazy("another layer of the organisation"),
    Border.CRAFT: gettext_lazy("another craft"),
    Border.ORGANISATION: gettext_lazy("another organisation"),
    Border.PLACE: gettext_lazy("another place"),
    Border.WORLD: gettext_lazy("street and system"),
}
"""A border that is crossed, as a word on a card."""

Facts = Mapping[str, Any]


def reason(kind: str, facts: Facts, name: str) -> str:
    """One good sentence: what is shared, and what differs usefully."""
    shared = _shared(kind, facts, name)
    differences = _differences(facts, name)
    if not differences:
        return _("%(shared)s; you stand on the same side of every border we know.") % {
            "shared": shared
        }
    return _("%(shared)s; %(difference)s.") % {
        "shared": shared,
        "difference": _(", and ").join(differences),
    }


def _shared(kind: str, facts: Facts, name: str) -> str:
    if kind == SuggestionKind.PERSON:
        return _shared_by_people(facts, name)
    if kind == SuggestionKind.KIEM:
        return _("What this kiem longs for is akin to your longing")
    if kind == SuggestionKind.KIEMEN:
        return _("What your kiem and this one long for is akin")
    return _("What is offered here fits what you ask for")


def _shared_by_people(facts: Facts, name: str) -> str:
    """The theme both chose; or else both longings beside each other."""
    theme, themes = facts.get("theme"), facts.get("themes") or []
    if theme in WISHES:
        return _("You both want %(wish)s") % {"wish": WISHES[theme]}
    if len(themes) == 2 and all(each in WISHES for each in themes):
        return _("You want %(mine)s and %(name)s wants %(theirs)s: other words, akin longings") % {
            "mine": WISHES[themes[0]],
            "name": name,
            "theirs": WISHES[themes[1]],
        }
    return _("What you two long for is akin")


def _differences(facts: Facts, name: str) -> list[str]:
    sides = facts.get("sides", {})
    inside = facts.get("inside", ["", ""])
    told = [
        _difference(border, sides[border], inside, name) for border in _IN_ORDER if border in sides
    ]
    return [sentence for sentence in told if sentence][:_TOLD]


def _difference(border: str, sides: Sequence[str], inside: Sequence[str], name: str) -> str:
    mine, theirs = sides
    words = {"name": name, "mine": mine, "theirs": theirs}
    if border == Border.WORLD:
        return _worlds(mine, inside, name)
    if border == Border.CRAFT:
        return _("you work in %(mine)s, %(name)s in %(theirs)s") % words
    if border == Border.PLACE:
        return _("you live in %(mine)s, %(name)s in %(theirs)s") % words
    if border == Border.LAYER:
        layers = {"mine": _LAYERS.get(mine, mine), "theirs": _LAYERS.get(theirs, theirs)}
        return _("you stand %(mine)s, %(name)s %(theirs)s") % {**words, **layers}
    return _("you work at %(mine)s, %(name)s at %(theirs)s") % words


def _worlds(mine: str, inside: Sequence[str], name: str) -> str:
    """“You know the street, she knows care from within”, whichever side one is on."""
    if mine == "life":
        what = inside[1] or _("an organisation")
        return _("you know the street, %(name)s knows %(what)s from within") % {
            "name": name,
            "what": what,
        }
    what = inside[0] or _("an organisation")
    return _("you know %(what)s from within, %(name)s knows the street") % {
        "name": name,
        "what": what,
    }


def crossings(borders: Sequence[str]) -> tuple[str, ...]:
    """Borders as words, in the order of the engine."""
    return tuple(str(CROSSING[border]) for border in Border if border in borders)
