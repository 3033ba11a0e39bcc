"""The Dutch of a script: position, guards, steps with their why, and what would turn it."""

from collections.abc import Iterator

from kiemkracht.engines.appraisal import NAMES
from kiemkracht.engines.scripts import CardScore, Condition, Flip, Guard, Proposal, Script, Step
from kiemkracht.engines.scripts.words import (
    FUNCTION_NAMES,
    GUARD_NAMES,
    GUARD_REASONS,
    LEAD_NAMES,
    PART_NAMES,
    POSITION_MEANINGS,
    POSITION_NAMES,
    PROMISE_NAMES,
    STOP_RULES,
    WATCH_QUESTIONS,
)
from kiemkracht.learn.selectors.sparks import sparks

MOST_FLIPS = 12


def script_lines(proposal: Proposal, script: Script) -> Iterator[str]:
    """The position with its guards, and each script: its own first, then those near by."""
    position = script.position
    yield f"Startpositie: {POSITION_NAMES[position].nl}. {POSITION_MEANINGS[position].nl}"
    if proposal.placing.is_border_case:
        near = ", ".join(NAMES[axis].nl.lower() for axis in proposal.placing.near)
        others = ", ".join(POSITION_NAMES[other].nl for other in proposal.placing.others)
        yield f"Grensgeval op {near}: kijk ook naar {others}."
    yield from guard_lines(proposal)
    yield ""
    is_looking = any(guard.code == "W1" for guard in proposal.guards)
    yield f"Script: {(GUARD_NAMES['W1'] if is_looking else POSITION_NAMES[position]).nl}"
    yield from _steps(script)
    for other in proposal.alternatives:
        yield ""
        yield f"Ook te bekijken: {POSITION_NAMES[other.position].nl}"
        yield from _steps(other)
    first, last = (days // 7 for days in proposal.rephoto_days)
    yield ""
    yield f"Maak na {first} tot {last} weken een nieuwe foto."


def guard_lines(proposal: Proposal) -> Iterator[str]:
    """The guards that stand up, and those that can't be judged yet."""
    for guard in proposal.guards:
        yield f"Wachter {guard.code} {GUARD_NAMES[guard.code].nl}. {GUARD_REASONS[guard.code].nl}"
        yield f"  Want {_because(guard)}."
    for code in proposal.unknown_guards:
        yield f"Wachter {code} {GUARD_NAMES[code].nl}: nog niet te zeggen."


def _because(guard: Guard) -> str:
    parts = [_condition(each) for each in guard.conditions]
    parts += _against(guard.groups)
    parts += [NAMES[link].nl.lower() for link in guard.links]
    return ", ".join(parts)


def _against(groups: tuple[str, ...]) -> list[str]:
    names = [group or "een kleine groep" for group in groups]
    *most, last = names or [""]
    listed = f"{', '.join(most)} en {last}" if most else last
    return [f"geraakt en tegen: {listed}"] if names else []


def _condition(each: Condition) -> str:
    name = "de zwakste schakel" if each.figure == "weakest_link" else NAMES[each.figure].nl.lower()
    return f"{name} {_number(each.value)} {each.sign} {_number(each.threshold)}"


def _steps(script: Script) -> Iterator[str]:
    for step in script.steps:
        yield from _step(step)
    if script.only_reversible:
        yield "  Let op: begin alleen met een stuk dat terug kan (W4)."
    for code in script.later:
        yield f"  Later oppakken: {code} {GUARD_NAMES[code].nl.lower()}."
    for function in script.unfilled:
        yield f"  Geen werkvonk gevonden voor {FUNCTION_NAMES[function].nl}."
    for promise in script.broken:
        yield f"  Let op: {PROMISE_NAMES[promise].nl}."


def _step(step: Step) -> Iterator[str]:
    yield (
        f"  {step.order}. [{step.card}] {_title(step.card)} ({FUNCTION_NAMES[step.function].nl}), "
        f"begin binnen {step.start_within_days} dagen"
    )
    yield f"     Trekker: {LEAD_NAMES[step.lead].nl}"
    yield f"     Waarom: {_why(step)}"
    if step.runner_up is not None:
        second = step.runner_up
        yield f"     Ook goed: [{second.card}] {_title(second.card)} ({_number(second.score)})"
    yield f"     Stopregel: {STOP_RULES[step.function].nl}"
    yield f"     Kijkvraag: {WATCH_QUESTIONS[step.function].nl}"


def _why(step: Step) -> str:
    why = step.why
    name = GUARD_NAMES.get(why.rule) or POSITION_NAMES[why.rule]
    rule = f"{why.rule} {name.nl.lower()}" if why.rule in GUARD_NAMES else name.nl
    facts = [_condition(each) for each in why.conditions]
    facts += _against(why.groups)
    if why.link:
        facts.append(NAMES[why.link].nl.lower())
    return f"{rule} ({', '.join(facts)}); {_score(why.score)}"


def _score(score: CardScore) -> str:
    parts = [
        f"{PART_NAMES[name].nl} {_number(points)}" for name, points in score.parts.items() if points
    ]
    return f"{_number(score.score)} punten: {', '.join(parts)}" if parts else "0 punten"


def flip_lines(proposal: Proposal, flips: tuple[Flip, ...]) -> Iterator[str]:
    """Which single answers would change the position or a guard."""
    if flips:
        yield ""
        yield "Als één antwoord anders was:"
    for flip in flips[:MOST_FLIPS]:
        yield f"  - {_flip(flip)}"
    if len(flips) > MOST_FLIPS:
        yield f"  - en nog {len(flips) - MOST_FLIPS} (zie --json)"


def _flip(flip: Flip) -> str:
    about = f" van {flip.about}" if flip.about else ""
    before = "onbekend" if flip.before is None else _number(round(flip.before, 1))
    changes = []
    if flip.is_new_position:
        changes.append(POSITION_NAMES[flip.position].nl if flip.position else "geen startpositie")
    changes += [f"wachter {code} erbij" for code in flip.guards_up]
    changes += [f"wachter {code} weg" for code in flip.guards_down]
    name = NAMES[flip.code].nl.lower()
    return f"{name}{about} {before} → {_number(flip.after)}: {', '.join(changes)}"


def _title(card: int) -> str:
    return next(spark.title["nl"] for spark in sparks() if spark.number == card)


def _number(value: float) -> str:
    return f"{round(value, 2):g}".replace(".", ",")
