"""Dutch for machines: the analyser for search, and which texts resemble each other."""

from kiemkracht.engines.language.alike import LEAST_NEAR, Alike, together
from kiemkracht.engines.language.analysis import (
    Language,
    QueryWord,
    WordTerms,
    analyse,
    query_terms,
    word_terms,
)
from kiemkracht.engines.language.folding import fold, fold_line
from kiemkracht.engines.language.heaps import heaps_of
from kiemkracht.engines.language.meaning import Embedder, StaticEmbedder, static_embedder
from kiemkracht.engines.language.similarity import (
    Similar,
    SimilarIndex,
    rank_by_terms,
    rank_similar,
    similarity,
    telling_words,
)

__all__ = [
    "LEAST_NEAR",
    "Alike",
    "Embedder",
    "Language",
    "QueryWord",
    "Similar",
    "SimilarIndex",
    "StaticEmbedder",
    "WordTerms",
    "analyse",
    "fold",
    "fold_line",
    "heaps_of",
    "query_terms",
    "rank_by_terms",
    "rank_similar",
    "similarity",
    "static_embedder",
    "telling_words",
    "together",
    "word_terms",
]
