"""What a startfoto asks: five items and six links of three statements, in two languages.

Own wording; nothing here comes from a licensed scale.
"""

from dataclasses import dataclass

ITEMS = ("depth", "value", "burden", "irreversibility", "inequality")
LINKS = ("energy", "connections", "means", "backing", "learning", "recovery")
READINGS = (*ITEMS, *LINKS)
IMPACT = ("reach", "depth", "value")
PRICE = ("burden", "irreversibility", "inequality")
PER_LINK = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One question with an answer 0 to 4, or "I don't know".

    `reading` is the item or the link that it tells about; `is_quick` says whether the quick photo
    of twenty minutes asks it; `anchors` name what 0 and the other answers mean.
    """

    code: str
    reading: str
    is_quick: bool
    nl: str
    en: str
    anchors_nl: tuple[str, ...]
    anchors_en: tuple[str, ...]


_MUCH_NL = ("niets", "een beetje", "merkbaar", "veel", "heel veel")
_MUCH_EN = ("nothing", "a little", "noticeably", "much", "very much")
_TRUE_NL = ("klopt niet", "klopt een beetje", "half waar", "klopt aardig", "klopt helemaal")
_TRUE_EN = ("not true", "a little true", "half true", "mostly true", "fully true")

_ABOUT_IT = (
    Question(
        "depth",
        "depth",
        True,
        "Wat verandert er vooral?",
        "What changes most of all?",
        (
            "niets wezenlijks",
            "een hulpmiddel of plek",
            "een gewoonte of werkwijze",
            "hoe mensen met elkaar omgaan of wie beslist",
            "wie we zijn en waar we voor staan",
        ),
        (
            "nothing essential",
            "a tool or a place",
            "a habit or a way of working",
            "how people treat each other or who decides",
            "who we are and what we stand for",
        ),
    ),
    Question(
        "value",
        "value",
        True,
        "Hoeveel beter wordt het voor wie het aangaat?",
        "How much better does it get for those whom it concerns?",
        _MUCH_NL,
        _MUCH_EN,
    ),
    Question(
        "burden",
        "burden",
        True,
        "Hoeveel extra moeite of verlies vraagt het van wie mee moet?",
        "How much extra trouble or loss does it ask of those who must go along?",
        _MUCH_NL,
        _MUCH_EN,
    ),
    Question(
        "irreversibility",
        "irreversibility",
        True,
        "Kunnen we terug als het tegenvalt?",
        "Can we go back if it disappoints?",
        ("morgen terug te draaien", "snel terug", "met moeite terug", "bijna niet", "niet meer"),
        ("back tomorrow", "back soon", "back with effort", "hardly", "no longer"),
    ),
    Question(
        "inequality",
        "inequality",
        True,
        "Wie gaat erop achteruit?",
        "Who loses by it?",
        (
            "niemand gaat erop achteruit",
            "licht, en het wordt vergoed",
            "een groep levert in",
            "een groep die al weinig heeft levert in",
            "ernstig en niet te herstellen",
        ),
        (
            "nobody loses",
            "lightly, and it is made good",
            "one group gives something up",
            "a group that has little already gives something up",
            "gravely and beyond repair",
        ),
    ),
)

_STATEMENTS = {
    "energy": (
        ("Hier is zin om dit te doen.", "People here feel like doing this."),
        ("Wie meedoet kiest daar zelf voor.", "Whoever joins in chose to."),
        (
            "We zagen de laatste maand iets moois lukken.",
            "In the last month we saw something good succeed.",
        ),
    ),
    "connections": (
        (
            "Buiten onze groep zijn mensen die willen helpen.",
            "Outside our group there are people who want to help.",
        ),
        ("Als het vastloopt weten we wie we bellen.", "When it gets stuck we know whom to call."),
        (
            "Er zijn mensen die groepen aan elkaar knopen.",
            "There are people who tie groups together.",
        ),
    ),
    "means": (
        ("Er is tijd voor de eerstvolgende stap.", "There is time for the very next step."),
        (
            "Er is een plek, spullen en een beetje geld.",
            "There is a place, material and a little money.",
        ),
        (
            "We kunnen wat nodig is, of weten wie het kan.",
            "We can do what it takes, or know who can.",
        ),
    ),
    "backing": (
        ("Het is duidelijk dat we dit mogen.", "It is clear that we may do this."),
        ("Als het misgaat staat er iemand achter ons.", "If it goes wrong someone stands by us."),
        (
            "Regels helpen ons meer dan ze hinderen.",
            "Rules help us more than they hinder us.",
        ),
    ),
    "learning": (
        ("We kunnen hardop zeggen wat niet lukt.", "We can say aloud what does not work."),
        (
            "Na een tegenvaller veranderen we onze aanpak.",
            "After a setback we change our approach.",
        ),
        ("We nemen tijd om terug te kijken.", "We take time to look back."),
    ),
    "recovery": (
        (
            "Als de trekker wegvalt gaat het door.",
            "If the person who pulls it drops out, it goes on.",
        ),
        ("We hebben eerder een tegenslag opgevangen.", "We have coped with a setback before."),
        ("We kunnen zo nodig kleiner verder.", "If need be we can go on in a smaller way."),
    ),
}

QUESTIONS: tuple[Question, ...] = (
    *_ABOUT_IT,
    *(
        Question(f"{link}_{at}", link, at == 1, nl, en, _TRUE_NL, _TRUE_EN)
        for link, statements in _STATEMENTS.items()
        for at, (nl, en) in enumerate(statements, 1)
    ),
)
CODES = tuple(question.code for question in QUESTIONS)
