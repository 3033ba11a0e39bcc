"""What could come next, as the stored proposal says it: advice, and no more than that."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kiemkracht.engines.scripts.words import (
    FUNCTION_NAMES,
    GUARD_NAMES,
    GUARD_REASONS,
    LAYER_NAMES,
    LEAD_NAMES,
    POSITION_MEANINGS,
    POSITION_NAMES,
    PROMISE_NAMES,
    STOP_RULES,
    TRACK_NAMES,
    WATCH_QUESTIONS,
)
from kiemkracht.weigh.selectors.deck import DeckCard, deck, sheets_url
from kiemkracht.weigh.selectors.reasons import (
    against,
    answer_change,
    condition,
    facts_of,
    points_of,
    rule_name,
    title_of,
)
from kiemkracht.weigh.selectors.wording import Packed, language, name_of


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step, with everything one needs to think of it."""

    order: int
    card: int
    title: str
    url: str
    goal: str
    duration: str
    does: tuple[str, ...]
    function: str
    track: str
    layer: str
    lead: str
    within_days: int
    why: str
    facts: str
    points: str
    stop_rule: str
    watch: str
    runner_up: str


@dataclass(frozen=True, slots=True)
class ScriptLines:
    """A script for one position."""

    name: str
    steps: tuple[StepLine, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuardLine:
    """A guard that stands up."""

    code: str
    name: str
    reason: str
    facts: str


@dataclass(frozen=True, slots=True)
class FlipLine:
    """One answer that would be another, and the cards that would come and go by it."""

    text: str
    comes: tuple[str, ...]
    goes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Starting position, guards and scripts; without a position nothing but what is missing."""

    position: str
    meaning: str
    near: str
    others: str
    missing: str
    guards: tuple[GuardLine, ...]
    unknown_guards: str
    script: ScriptLines | None
    alternatives: tuple[ScriptLines, ...]
    rephoto_weeks: tuple[int, int]
    flips: tuple[FlipLine, ...]


def advice_of(result: Packed) -> Advice:
    """Read a stored proposal. Queries: 0."""
    proposal, cards, lang = result["proposal"], deck(), language()
    placing, script = proposal["placing"], proposal["script"]
    position = placing["position"]
    first, last = proposal["rephoto_days"]
    own = [step["card"] for step in script["steps"]] if script else []
    return Advice(
        position=POSITION_NAMES[position].in_(lang) if position else "",
        meaning=POSITION_MEANINGS[position].in_(lang) if position else "",
        near=", ".join(name_of(axis).lower() for axis in placing["near"]),
        others=", ".join(POSITION_NAMES[other].in_(lang) for other in placing["others"]),
        missing=", ".join(name_of(axis).lower() for axis in placing["missing"]),
        guards=tuple(_guard(each) for each in proposal["guards"]),
        unknown_guards=", ".join(
            GUARD_NAMES[code].in_(lang).lower() for code in proposal["unknown_guards"]
        ),
        script=_script(script, cards) if script else None,
        alternatives=tuple(_script(each, cards) for each in proposal["alternatives"]),
        rephoto_weeks=(first // 7, last // 7),
        flips=tuple(_flip(each, own, cards) for each in result["flips"]),
    )


def _guard(guard: Packed) -> GuardLine:
    lang, code = language(), guard["code"]
    facts = [condition(each) for each in guard["conditions"]]
    facts += [*against(guard["groups"]), *(name_of(link).lower() for link in guard["links"])]
    return GuardLine(
        code, GUARD_NAMES[code].in_(lang), GUARD_REASONS[code].in_(lang), ", ".join(facts)
    )


def _script(script: Packed, cards: Mapping[int, DeckCard]) -> ScriptLines:
    return ScriptLines(
        POSITION_NAMES[script["position"]].in_(language()),
        tuple(_step(each, cards) for each in script["steps"]),
        tuple(_notes(script)),
    )


def _notes(script: Packed) -> Iterator[str]:
    lang = language()
    if script["only_reversible"]:
        yield _("Only begin with a piece that can be undone.")
    for code in script["later"]:
        yield _("For later: %(guard)s.") % {"guard": GUARD_NAMES[code].in_(lang).lower()}
    for function in script["unfilled"]:
        yield _("No card was found to %(function)s.") % {
            "function": FUNCTION_NAMES[function].in_(lang)
        }
    for promise in script["broken"]:
        yield _("Mind: %(promise)s.") % {"promise": PROMISE_NAMES[promise].in_(lang)}


def _step(step: Packed, cards: Mapping[int, DeckCard]) -> StepLine:
    lang, why = language(), step["why"]
    card = cards.get(step["card"])
    function = step["function"]
    return StepLine(
        order=step["order"],
        card=step["card"],
        title=title_of(step["card"], cards),
        url=sheets_url([step["card"]]),
        goal=card.goal[lang] if card else "",
        duration=card.duration[lang] if card else "",
        does=tuple(card.steps[lang]) if card else (),
        function=FUNCTION_NAMES[function].in_(lang),
        track=TRACK_NAMES[step["track"]].in_(lang),
        layer=LAYER_NAMES[step["layer"]].in_(lang),
        lead=LEAD_NAMES[step["lead"]].in_(lang),
        within_days=step["start_within_days"],
        why=rule_name(why["rule"]),
        facts=facts_of(why),
        points=points_of(why["score"]),
        stop_rule=STOP_RULES[function].in_(lang),
        watch=WATCH_QUESTIONS[function].in_(lang),
        runner_up=title_of(step["runner_up"]["card"], cards) if step["runner_up"] else "",
    )


def _flip(flip: Packed, own: Collection[int], cards: Mapping[int, DeckCard]) -> FlipLine:
    lang = language()
    changes = []
    if flip["is_new_position"]:
        position = flip["position"]
        changes.append(POSITION_NAMES[position].in_(lang) if position else _("no position"))
    for code in flip["guards_up"]:
        changes.append(_("“%(guard)s” stands up") % {"guard": GUARD_NAMES[code].in_(lang)})
    for code in flip["guards_down"]:
        changes.append(_("“%(guard)s” sits down") % {"guard": GUARD_NAMES[code].in_(lang)})
    # A picture that was made before scripts were kept beside it has none.
    then = flip.get("cards")
    return FlipLine(
        f"{answer_change(flip)}: {', '.join(changes)}",
        tuple(title_of(card, cards) for card in then or () if card not in own),
        tuple(title_of(card, cards) for card in own if then is not None and card not in then),
    )
