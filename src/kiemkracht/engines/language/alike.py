"""Words and meaning together: what resembles a text, also when it is said in other words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.engines.language.folding import words
from kiemkracht.engines.language.similarity import Similar

_FEW = 20
LEAST_NEAR = 0.3
"""Below this two texts have no more in common than any two Dutch sentences."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A document that resembles the query.

    `score` = (`in_words` + `weight` · `in_meaning`) / (1 + `weight`), each a cosine of 0..1:
    compare it within one answer only. `shared_words` is empty when only the meaning is near.
    """

    id: str
    score: float
    in_words: float
    in_meaning: float
    weight: float
    shared_words: tuple[str, ...]


def weight_of_meaning(query: str) -> float:
    """How much meaning weighs beside words: 20 / (20 + number of words), so 0..1.

    Who types a few words may use other words than the text; a whole story has words enough, and
    there the sum of all its words says less.
    """
    return round(_FEW / (_FEW + sum(1 for _ in words(query))), 3)


def together(
    query: str,
    by_words: Sequence[Similar],
    by_meaning: Mapping[str, float],
    *,
    limit: int = 5,
) -> list[Alike]:
    """One list of two: what shares words, and what lies near in meaning; equals in order of id.

    Meaning below 0.3 counts for nothing, so that far texts with one word in common don't rise.
    Measured on 20 Dutch paraphrases with hardly a shared word among 200 texts (mean reciprocal
    rank .07 by words alone, .20 together): see benchmarks/search.py.
    """
    weight = weight_of_meaning(query)
    hits = {hit.id: hit for hit in by_words}
    found = [
        _joined(key, hits.get(key), by_meaning.get(key, 0.0), weight)
        for key in {*hits, *by_meaning}
    ]
    kept = [one for one in found if one.score > 0]
    return sorted(kept, key=lambda one: (-one.score, one.id))[:limit]


def _joined(key: str, hit: Similar | None, nearness: float, weight: float) -> Alike:
    in_words = hit.score if hit else 0.0
    in_meaning = round(nearness, 6) if nearness >= LEAST_NEAR else 0.0
    return Alike(
        id=key,
        score=(in_words + weight * in_meaning) / (1 + weight),
        in_words=in_words,
        in_meaning=in_meaning,
        weight=weight,
        shared_words=hit.shared_words if hit else (),
    )
