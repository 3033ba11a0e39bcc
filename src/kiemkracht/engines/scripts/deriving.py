"""From a situation to a script: position, guards, places, cards. The same in, the same out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.engines.scripts.cards import (
    Card,
    CardScore,
    Experience,
    check_cards,
    check_experience,
    is_suitable,
    score_card,
)
from kiemkracht.engines.scripts.guarding import Condition, Guard, guards_of, unknown_guards
from kiemkracht.engines.scripts.positions import AXES, Placing, place
from kiemkracht.engines.scripts.promises import broken_promises
from kiemkracht.engines.scripts.script import (
    LAYERS,
    TRACKS,
    Proposal,
    Script,
    Step,
    Why,
)
from kiemkracht.engines.scripts.situation import Situation, check_situation
from kiemkracht.engines.scripts.slots import Slot, guard_slot, listening_slots, slots_of
from kiemkracht.engines.scripts.thresholds import USUAL, Thresholds

_KEPT = ("try", "harvest")
_NEW = Experience()


@dataclass(frozen=True, slots=True)
class _Deck:
    """What cards are chosen by."""

    cards: Sequence[Card]
    situation: Situation
    experience: Mapping[int, Experience]
    limits: Thresholds


def derive(
    situation: Situation,
    cards: Sequence[Card],
    *,
    experience: Mapping[int, Experience] | None = None,
    thresholds: Thresholds = USUAL,
) -> Proposal:
    """The starting position, the guards, and a script for it and for each position near by.

    Every step tells by which rule and figures it stands there, how its card scored, and which
    card came second. The order of the cards makes no difference. Without impact, support or
    potential there is no position and no script, and `placing.missing` says what lacks.

    Raises EngineInputError naming situation, cards or experience. Cost: O(steps · cards), under a
    millisecond. It can't tell whether a step will help: that is seen by doing it.
    """
    check_situation(situation)
    check_cards(cards)
    check_experience(experience or {})
    placing = place(situation, thresholds)
    guards = guards_of(situation, thresholds)
    deck = _Deck(sorted(cards, key=_number), situation, experience or {}, thresholds)
    return Proposal(
        placing=placing,
        guards=guards,
        unknown_guards=unknown_guards(situation),
        script=_script(placing.position, guards, deck) if placing.position else None,
        alternatives=_alternatives(placing, guards, deck),
        rephoto_days=(thresholds.rephoto_from_days, thresholds.rephoto_until_days),
        version=thresholds.version,
    )


def _alternatives(placing: Placing, guards: tuple[Guard, ...], deck: _Deck) -> tuple[Script, ...]:
    """Scripts of the positions near by; while one first looks they would all be the same."""
    if any(guard.code == "W1" for guard in guards):
        return ()
    return tuple(
        _script(other, guards, deck, near=axis)
        for axis, other in zip(placing.near, placing.others, strict=True)
    )


def _number(card: Card) -> int:
    return card.number


def _script(position: str, guards: tuple[Guard, ...], deck: _Deck, near: str = "") -> Script:
    """The script of a position; `near` is the axis that might lie on the other side."""
    codes = [guard.code for guard in guards]
    first, later = _guard_slots(codes, deck)
    body = listening_slots() if "W1" in codes else slots_of(position)
    slots = first + _within(body, deck.limits.most_steps - len(first))
    steps, unfilled = _filled(slots, guards, deck, near)
    return Script(
        position,
        steps,
        only_reversible="W4" in codes,
        later=later,
        unfilled=unfilled,
        broken=broken_promises(steps),
    )


def _guard_slots(codes: list[str], deck: _Deck) -> tuple[list[Slot], tuple[str, ...]]:
    """The steps of guards in their places, and guards that have to wait.

    While W1 stands up only steps of listening go in: who knows too little first listens.
    """
    asked = [found for code in codes if (found := guard_slot(code, deck.situation))]
    asked.sort(key=lambda found: found[0])
    slots = [slot for _, slot in asked]
    waiting = []
    if "W1" in codes:
        waiting = [slot for slot in slots if slot.function != "listen"]
        slots = [slot for slot in slots if slot.function == "listen"]
    most = deck.limits.most_guard_steps
    later = sorted(slot.rule for slot in slots[most:] + waiting)
    return slots[:most], tuple(later)


def _within(body: list[Slot], room: int) -> list[Slot]:
    """Drop places from the front; a trial and looking back upon it stay as long as they can."""
    kept = list(body)
    while len(kept) > room:
        droppable = [at for at, slot in enumerate(kept) if slot.function not in _KEPT]
        kept.pop(droppable[0] if droppable else -1)
    return kept


def _filled(
    slots: list[Slot], guards: tuple[Guard, ...], deck: _Deck, near: str
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    used: set[int] = set()
    chosen: list[tuple[Slot, Card, CardScore, list[tuple[Card, CardScore]]]] = []
    unfilled = []
    for slot in slots:
        ranked = _ranked(slot, used, deck)
        if not ranked:
            unfilled.append(slot.function)
            continue
        (card, score), rest = ranked[0], ranked[1:]
        used.add(card.number)
        chosen.append((slot, card, score, rest))
    by_code = {guard.code: guard for guard in guards}
    axes = _of_position(deck, near)
    steps = [
        _step(
            at,
            len(chosen),
            slot,
            card,
            _why(slot, score, by_code, axes),
            _second(rest, used),
            deck.limits,
        )
        for at, (slot, card, score, rest) in enumerate(chosen)
    ]
    return tuple(steps), tuple(unfilled)


def _second(rest: list[tuple[Card, CardScore]], used: set[int]) -> CardScore | None:
    """The best card that has no place in this script yet: only that one can take over."""
    return next((score for card, score in rest if card.number not in used), None)


def _ranked(slot: Slot, used: set[int], deck: _Deck) -> list[tuple[Card, CardScore]]:
    """Cards for a place, best first; equals by the shorter, then by the lower number."""
    found = [
        (
            card,
            score_card(
                card,
                deck.situation,
                slot.wanted,
                deck.experience.get(card.number, _NEW),
                deck.limits,
            ),
        )
        for card in deck.cards
        if card.number not in used
        and card.function == slot.function
        and is_suitable(card, deck.situation, slot.wanted)
    ]
    return sorted(found, key=lambda each: (-each[1].score, each[0].minutes, each[0].number))


def _why(
    slot: Slot, score: CardScore, guards: Mapping[str, Guard], axes: tuple[Condition, ...]
) -> Why:
    guard = guards.get(slot.rule)
    if guard is not None:
        return Why(slot.rule, guard.conditions, guard.groups, slot.link, score)
    return Why(slot.rule, axes, (), "", score)


def _of_position(deck: _Deck, near: str) -> tuple[Condition, ...]:
    """The three axes beside the split."""
    split = deck.limits.split
    values = [(axis, getattr(deck.situation, axis)) for axis in AXES]
    return tuple(
        Condition(axis, value, "≈" if axis == near else "≥" if value >= split else "<", split)
        for axis, value in values
    )


def _step(
    at: int,
    count: int,
    slot: Slot,
    card: Card,
    why: Why,
    runner_up: CardScore | None,
    limits: Thresholds,
) -> Step:
    # Spread evenly: the first within two weeks, the last well before the next photo.
    between = limits.last_start_days - limits.first_days
    return Step(
        order=at + 1,
        card=card.number,
        function=slot.function,
        track=TRACKS[slot.function],
        layer=LAYERS[slot.function],
        lead=card.lead,
        start_within_days=limits.first_days + between * at // max(count - 1, 1),
        why=why,
        runner_up=runner_up,
    )
