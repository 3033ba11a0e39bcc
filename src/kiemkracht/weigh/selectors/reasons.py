"""Why a step stands where it stands, in words of the reader; also for rooms that keep a script."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from kiemkracht.engines.scripts.words import GUARD_NAMES, PART_NAMES, POSITION_NAMES
from kiemkracht.weigh.selectors.deck import DeckCard
from kiemkracht.weigh.selectors.wording import Packed, language, name_of, number, short


def title_of(card: int, cards: Mapping[int, DeckCard]) -> str:
    """The title of a card; its number when no room gives it any more."""
    found = cards.get(card)
    return found.title[language()] if found else _("work spark %(number)s") % {"number": card}


def rule_name(rule: str) -> str:
    """The guard or position by which a step stands there; "" for another rule."""
    names = GUARD_NAMES if rule in GUARD_NAMES else POSITION_NAMES
    return names[rule].in_(language()) if rule in names else ""


def facts_of(why: Packed) -> str:
    """The figures, groups and link behind a step."""
    facts = [*(condition(each) for each in why["conditions"]), *against(why["groups"])]
    facts += [name_of(why["link"]).lower()] if why["link"] else []
    return ", ".join(facts)


def condition(each: Packed) -> str:
    """A figure beside its threshold."""
    figure = each["figure"]
    name = _("the weakest link") if figure == "weakest_link" else name_of(figure).lower()
    return f"{name} {short(each['value'])} {each['sign']} {short(each['threshold'])}"


def against(groups: Sequence[str]) -> Iterator[str]:
    """Groups that are touched and against; a small one without its name."""
    if groups:
        names = ", ".join(group or _("a small group") for group in groups)
        yield _("touched and against: %(names)s") % {"names": names}


def points_of(score: Packed) -> str:
    """How a card came to its points."""
    parts = [
        f"{PART_NAMES[name].in_(language())} {short(points)}"
        for name, points in score["parts"].items()
        if points
    ]
    return f"{short(score['score'])} = {' + '.join(parts)}" if parts else "0"


def answer_change(flip: Packed) -> str:
    """One answer that would be another."""
    about = f" ({flip['about']})" if flip["about"] else ""
    return f"{name_of(flip['code'])}{about} {number(flip['before'])} → {number(flip['after'])}"
