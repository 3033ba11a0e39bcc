"""From a photo to its picture, position, guards, script and "what if": worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemkracht.engines import scripts
from kiemkracht.engines.appraisal import Appraisal, Figures, Photo, appraise, figures, variants
from kiemkracht.engines.scripts import Card, Flip, Proposal, Situation, WhatIf, derive, flips
from kiemkracht.weigh.selectors.limits import USUAL, Limits

MOST_FLIPS = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """What a script needs besides figures: where it plays, patterns seen, themes."""

    context: str = "both"
    patterns: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The picture of a photo, what could come next, and which single answers would turn it.

    `flip_cards` holds the cards of the script that would come by each of the first twelve flips.
    """

    picture: Appraisal
    proposal: Proposal
    flips: tuple[Flip, ...]
    flip_cards: tuple[tuple[int, ...], ...]


def work_out(
    photo: Photo,
    setting: Setting,
    cards: Sequence[Card],
    *,
    k: int,
    seed: int = 0,
    limits: Limits = USUAL,
) -> WorkedOut:
    """All of it. Raises EngineInputError for what can't be. Cost: some 20 ms for 60 sheets."""
    picture = appraise(photo, k=k, seed=seed, thresholds=limits.appraisal)
    changed = list(variants(photo, picture))
    every = figures([photo, *(each.photo for each in changed)], k=k, thresholds=limits.appraisal)
    own = situation_of(every[0], setting)
    others = [
        WhatIf(each.code, each.about, each.before, each.after, situation_of(found, setting))
        for each, found in zip(changed, every[1:], strict=True)
    ]
    found_flips = flips(own, others, thresholds=limits.scripts)
    return WorkedOut(
        picture,
        derive(own, cards, thresholds=limits.scripts),
        found_flips,
        tuple(_cards_by(flip, others, cards, limits) for flip in found_flips[:MOST_FLIPS]),
    )


def _cards_by(
    flip: Flip, others: Sequence[WhatIf], cards: Sequence[Card], limits: Limits
) -> tuple[int, ...]:
    """The cards of the script that comes when this answer is another."""
    other = next(
        each
        for each in others
        if (each.code, each.about, each.after) == (flip.code, flip.about, flip.after)
    )
    script = derive(other.situation, cards, thresholds=limits.scripts).script
    return tuple(step.card for step in script.steps) if script else ()


def situation_of(found: Figures, setting: Setting) -> Situation:
    """The figures as a script wants them."""
    outcomes, readings = found.outcomes, found.readings
    return Situation(
        impact=outcomes["impact"],
        support=outcomes["support"],
        potential=outcomes["potential"],
        broad=outcomes["broad"],
        power=outcomes["power"],
        certainty=outcomes["certainty"],
        polarisation=outcomes["polarisation"],
        burden=readings["burden"],
        irreversibility=readings["irreversibility"],
        inequality=readings["inequality"],
        links={link: readings[link] for link in scripts.LINKS},
        touched_and_against=found.touched_and_against,
        patterns=setting.patterns,
        themes=setting.themes,
        context=setting.context,
    )
