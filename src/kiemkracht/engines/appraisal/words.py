"""Names, formulas and notes in words, Dutch and English, so that every number can be read."""

from dataclasses import dataclass

from kiemkracht.engines.appraisal.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Words:
    """The same in two languages."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """Dutch for "nl", else English."""
        return self.nl if language == "nl" else self.en


NAMES = {
    "impact": Words("Impact", "Impact"),
    "price": Words("Prijs", "Price"),
    "broad": Words("Breed", "Broad"),
    "power": Words("Macht", "Power"),
    "touched": Words("Geraakt", "Touched"),
    "support": Words("Draagvlak", "Support"),
    "polarisation": Words("Polarisatie", "Polarisation"),
    "certainty": Words("Zekerheid", "Certainty"),
    "potential": Words("Potentieel", "Potential"),
    "reach": Words("Reikwijdte", "Reach"),
    "depth": Words("Diepte", "Depth"),
    "value": Words("Waarde", "Value"),
    "burden": Words("Last", "Burden"),
    "irreversibility": Words("Onomkeerbaarheid", "Irreversibility"),
    "inequality": Words("Ongelijkheid", "Inequality"),
    "energy": Words("Energie", "Energy"),
    "connections": Words("Verbindingen", "Connections"),
    "means": Words("Middelen", "Means"),
    "backing": Words("Rugdekking", "Backing"),
    "learning": Words("Leervermogen", "Learning"),
    "recovery": Words("Terugvalopvang", "Recovery"),
    "affected": Words("mensen die het merken", "people who will notice"),
    "population": Words("mensen in het verband", "people in the community"),
    "reach_limit": Words("grens", "limit"),
    "settled": Words("samen afgesproken", "settled together"),
    "answers": Words("antwoorden", "answers"),
    "mean_answer": Words("gemiddeld antwoord", "mean answer"),
    "initiators": Words("wie ermee begon", "initiators"),
    "affected_side": Words("wie het raakt", "those affected"),
    "trust": Words("hoe zeker we het weten", "how sure we are"),
    "size": Words("mensen in de groep", "people in the group"),
    "influence": Words("invloed", "influence"),
    "touch": Words("geraakt", "touched"),
    "group_part": Words("groep", "group"),
    "group_share": Words("deel dat ervoor is", "share that is for it"),
    "group_mean": Words("gemiddelde positie", "mean position"),
    "position_-2": Words("tegen", "against"),
    "position_-1": Words("liever niet", "rather not"),
    "position_0": Words("weet nog niet", "undecided"),
    "position_1": Words("ervoor", "for it"),
    "position_2": Words("draagt actief bij", "helps to carry it"),
    "positions": Words("posities", "positions"),
    "groups": Words("groepen die het raakt", "groups with a stake"),
    "dropout_risk": Words("Kans op afhaken", "Risk of dropping out"),
    "missed_share": Words("hoe vaak mensen wegbleven", "missed participation"),
    "energy_drop": Words("daling van energie", "drop in energy"),
    "oldest_question_days": Words(
        "dagen dat de oudste vraag wacht", "days the oldest question waits"
    ),
}

MEANINGS = {
    "impact": Words("wat het brengt", "what it brings"),
    "price": Words("wat het vraagt", "what it asks"),
    "broad": Words("hoeveel mensen ervoor zijn", "how many people are for it"),
    "power": Words("hoe staan wie erover beslissen", "how those who decide stand"),
    "touched": Words("hoe staan wie het merken", "how those who feel it stand"),
    "support": Words("wie het wil", "who wants it"),
    "polarisation": Words("hoe ver meningen uiteen liggen", "how far apart views lie"),
    "certainty": Words("hoe zeker we dit weten", "how sure we are of this"),
    "potential": Words("of we het volhouden", "whether we can keep it up"),
}

FORMULAS = {
    "given": Words("ingevuld", "filled in"),
    "settled": Words(
        "de groep sprak dit samen af, en dat gaat voor de antwoorden",
        "the group settled this together, which goes before the answers",
    ),
    "reach": Words(
        "hoeveel van de vier grenzen het deel van het verband haalt dat het merkt",
        "how many of the four limits are reached by the share of the community that notices",
    ),
    "all_answers": Words("het gemiddelde van alle antwoorden", "the mean of all answers"),
    "two_sides": Words(
        "het midden van twee gemiddelden: wie ermee begon en wie het raakt tellen elk half",
        "the middle of two means: initiators and those affected count for half each",
    ),
    "quarter_mean": Words(
        "25 × het gemiddelde van wat bekend is", "25 × the mean of what is known"
    ),
    "share_positive": Words(
        "wie ervoor is of bijdraagt, gedeeld door wie geteld is",
        "those for it or helping, over those counted",
    ),
    "mean_position": Words(
        "gemiddelde van −2 (tegen) tot +2 (draagt actief bij)",
        "mean from −2 (against) to +2 (helps to carry it)",
    ),
    "part": Words("wat deze groep inbrengt", "what this group brings in"),
    "broad": Words(
        "100 × (mensen per groep × deel dat ervoor is), opgeteld en gedeeld door alle mensen",
        "100 × (people per group × share for it), added up and divided by all people",
    ),
    "weighted": Words(
        "50 + 25 × de gemiddelde positie, waarbij elke groep telt naar gewicht × zekerheid",
        "50 + 25 × the mean position, each group counting by weight × how sure we are",
    ),
    "three_views": Words(
        "het gemiddelde van Breed, Macht en Geraakt", "the mean of Broad, Power and Touched"
    ),
    "spread": Words(
        "100 × spreiding (variantie) van alle posities ÷ 4; 100 is half tegen, half ervoor",
        "100 × variance of all positions ÷ 4; 100 is half against, half for it",
    ),
    "mean_trust": Words(
        "100 × het gemiddelde over de groepen van hoe zeker we het weten; niet gevraagd is 0",
        "100 × the mean over groups of how sure we are; not asked is 0",
    ),
    "mean_and_weakest": Words(
        "100 × (de helft van het gemiddelde ÷ 4 + de helft van de zwakste ÷ 4)",
        "100 × (half of the mean ÷ 4 + half of the weakest ÷ 4)",
    ),
    "dropout_risk": Words(
        "100 × (0,35 × wegblijven + 0,25 × daling ÷ 4 + 0,20 × dagen ÷ 42 + 0,20 × last ÷ 4)",
        "100 × (0.35 × missed + 0.25 × drop ÷ 4 + 0.20 × days ÷ 42 + 0.20 × burden ÷ 4)",
    ),
}

NOTES = {
    "unknown": Words("niemand weet dit nog", "nobody knows this yet"),
    "too_few": Words("te weinig antwoorden", "too few answers"),
    "not_asked": Words("nog niet gevraagd", "not asked yet"),
    "no_groups": Words("er zijn nog geen groepen genoemd", "no groups are named yet"),
    "no_weight": Words(
        "van geen groep zijn positie en gewicht allebei bekend",
        "no group has both a position and a weight that are known",
    ),
    "incomplete": Words("te veel onderdelen zijn onbekend", "too many parts are unknown"),
    "hidden": Words(
        "verborgen, want de groep is klein; de groep telt wel mee in het totaal",
        "hidden, as the group is small; it does count in the total",
    ),
}

LABELS = {
    "low": Words("laag", "low"),
    "middle": Words("midden", "middle"),
    "high": Words("hoog", "high"),
}


def told(number: Reckoning, language: str) -> str:
    """One line: name, of whom, value and formula or why there is none."""
    name = NAMES[number.code].in_(language)
    about = f" ({number.about})" if number.about else ""
    if number.note:
        return f"{name}{about}: {NOTES[number.note].in_(language)}"
    if number.value is None:
        return f"{name}{about}: {NOTES['unknown'].in_(language)}"
    value = f"{number.value:.2f}".rstrip("0").rstrip(".")
    shown = value.replace(".", ",") if language == "nl" else value
    if number.formula == "given":
        return f"{name}{about}: {shown}"
    return f"{name}{about}: {shown} = {FORMULAS[number.formula].in_(language)}"
