"""A work spark in words of the reader: as a card, as a page and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kiemkracht.engines.appraisal import NAMES
from kiemkracht.engines.scouting import PATTERNS
from kiemkracht.engines.scripts import FUNCTIONS, LINKS
from kiemkracht.engines.scripts.words import (
    FUNCTION_NAMES,
    LEAD_NAMES,
    STOP_RULES,
    WATCH_QUESTIONS,
)
from kiemkracht.learn.selectors.sparks import Spark, sparks
from kiemkracht.weigh.selectors.wording import language

PARTS: tuple[tuple[int, Promise | str], ...] = (
    (1, _("for yourself")),
    (2, _("for professionals and active residents")),
    (3, _("for who leads")),
)
TIMES: tuple[tuple[int, Promise | str], ...] = (
    (30, _("half an hour at most")),
    (60, _("an hour at most")),
    (120, _("two hours at most")),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One spark in one language. `stop_rule` and `watch` are what usually suits what it is for."""

    number: int
    url: str
    title: str
    goal: str
    part: str | Promise
    function: str
    link: str
    lead: str
    duration: str
    group: str
    use_when: tuple[str, ...]
    steps: tuple[str, ...]
    breaks: tuple[str, ...]
    stop_rule: str
    watch: str


def sheet_of(spark: Spark) -> Sheet:
    """A spark for the reader. Queries: 0."""
    lang, card = language(), spark.card
    patterns = (PATTERNS[code] for code in sorted(card.breaks))
    return Sheet(
        number=spark.number,
        url=reverse("learn:spark", args=[spark.number]),
        title=spark.title[lang],
        goal=spark.goal[lang],
        part=dict(PARTS)[spark.part],
        function=FUNCTION_NAMES[card.function].in_(lang),
        link=NAMES[card.link].in_(lang).lower(),
        lead=LEAD_NAMES[card.lead].in_(lang),
        duration=spark.duration[lang],
        group=_group_in(spark.group),
        use_when=spark.use_when[lang],
        steps=spark.steps[lang],
        breaks=tuple(each.name_nl if lang == "nl" else each.name_en for each in patterns),
        stop_rule=STOP_RULES[card.function].in_(lang),
        watch=WATCH_QUESTIONS[card.function].in_(lang),
    )


def sheets_of(found: Iterable[Spark]) -> tuple[Sheet, ...]:
    """Sparks for the reader. Queries: 0."""
    return tuple(sheet_of(spark) for spark in found)


def sheet_of_number(number: int) -> Sheet | None:
    """One of them, or None. Queries: 0."""
    return next((sheet_of(spark) for spark in sparks() if spark.number == number), None)


def function_choices() -> list[tuple[str, str]]:
    """What sparks are for, in the language of the reader."""
    return [(each, FUNCTION_NAMES[each].in_(language())) for each in FUNCTIONS]


def link_choices() -> list[tuple[str, str]]:
    """The links of a group that sparks make stronger."""
    return [(each, NAMES[each].in_(language()).lower()) for each in LINKS]


def _group_in(group: str) -> str:
    """How many people, as in the content: "1", "2-6" or "vanaf 20"."""
    if group == "1":
        return gettext("alone")
    if group.startswith("vanaf "):
        return gettext("%(least)s people or more") % {"least": group.removeprefix("vanaf ")}
    return gettext("%(group)s people") % {"group": group.replace("-", "–")}
