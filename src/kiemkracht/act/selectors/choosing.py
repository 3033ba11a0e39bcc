"""What forms of a script begin with: cards, places, and how a step is told now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from kiemkracht.act.enums import Kind, Layer, Lead
from kiemkracht.act.models import LookBack, Script, ScriptChange, ScriptStep
from kiemkracht.act.selectors import wording
from kiemkracht.act.selectors.wording import Differs
from kiemkracht.base import clock, names
from kiemkracht.engines.scripts import FUNCTIONS
from kiemkracht.weigh.selectors.deck import deck
from kiemkracht.weigh.selectors.wording import language

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Latest:
    """What somebody else just did with a step."""

    who: str
    at: datetime
    because: str
    differs: tuple[Differs, ...]
    looked: str


def cards_for(script: Script, step: ScriptStep | None) -> list[Any]:
    """Cards that the script has not, by function, the runner-up of the step first. Queries: 1."""
    used = set(script.steps.exclude(state="dropped").values_list("card", flat=True))
    lang, cards = language(), deck()
    free = {number: each for number, each in cards.items() if number not in used}

    def row(number: int) -> tuple[str, str]:
        each = free[number]
        return str(number), f"{number}. {each.title[lang]} ({each.duration[lang]})"

    shelves: list[Any] = []
    second = step.runner_up.get("card") if step else None
    if second in free:
        shelves.append((_("Came second for this place"), [row(second)]))
    for function in FUNCTIONS:
        here = [
            row(number)
            for number in sorted(free)
            if free[number].card.function == function and number != second
        ]
        if here:
            shelves.append((wording.function_name(function).capitalize(), here))
    return shelves


def places_for(script: Script, step: ScriptStep | None) -> list[tuple[str, str]]:
    """Where a step can stand: first, or after one of the others. Queries: 1."""
    cards = deck()
    rows = script.steps.exclude(state="dropped")
    others = [each for each in rows if step is None or each.pk != step.pk]
    found = [("1", _("First"))]
    for number, each in enumerate(others, start=2):
        title = wording.step_title(each.card, each.words, cards)
        found.append((str(number), _("After “%(title)s”") % {"title": title}))
    return found


def told(step: ScriptStep) -> dict[str, Any]:
    """How a step is told now; usual words stand in the language of the reader. Queries: 0."""
    return {
        "seen": step.revision,
        "words": step.words,
        "puller_words": step.puller_words,
        "start_on": step.start_on,
        "look_back_on": step.look_back_on,
        "stop_rule": step.stop_rule or wording.usual_stop_rule(step.function),
        "watch": step.watch or wording.usual_watch(step.function),
        "layer": step.layer,
        "lead": step.lead,
    }


def new_step() -> dict[str, Any]:
    """What a step of the group's own begins with. Queries: 0."""
    today = clock.today()
    return {
        "start_on": today + _WEEK,
        "look_back_on": today + 2 * _WEEK,
        "layer": Layer.CULTURE.value,
        "lead": Lead.CARRIERS.value,
    }


def own_stop_rule(text: str, function: str) -> str:
    """What to keep of a stop rule: nothing when it is the usual one."""
    return wording.own_or_usual(text, wording.usual_stop_rule(function)) if function else text


def own_watch(text: str, function: str) -> str:
    """What to keep of a question to watch: nothing when it is the usual one."""
    return wording.own_or_usual(text, wording.usual_watch(function)) if function else text


def change_of(script: Script, number: int) -> ScriptChange | None:
    """One change that is of a step. Queries: 1."""
    rows = script.changes.select_related("step").exclude(kind=Kind.CHOSEN)
    return rows.filter(number=number).first()


def latest_change(step: ScriptStep) -> Latest | None:
    """What was done last with a step: a change, or looking back. Queries: 3."""
    change = step.changes.order_by("-number").first()
    looked = LookBack.objects.filter(step=step).order_by("-pk").first()
    newest = max(
        (each for each in (change, looked) if each), key=lambda each: each.at, default=None
    )
    if newest is None:
        return None
    who = names.of([newest.by_id]).get(newest.by_id, "") if newest.by_id else ""
    if isinstance(newest, ScriptChange):
        differs = wording.differences(newest.before, newest.after, deck())
        return Latest(who, newest.at, newest.because, differs, "")
    return Latest(who, newest.at, "", (), newest.text)
