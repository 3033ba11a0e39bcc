"""Dutch for machines: the analyser for search, and which texts resemble each other."""

from kiemkracht.engines.language.analysis import (
    Language,
    QueryWord,
    WordTerms,
    analyse,
    query_terms,
    word_terms,
)
from kiemkracht.engines.language.folding import fold, fold_line
from kiemkracht.engines.language.similarity import (
    Similar,
    SimilarIndex,
    rank_similar,
    similarity,
)

__all__ = [
    "Language",
    "QueryWord",
    "Similar",
    "SimilarIndex",
    "WordTerms",
    "analyse",
    "fold",
    "fold_line",
    "query_terms",
    "rank_similar",
    "similarity",
    "word_terms",
]
