"""From features to a score: a logistic of named terms, so that anyone can do the sum again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from kiemkracht.engines.scouting.content import PATTERNS, SIGNALS, pattern_book, weights
from kiemkracht.engines.scouting.features import Shown
from kiemkracht.engines.scouting.hints import Hit
from kiemkracht.engines.scouting.words import Word

_MOST_WEAK = 3
_WORTH_SAYING = -0.3
"""Terms that lower the score by less are not shown."""
_TWICE = 1.3
"""Two strong hints of one pattern count for this much of one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a sentence shows `code`, with the hints that speak for and against it."""

    code: str
    score: float
    hits: tuple[Hit, ...]
    against: tuple[Hit, ...]


def logistic(total: float) -> float:
    """1 / (1 + e^-total), without overflow."""
    return 1 / (1 + exp(-total)) if total >= 0 else exp(total) / (1 + exp(total))


def sprout_terms(shown: Shown) -> dict[str, float]:
    """The terms of the sum: weight times value per feature, and the `bias`."""
    table = weights()["kiem"]
    terms = {name: table.get(name, 0.0) * value for name, value in shown.values.items()}
    return {"bias": table["bias"], **terms}


def judge_sprout(shown: Shown) -> Verdict:
    """Whether a sentence looks like a kiem, and which signal speaks loudest."""
    terms = sprout_terms(shown)
    code = _loudest(shown, terms)
    chosen = [name for name in SIGNALS[code].features if name in shown.hits]
    others = [name for one in SIGNALS.values() for name in one.features if name in shown.hits]
    named = chosen or others or [name for name in _PLAIN if name in shown.hits]
    if chosen:
        named = list(dict.fromkeys((*chosen, *others)))
    against = [name for name in shown.hits if terms[name] <= _WORTH_SAYING]
    return Verdict(
        code=code,
        score=logistic(sum(terms.values())),
        hits=tuple(hit for name in named for hit in shown.hits[name]),
        against=tuple(hit for name in against for hit in shown.hits[name]),
    )


_PLAIN = ("care", "resident", "worker", "name", "first_person", "act")


def _loudest(shown: Shown, terms: Mapping[str, float]) -> str:
    table = weights()["signal"]
    loud = {
        code: sum(table[name] * shown.values[name] for name in one.features if name in shown.values)
        for code, one in SIGNALS.items()
    }
    best = max(loud, key=lambda code: loud[code])
    if loud[best] > 0:
        return best
    # Nothing names the signal: a street that acts is K2, a professional who acts is K1.
    return "K1" if "worker" in shown.values or "first_person" in shown.values else "K2"


def verdicts(shown: Shown, patterns: Sequence[Verdict]) -> list[float]:
    """What the hints say, as numbers of like size: of a kiem first, then of each pattern.

    26 numbers, about -2 to 5.
    """
    total = sum(sprout_terms(shown).values())
    said = {one.code: one.score for one in patterns}
    return [max(-2.0, min(2.0, total / 3)), *(_size(said.get(code)) for code in sorted(PATTERNS))]


def likeliest(patterns: Sequence[Verdict]) -> float:
    """The score of the likeliest pattern by its hints, 0 without any."""
    return patterns[0].score if patterns else 0.0


def _size(score: float | None) -> float:
    """Half the logit of a score, so that no hint at all is near 0."""
    kept = min(max(0.1 if score is None else score, 0.001), 0.999)
    return log(kept / (1 - kept)) / 2 + 1.1


def judge_patterns(words: Sequence[Word]) -> list[Verdict]:
    """The patterns of which the sentence has a hint, the likeliest first."""
    hits = pattern_book().find(words)
    codes = {key[:3] for key in hits if key.endswith((".strong", ".weak"))}
    found = [_judge_pattern(code, hits) for code in sorted(codes)]
    return sorted(found, key=lambda verdict: (-verdict.score, -_said(verdict), verdict.code))


def _judge_pattern(code: str, hits: Mapping[str, Sequence[Hit]]) -> Verdict:
    table = weights()["pattern"]
    strong, weak = hits.get(f"{code}.strong", ()), hits.get(f"{code}.weak", ())
    against = hits.get(f"{code}.against", ())
    weak = _apart(weak, {place for hit in strong for place in hit.places})
    total = (
        table["bias"]
        + table["strong"] * (0 if not strong else 1 if len(strong) == 1 else _TWICE)
        + table["weak"] * min(len(weak), _MOST_WEAK)
        + (table["stuck"] if weak and "stuck" in hits else 0)
        + table["against"] * min(len(against), 2)
    )
    return Verdict(code, logistic(total), (*strong, *weak), tuple(against))


def _apart(hits: Iterable[Hit], taken: set[int]) -> list[Hit]:
    """Hints at words of their own, longest first: a word counts once."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit.places), hit.places)):
        if not taken.intersection(hit.places):
            kept.append(hit)
            taken.update(hit.places)
    return kept


def _said(verdict: Verdict) -> int:
    """How many words a pattern rests on: of equals, the one with more words goes first."""
    return len({place for hit in verdict.hits for place in hit.places})
