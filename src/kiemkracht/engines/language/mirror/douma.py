"""Flesch-Douma: the oldest published measure for Dutch, beside which ours is held."""

import re

_NUCLEUS = re.compile(
    r"aai|aau|eeu|ieu|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ij|ai|oi|y|[aeiouáàâéèêíîóòôúûäëïöü]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, by its groups of vowels; at least one."""
    plain = word.lower()
    return max(1, len(_NUCLEUS.findall(plain)))


def words_of(text: str) -> list[str]:
    """The words that the measure counts."""
    return _WORD.findall(text)


def flesch_douma(text: str, *, sentence_count: int) -> float:
    """206.84 − 0.77 · syllables per 100 words − 0.93 · words per sentence; higher is easier.

    Raises `ZeroDivisionError` never: a text without words gives 206.84.
    """
    found = words_of(text)
    if not found or sentence_count < 1:
        return 206.84
    per_hundred = 100 * sum(map(syllables, found)) / len(found)
    return 206.84 - 0.77 * per_hundred - 0.93 * len(found) / sentence_count
