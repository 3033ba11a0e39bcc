"""Which statement to ask someone next: the one that teaches most, after a floor for all.

The model behind it: a vote v = mean_t + loading_t · z + e, with z ~ N(0, I) the place of a person
in two dimensions and e ~ N(0, noise_t). Asking about statement t then shrinks two doubts, by how
much is known before the answer: where this person stands, and what this statement is like.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from kiemkracht.engines.landscape.candidates import Known, Statements, checked
from kiemkracht.engines.landscape.teaching import (
    Belief,
    person_gains,
    place_of,
    statement_gains,
)

Reason = Literal["seed", "few", "place", "doubt", "chance"]

FLOOR = 10
SEEDS_FIRST = 5
META_ONE_IN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement in the order of asking, and the numbers that put it there.

    `index` is its place in the arrays. `reason`: "seed" a first statement, "few" fewer than
    `floor` people saw it, "place" it tells most about where this person stands, "doubt" it tells
    most about the statement, "chance" drawn, because no model has been computed. `person_gain`
    and `statement_gain` are the expected drops in variance (trace), 0 or more; both 0 for
    "chance". `weight` is the weight in the draw of "few" and "chance", else 0.
    """

    index: int
    reason: Reason
    seen: int
    floor: int
    person_gain: float
    statement_gain: float
    weight: float


__all__ = [
    "FLOOR",
    "SEEDS_FIRST",
    "Asked",
    "Belief",
    "Reason",
    "Statements",
    "order",
    "person_gains",
    "place_of",
    "statement_gains",
]


def order(
    statements: Statements,
    judged: Sequence[int] = (),
    values: Sequence[float] = (),
    *,
    key: str = "",
    floor: int = FLOOR,
    seeds_first: int = SEEDS_FIRST,
) -> list[Asked]:
    """All statements this person did not judge yet, in the order of asking; the first is next.

    1. The first `seeds_first` votes of everyone go to first statements, where there are any.
    2. Then what fewer than `floor` people saw, drawn in proportion to the votes it lacks.
    3. Then the largest expected drop in doubt, the person's and the statement's together; where
       no model has been computed, a draw with the weights `pull`.
    Statements about who takes part (meta) are at most one in three of what someone gets, unless
    nothing else is left. `key` decides every draw and every tie: the same key and numbers give the
    same order, so name in it the conversation, the participant and their number of votes, never
    a time. Raises EngineInputError for arrays that don't fit. Cost: O(T log T + votes).

    It can't tell what the person would rather talk about, and learns nothing of who stays away.
    Source: expected posterior variance as in adaptive testing (van der Linden 1998,
    doi:10.1007/BF02294775), with a floor so that what is new is seen by all parts of a crowd.
    """
    known = checked(statements, judged, values)
    left = sorted(set(range(len(known.seen))) - set(judged))
    draw = _Draw(known, _Gains.of(known, judged, values), key, floor)
    asked = draw.ranked(left, max(0, seeds_first - len(judged)))
    return _spaced(asked, known.is_meta, sum(bool(known.is_meta[at]) for at in judged), len(judged))


@dataclass(frozen=True, slots=True)
class _Gains:
    person: Sequence[float]
    statement: Sequence[float]
    has_model: bool

    @classmethod
    def of(cls, known: Known, judged: Sequence[int], values: Sequence[float]) -> "_Gains":
        model = known.model
        if model is None:
            nothing = [0.0] * len(known.seen)
            return cls(nothing, nothing, False)
        belief = place_of(model.mean, model.loading, model.noise, judged, values)
        return cls(
            person_gains(belief, model.loading, model.noise).tolist(),
            statement_gains(belief, model.noise, known.seen).tolist(),
            True,
        )


@dataclass(frozen=True, slots=True)
class _Draw:
    known: Known
    gains: _Gains
    key: str
    floor: int

    def ranked(self, left: Sequence[int], seeds: int) -> list[Asked]:
        """First some seeds, then what lacks votes, then what teaches most."""
        # One throw for every statement, also for those judged: what others did not change, stays.
        dice = random.Random(self.key)
        luck = [dice.random() for _each in self.known.seen]
        few = self._drawn([at for at in left if self._lacks(at) > 0], luck)
        rest = [at for at in left if self._lacks(at) <= 0]
        if self.gains.has_model:
            rest.sort(key=lambda at: (-self._gain(at), luck[at]))
        else:
            rest = self._drawn(rest, luck)
        in_order = [*few, *rest]
        first = [at for at in in_order if self.known.is_seed[at]][:seeds]
        kept = set(first)
        return [self._told(at, "seed") for at in first] + [
            self._told(at, self._reason(at)) for at in in_order if at not in kept
        ]

    def _drawn(self, some: Sequence[int], luck: Sequence[float]) -> list[int]:
        """Without putting back, chance in proportion to weight (Efraimidis and Spirakis 2006)."""
        return sorted(some, key=lambda at: (-log(max(luck[at], 1e-300)) / self._weight(at), at))

    def _lacks(self, at: int) -> float:
        return self.floor - self.known.seen[at]

    def _gain(self, at: int) -> float:
        return self.gains.person[at] + self.gains.statement[at]

    def _weight(self, at: int) -> float:
        lacks = self._lacks(at)
        return lacks if lacks > 0 else self.known.pull[at]

    def _reason(self, at: int) -> Reason:
        if self._lacks(at) > 0:
            return "few"
        if not self.gains.has_model:
            return "chance"
        return "place" if self.gains.person[at] >= self.gains.statement[at] else "doubt"

    def _told(self, at: int, reason: Reason) -> Asked:
        is_drawn = self._lacks(at) > 0 or not self.gains.has_model
        return Asked(
            index=at,
            reason=reason,
            seen=int(self.known.seen[at]),
            floor=self.floor,
            person_gain=self.gains.person[at],
            statement_gain=self.gains.statement[at],
            weight=self._weight(at) if is_drawn else 0.0,
        )


def _spaced(asked: Sequence[Asked], is_meta: Sequence[bool], meta: int, given: int) -> list[Asked]:
    """The same order, with each statement about who takes part put off until a third allows it."""
    plain = [each for each in asked if not is_meta[each.index]]
    about = [each for each in asked if is_meta[each.index]]
    rank = {each.index: place for place, each in enumerate(asked)}
    spaced: list[Asked] = []
    while plain or about:
        allowed = (meta + 1) * META_ONE_IN <= given + 1
        is_turn = bool(about) and (
            not plain or (allowed and rank[about[0].index] < rank[plain[0].index])
        )
        spaced.append(about.pop(0) if is_turn else plain.pop(0))
        meta, given = meta + is_turn, given + 1
    return spaced
