"""Per term the documents that have it, in flat arrays; the arithmetic under `similarity`."""

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kiemkracht.engines.language.lookalikes import Lookalikes

LOOKALIKE_WEIGHT = 0.5
_MOST_QUERY_TERMS = 80


@dataclass(frozen=True, slots=True)
class Hit:
    """A document by number, its cosine, and the words it shares as they stand in it."""

    document: int
    score: float
    surfaces: tuple[str, ...]


class PostingsWriter:
    """Takes documents one by one."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._surfaces: dict[str, int] = {}
        self._documents = 0
        self._columns = (array("i"), array("i"), array("f"), array("i"))

    def add(self, weighted: Mapping[str, tuple[float, str]]) -> None:
        """Add a document: per term its weight and the word it came from."""
        terms, documents, weights, surfaces = self._columns
        for term, (weight, surface) in weighted.items():
            terms.append(self._terms.setdefault(term, len(self._terms)))
            documents.append(self._documents)
            weights.append(weight)
            surfaces.append(self._surfaces.setdefault(surface, len(self._surfaces)))
        self._documents += 1

    def finish(self) -> "Postings":
        """Sort what was added by term."""
        return Postings(
            terms=self._terms,
            surfaces=tuple(self._surfaces),
            size=self._documents,
            columns=self._columns,
        )


class Postings:
    """The sorted arrays: term t owns the slice starts[t]:starts[t + 1]."""

    def __init__(
        self,
        *,
        terms: dict[str, int],
        surfaces: tuple[str, ...],
        size: int,
        columns: tuple["array[int]", "array[int]", "array[float]", "array[int]"],
    ) -> None:
        import numpy as np

        by_term, documents, weights, surface_ids = (np.array(column) for column in columns)
        order = np.argsort(by_term, kind="stable")
        counts = np.bincount(by_term.astype(np.int64), minlength=len(terms))
        self._terms = terms
        self._surfaces = surfaces
        self._size = size
        self._starts: Any = np.concatenate(([0], np.cumsum(counts)))
        self._documents: Any = documents.astype(np.int32)[order]
        self._surface_ids: Any = surface_ids.astype(np.int32)[order]
        self._rarity: Any = 1.0 + np.log((1.0 + size) / (1.0 + counts))
        self._weights: Any = weights.astype(np.float64)[order] * np.repeat(self._rarity, counts)
        squares = np.bincount(self._documents, weights=self._weights**2, minlength=size)
        self._lengths: Any = np.sqrt(np.where(squares > 0, squares, 1.0))

    @staticmethod
    def writer() -> PostingsWriter:
        """Start here."""
        return PostingsWriter()

    def best(
        self, query: Mapping[str, float], *, limit: int, at_least: float, order: Sequence[str]
    ) -> list[Hit]:
        """The `limit` documents of highest cosine, ties by `order[document]`."""
        import numpy as np

        wanted, length = self._weigh(query)
        scores = np.zeros(self._size)
        for term, weight in wanted:
            mine = slice(self._starts[term], self._starts[term + 1])
            scores[self._documents[mine]] += weight * self._weights[mine]
        scores = np.minimum(scores / (self._lengths * length), 1.0).round(9)
        candidates = np.flatnonzero(scores >= max(at_least, 1e-9))
        if len(candidates) > limit:
            # Keep all that tie with the last, so that the order of ids decides, not of arrival.
            bar = np.partition(scores[candidates], -limit)[-limit]
            candidates = candidates[scores[candidates] >= bar]
        ranked = sorted(candidates.tolist(), key=lambda n: (-scores[n], order[n]))[:limit]
        return [Hit(n, float(scores[n]), self._shared(n, wanted)) for n in ranked]

    def _weigh(self, query: Mapping[str, float]) -> tuple[list[tuple[int, float]], float]:
        """Term numbers with weights, lookalikes included, and the length of the query."""
        rarest = 1.0 + math.log(1.0 + self._size)
        rarities = {
            term: float(self._rarity[self._terms[term]]) if term in self._terms else rarest
            for term in query
        }
        weighed = sorted(
            ((query[term] * rarity, term) for term, rarity in rarities.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )[:_MOST_QUERY_TERMS]
        length = math.sqrt(sum(weight * weight for weight, _ in weighed))
        found: dict[int, float] = {
            self._terms[term]: weight for weight, term in weighed if term in self._terms
        }
        for weight, term in weighed:
            if term not in self._terms:
                for other, likeness in self._lookalikes.of(term):
                    found[other] = max(found.get(other, 0.0), LOOKALIKE_WEIGHT * likeness * weight)
        return list(found.items()), length

    def _shared(self, document: int, wanted: list[tuple[int, float]]) -> tuple[str, ...]:
        gains: dict[str, float] = {}
        for term, weight in wanted:
            start, end = int(self._starts[term]), int(self._starts[term + 1])
            at = start + int(self._documents[start:end].searchsorted(document))
            if at < end and self._documents[at] == document:
                surface = self._surfaces[self._surface_ids[at]]
                gains[surface] = gains.get(surface, 0.0) + weight * float(self._weights[at])
        return tuple(sorted(gains, key=lambda word: (-gains[word], word)))

    @cached_property
    def _lookalikes(self) -> Lookalikes:
        return Lookalikes(tuple(self._terms))
