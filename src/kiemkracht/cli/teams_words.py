"""The Dutch of `kiemkracht teams` and `kiemkracht draw`."""

from collections.abc import Iterator

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.teams import Composition, Draw, GivenUp, Relaxation, Shortage

_RULES = {
    "wishes": "wensen",
    "craft": "vakken",
    "organisation": "organisaties",
    "layer": "lagen",
    "world": "werelden",
    "place": "plekken",
    "sizes": "de grootte van de sets",
    "residents": "een bewoner in elke set",
    "managers": "geen leidinggevende bij eigen medewerkers",
    "apart": "wie niet samen mag",
    "needs": "wat een project nodig heeft",
    "slots": "een moment dat allen kunnen",
}

_REFUSED = {
    "members": "Bij de mensen staat een id dubbel, een wens die er niet is, of er zijn er te veel",
    "projects": "Een project staat er twee keer, of zijn grootte klopt niet",
    "rules": "In de regels staat een getal onder 0, of een paar met een naam die er niet is",
    "pool": "In de lijst staat een id twee keer, mist een kenmerk, of het zijn er te veel",
    "quotas": "Van een quotum is het minste meer dan het meeste",
    "size": "Het panel telt minstens één mens",
    "seed": "De seed is een heel getal vanaf 0",
}


def refused_line(error: EngineInputError) -> str:
    """What the engine refused, with its own words for who wants to know exactly."""
    return f"{_REFUSED.get(error.argument, 'Dit kan niet')} ({error.problem})."


def composition_lines(found: Composition) -> Iterator[str]:
    """The division, set by set, and what it cost."""
    if not found.assignment and not found.is_optimal:
        yield from _impossible_lines(found)
        return
    for team in found.teams:
        when = f" (samen kunnen ze: {', '.join(team.slots)})" if team.slots else ""
        yield f"{team.project}: {', '.join(team.members) or 'niemand'}. {team.points} punten{when}"
    parts = ", ".join(
        f"{_RULES[each.rule]} {each.points} van {each.most}" for each in found.per_rule if each.most
    )
    yield f"Samen {found.value} punten: {parts}."
    yield _proof_line(found)
    for each in found.given_up:
        yield _given_up_line(each)
    for price in found.prices:
        if price.points:
            yield f"Zonder “{_RULES[price.rule]}” kwamen er {price.points} punten bij."


def _proof_line(found: Composition) -> str:
    again = f"Met seed {found.seed} komt er elke keer hetzelfde uit."
    if found.is_optimal:
        return f"Beter kan niet: dat is bewezen. {again}"
    if found.gap == 1:
        return f"Hoe ver dit van het beste ligt is niet uitgerekend. {again}"
    percent = f"{100 * found.gap:.1f}".replace(".", ",")
    return f"Meer dan {found.bound:.0f} punten kan niet: hoogstens {percent} % beter. {again}"


def _given_up_line(each: GivenUp) -> str:
    got = f"kreeg wens {each.got}" if each.got else "kreeg geen wens"
    if each.cost is None:
        way = (
            "kon niet binnen de harde regels" if each.is_exact else "kon niet door een enkele ruil"
        )
        return f"{each.member} {got}; wens {each.wish} ({each.project}) {way}."
    if each.cost == 0 and each.is_exact:
        even = "een verdeling die even goed is kan die wens wel geven"
        return f"{each.member} {got}; wens {each.wish} ({each.project}): {even}."
    at_most = "" if each.is_exact else "hoogstens "
    return (
        f"{each.member} {got}; wens {each.wish} ({each.project}) had het geheel "
        f"{at_most}{each.cost} {'punt' if each.cost == 1 else 'punten'} gekost."
    )


def _impossible_lines(found: Composition) -> Iterator[str]:
    if not found.is_impossible:
        yield "Er is binnen de grens geen verdeling gevonden, en ook geen bewijs dat het niet kan."
        return
    yield "Deze verdeling kan niet: de harde regels gaan niet samen."
    for shortage in found.shortages:
        yield _shortage_line(shortage)
    for conflict in found.conflicts:
        yield f"Het kan wel zonder: {' en '.join(_RULES[rule] for rule in conflict.rules)}."


def _shortage_line(each: Shortage) -> str:
    match each.rule, each.subject:
        case "sizes", "least":
            return f"De sets vragen samen minstens {each.asked} mensen; er zijn er {each.there}."
        case "sizes", _:
            return f"In de sets passen samen {each.asked} mensen; er zijn er {each.there}."
        case "residents", _:
            return f"Nodig: {each.asked} bewoners; er zijn er {each.there}."
        case "needs", need:
            return f"{each.asked} projecten hebben “{need}” nodig; {each.there} mensen kunnen dat."
    return (
        f"{each.subject} vraagt {each.asked} mensen op één moment; "
        f"er kunnen er hoogstens {each.there}."
    )


def draw_lines(found: Draw) -> Iterator[str]:
    """The panel, and how fair the lottery was."""
    if not found.is_possible:
        yield "Geen enkel panel voldoet aan alle quota."
        if not found.relax:
            yield "Ruimere quota helpen niet: er zijn te weinig mensen of huishoudens."
        for each in found.relax:
            yield _relaxation_line(each)
        return
    yield f"Geloot: {', '.join(found.panel)}."
    yield (
        f"Uit {len(found.chances)} mensen en {len(found.lottery)} mogelijke verdelingen, met seed "
        f"{found.seed}. Kleinste kans {_percent(found.least)}, meetkundig gemiddelde "
        f"{_percent(found.geometric_mean)}, gini {_percent(found.gini)}."
    )
    if found.least == 0:
        yield "Let op: sommige mensen passen in geen enkel panel en hebben kans 0."
    yield (
        "De kansen zijn zo gelijk als de quota toelaten: dat is bewezen."
        if found.is_proven
        else "De kansen zijn bekend, maar dat ze zo gelijk mogelijk zijn is niet bewezen."
    )


def _relaxation_line(each: Relaxation) -> str:
    return (
        f"Ruimer: {each.feature} {each.value} van {each.least}-{each.most} "
        f"naar {each.new_least}-{each.new_most}."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %".replace(".", ",")
