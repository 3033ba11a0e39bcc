"""What a composition says in words: rules, what was given up, why it can't be."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

RULE_WORDS: Mapping[str, Callable[[], str]] = {
    "wishes": lambda: _("wishes"),
    "craft": lambda: _("different crafts"),
    "organisation": lambda: _("different organisations"),
    "layer": lambda: _("different layers"),
    "sizes": lambda: _("the size of the sets"),
    "residents": lambda: _("a resident in every set"),
    "managers": lambda: _("nobody with their own manager"),
    "apart": lambda: _("who may not sit together"),
    "slots": lambda: _("a time that suits everyone in a set"),
}
LOOSEN: Mapping[str, Callable[[], str]] = {
    "sizes": lambda: _("Widen the sizes of the sets."),
    "residents": lambda: _("Let some sets go without a resident, or invite more residents."),
    "managers": lambda: _("Let a manager sit with their own staff, or make larger or more sets."),
    "apart": lambda: _("Take a pair off the list of who may not sit together."),
    "slots": lambda: _("Ask people for more times, or agree a time per set afterwards."),
}


def rule_name(rule: str) -> str:
    """A rule in words."""
    return RULE_WORDS[rule]() if rule in RULE_WORDS else rule


def loosen_sentence(rules: Sequence[str]) -> str:
    """What to loosen, when letting go of these rules together is enough."""
    return " ".join(LOOSEN[rule]() for rule in rules if rule in LOOSEN)


def shortage_sentence(shortage: Sequence[Any], names: Mapping[str, str]) -> str:
    """A plain sum that shows why it can't be."""
    rule, subject, asked, there = shortage
    told = {"asked": asked, "there": there, "name": names.get(subject, subject)}
    match rule, subject:
        case "sizes", "least":
            return _("The sets ask for at least %(asked)s people; there are %(there)s.") % told
        case "sizes", _subject:
            return _("The sets have room for %(there)s of %(asked)s people.") % {
                "there": asked,
                "asked": there,
            }
        case "residents", _subject:
            return (
                _("%(asked)s sets ask for a resident each; there are %(there)s residents.") % told
            )
    return (
        _("“%(name)s” asks for %(asked)s people at one time; at most %(there)s can make it.") % told
    )


def given_up_sentence(row: Sequence[Any], names: Mapping[str, str]) -> str:
    """What one person did not get, and what it would have cost everyone."""
    _member, wish, project, got, cost, is_exact = row
    told = {"wish": wish, "project": names.get(project, project), "got": got, "cost": cost}
    first = (
        _("Got wish %(got)s instead of wish %(wish)s (%(project)s).") % told
        if got
        else _("Got none of the wishes; wish %(wish)s was %(project)s.") % told
    )
    return f"{first} {_cost(cost, is_exact=is_exact)}"


def _cost(cost: int | None, *, is_exact: bool) -> str:
    if cost is None:
        return (
            _("That was not possible within the hard rules.")
            if is_exact
            else _("No single change made that possible.")
        )
    if cost == 0:
        return _("That would have been just as good for everyone together: chance decided.")
    told = {"cost": cost}
    if is_exact:
        return (
            ngettext(
                "With it, everyone together would have had %(cost)s point less.",
                "With it, everyone together would have had %(cost)s points less.",
                cost,
            )
            % told
        )
    return (
        ngettext(
            "With it, everyone together would have had at most %(cost)s point less.",
            "With it, everyone together would have had at most %(cost)s points less.",
            cost,
        )
        % told
    )


def price_sentence(rule: str, points: int) -> str:
    """What a hard rule cost."""
    told = {"rule": rule_name(rule), "points": points}
    if points == 0:
        return _("The rule “%(rule)s” cost nothing.") % told
    return (
        ngettext(
            "Without the rule “%(rule)s” %(points)s more point was possible.",
            "Without the rule “%(rule)s” %(points)s more points were possible.",
            points,
        )
        % told
    )


def proof_sentence(*, value: int, bound: float | None, is_optimal: bool) -> str:
    """How good the division is, honestly."""
    if is_optimal:
        return _("Proven: within these rules no better division exists.")
    if bound is None or bound <= 0:
        return _("How far this is from the best possible was not computed.")
    percent = f"{max(0.0, (bound - value) / bound) * 100:.1f}".replace(".", ",")
    told = {"percent": percent, "bound": round(bound)}
    sentence = _(
        "More than %(bound)s points can’t be: this is at most %(percent)s%% below the best."
    )
    return sentence % told


def difference_words(
    crafts: int, organisations: int, layers: int, residents: int
) -> tuple[str, ...]:
    """What makes people in one set different."""
    words = []
    if crafts:
        words.append(ngettext("%(n)s craft", "%(n)s crafts", crafts) % {"n": crafts})
    if organisations:
        words.append(
            ngettext("%(n)s organisation", "%(n)s organisations", organisations)
            % {"n": organisations}
        )
    if layers:
        words.append(ngettext("%(n)s layer", "%(n)s layers", layers) % {"n": layers})
    if residents:
        words.append(ngettext("%(n)s resident", "%(n)s residents", residents) % {"n": residents})
    return tuple(words)
