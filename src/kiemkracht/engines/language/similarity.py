"""Find before make: which texts resemble what someone is writing, and in which words.

TF-IDF cosine over stems and parts of compounds; words that look alike in letters (character 3- to
5-grams) count for half, so that a slip of the pen or an unknown compound still meets. It sees
shared words, never meaning: "duurt te lang" and "duurt niet te lang" are nearly one to it. So it
proposes and a person decides.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.language.analysis import word_terms
from kiemkracht.engines.language.folding import words
from kiemkracht.engines.language.lexicon import lexicon
from kiemkracht.engines.language.postings import Postings
from kiemkracht.engines.language.stopwords import STOP_WORDS

TITLE_WEIGHT = 2.0
PART_WEIGHT = 0.7
MOST_SHARED_WORDS = 6
_LONGEST_QUERY = 400
_LONGEST_DOCUMENT = 4000


@dataclass(frozen=True, slots=True)
class Similar:
    """A document that resembles the query.

    `score` is a cosine, 0..1; compare it within one answer only. `shared_words` are the words of
    the document that made it so, as they stand there, the weightiest first.
    """

    id: str
    score: float
    shared_words: tuple[str, ...]


class SimilarIndex:
    """Documents made ready for `similar_to`; unchanging, so make a new one when texts change.

    `documents` are (id, title, text); ids differ. Words of a title count double; of a long text
    the first 4,000 words are read. Cost: about 1 ms and 3 kB per document of 70 words.
    """

    def __init__(self, documents: Iterable[tuple[str, str, str]]) -> None:
        self._ids: list[str] = []
        writer = Postings.writer()
        for key, title, text in documents:
            self._ids.append(key)
            writer.add(_weighted(title, text))
        if len(set(self._ids)) != len(self._ids):
            raise EngineInputError("documents", "two documents have the same id")
        self._postings = writer.finish()

    def __len__(self) -> int:
        return len(self._ids)

    def similar_to(self, text: str, *, limit: int = 5, at_least: float = 0.05) -> list[Similar]:
        """The documents most like `text`, best first; equals stand in order of id.

        The first 400 words of the query are used. Deterministic: the same documents in the same
        order and the same query give the same scores. Cost at 50,000 documents of 70 words: some
        4 ms, and half a second once for the first word that no document has; see
        benchmarks/search.py.
        """
        query = {term: weight for term, (weight, _) in _weighted("", text, _LONGEST_QUERY).items()}
        if not query or not self._ids or limit < 1:
            return []
        hits = self._postings.best(query, limit=limit, at_least=at_least, order=self._ids)
        return [
            Similar(
                id=self._ids[hit.document],
                score=hit.score,
                shared_words=hit.surfaces[:MOST_SHARED_WORDS],
            )
            for hit in hits
        ]


def rank_similar(
    query_text: str,
    documents: Iterable[tuple[str, str, str]],
    *,
    limit: int = 5,
    at_least: float = 0.05,
) -> list[Similar]:
    """`SimilarIndex(documents).similar_to(query_text)`, for when it is asked once."""
    return SimilarIndex(documents).similar_to(query_text, limit=limit, at_least=at_least)


def rank_by_terms(
    query_text: str, documents: Iterable[tuple[str, Collection[str]]], *, limit: int = 5
) -> list[Similar]:
    """The documents most like `query_text` when their terms (of `analyse`) are kept already.

    `documents` are (id, terms); how rare a term is is counted among these documents. The score is
    a cosine in which every term of a document counts once; `shared_words` are the words of the
    query, the weightiest first. Equals stand in order of id. Cost: 0.02 ms per document.
    """
    query = _weighted("", query_text, _LONGEST_QUERY)
    kept = [(key, set(terms)) for key, terms in documents]
    seen = Counter(chain.from_iterable(terms for _, terms in kept))
    rarity = {term: math.log(1 + len(kept) / count) for term, count in seen.items()}
    squares = {term: each * each for term, each in rarity.items()}
    wanted = {term: weight * rarity.get(term, 0.0) for term, (weight, _) in query.items()}
    length = math.sqrt(sum(weight * weight for weight in wanted.values()))
    found = []
    for key, terms in kept:
        shared = sorted(wanted.keys() & terms, key=lambda term: (-wanted[term], term))
        dot = sum(wanted[term] * rarity[term] for term in shared)
        if dot > 0:
            own = math.sqrt(sum(map(squares.__getitem__, terms)))
            surfaces = tuple(dict.fromkeys(query[term][1] for term in shared))
            score = round(min(1.0, dot / (length * own)), 9)
            found.append(Similar(id=key, score=score, shared_words=surfaces[:MOST_SHARED_WORDS]))
    return sorted(found, key=lambda hit: (-hit.score, hit.id))[:limit]


def telling_words(text: str, *, most: int = 8) -> tuple[str, ...]:
    """The words of a text that tell most: the rarest in Dutch, as written, in order of the text.

    By these a search finds what resembles a whole story without reading half the index. Words the
    list does not know are the rarest of all.
    """
    found: dict[str, tuple[float, int, str]] = {}
    for place, word in enumerate(islice(words(text), _LONGEST_QUERY)):
        if word.folded in STOP_WORDS or word.folded in found:
            continue
        entry = lexicon().entry(word.folded) if len(word.folded) > 1 else None
        found[word.folded] = (entry.log_frequency if entry else 0.0, place, word.surface)
    rarest = sorted(found.values())[:most]
    return tuple(surface for _, _, surface in sorted(rarest, key=lambda one: one[1]))


def similarity(a_terms: Sequence[str], b_terms: Sequence[str]) -> float:
    """Cosine of two bags of terms (of `analyse`), 0..1, every term as weighty as another."""
    a, b = Counter(a_terms), Counter(b_terms)
    dot = sum(count * b[term] for term, count in a.items())
    if not dot:
        return 0.0
    lengths = math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
    return min(1.0, dot / lengths)


def _weighted(
    title: str, text: str, longest: int = _LONGEST_DOCUMENT
) -> dict[str, tuple[float, str]]:
    """Per term its weight and the word it came from; a second mention adds less than the first."""
    sums: dict[str, tuple[float, str]] = {}
    for part, factor in ((title, TITLE_WEIGHT), (text, 1.0)):
        for word in islice(words(part), longest):
            if word.folded in STOP_WORDS:
                continue
            terms = word_terms(word.lower, word.folded)
            lesser = dict.fromkeys(terms.all, PART_WEIGHT)
            for term, weight in {**lesser, terms.whole[0]: 1.0}.items():
                so_far, surface = sums.get(term, (0.0, word.surface))
                sums[term] = (so_far + factor * weight, surface)
    return {term: (math.sqrt(weight), surface) for term, (weight, surface) in sums.items()}
