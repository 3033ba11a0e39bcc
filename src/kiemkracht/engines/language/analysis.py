"""The analyser for search: a text in, index terms out; a query in, what to look for out."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.language import compounds
from kiemkracht.engines.language.folding import fold, words
from kiemkracht.engines.language.stems import forms, lemma, stem
from kiemkracht.engines.language.stopwords import ENGLISH_STOP_WORDS, STOP_WORDS

Language = Literal["nl", "en"]
_STOP_WORDS = {"nl": STOP_WORDS, "en": ENGLISH_STOP_WORDS}
_SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class WordTerms:
    """The terms of one word.

    `whole`: the word itself, best form first. `parts`: the smallest parts of a compound. `spans`:
    the compounds inside it (moestuin in buurtmoestuin). `head`: what kind of thing it is.
    """

    whole: tuple[str, ...]
    parts: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    head: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """Every term once, the whole word first."""
        return tuple(dict.fromkeys((*self.whole, *self.spans, *self.parts)))


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word someone looks for.

    A text has the word when it has any of `terms`, or any term that begins with any of `prefixes`
    (only for a word that may not be finished). Having all of `parts`, or only the `head`, are
    weaker hits; both are empty for a word that is no compound.
    """

    folded: str
    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    head: str = ""
    prefixes: tuple[str, ...] = ()


def analyse(text: str, *, language: Language = "nl") -> tuple[str, ...]:
    """Index terms of a text, in order, repeated as often as the words are.

    A term is lower case without accents; it is a stem, not always a word. Inflections of a word
    share a term, and a compound gives the terms of its parts as well. Stop words give nothing.
    Never raises on any text. Cost: about 2 µs per word seen before, 0.2 ms per new word; the first
    call reads a dictionary and a word list (about a second). Can't tell homographs apart: was
    (laundry) and was (to be) are one.
    """
    found: list[str] = []
    stop_words = _stop_words(language)
    for word in words(text):
        if word.folded not in stop_words:
            found.extend(word_terms(word.lower, word.folded, language).all)
    return tuple(found)


def query_terms(
    text: str, *, language: Language = "nl", still_typing: bool = True
) -> tuple[QueryWord, ...]:
    """What to look for, word by word; repeated words once.

    With `still_typing` the last word also matches as a beginning, unless the text ends in a space
    or another sign. Empty when nothing but stop words and signs is asked.
    """
    stop_words = _stop_words(language)
    asked = [word for word in words(text) if word.folded not in stop_words]
    unfinished = asked[-1] if asked and still_typing and text[-1:].isalnum() else None
    found: dict[str, QueryWord] = {}
    for word in asked:
        terms = word_terms(word.lower, word.folded, language)
        found[word.folded] = QueryWord(
            folded=word.folded,
            terms=terms.whole,
            parts=terms.parts,
            head=terms.head,
            prefixes=_prefixes(word.folded, language) if word is unfinished else (),
        )
    return tuple(found.values())


@lru_cache(maxsize=32768)
def word_terms(lower: str, folded: str, language: Language = "nl") -> WordTerms:
    """The terms of one word, given in lower case and folded."""
    whole = forms(lower, folded, language=language)
    pieces = compounds.leaves(folded) if language == "nl" else ()
    if not pieces:
        return WordTerms(whole=whole)
    parts = tuple(_part_term(piece) for piece in pieces)
    by_head = stem("".join(pieces[:-1]) + fold(lemma(pieces[-1])))
    inside = _spans(pieces)
    return WordTerms(
        whole=tuple(dict.fromkeys((by_head, *whole))),
        parts=parts,
        spans=tuple(inside.values()),
        head=inside.get((1, len(pieces)), parts[-1]),
    )


def _spans(pieces: tuple[str, ...]) -> dict[tuple[int, int], str]:
    """The terms of the runs of two and more pieces that are not the whole word."""
    found: dict[tuple[int, int], str] = {}
    for start in range(len(pieces)):
        for end in range(start + 2, len(pieces) + 1):
            if end - start < len(pieces):
                last = lemma(compounds.unbound(pieces[end - 1]))
                found[start, end] = stem("".join(pieces[start : end - 1]) + fold(last))
    return found


def _part_term(piece: str) -> str:
    return stem(fold(lemma(compounds.unbound(piece))))


def _prefixes(folded: str, language: Language) -> tuple[str, ...]:
    """The beginning as typed and as stemmed: huiz is on its way to huizen, whose term is huis."""
    if len(folded) < _SHORTEST_PREFIX:
        return ()
    stemmed = stem(folded, language=language)
    return (folded, stemmed) if folded != stemmed and len(stemmed) > 2 else (folded,)


def _stop_words(language: str) -> frozenset[str]:
    if language not in _STOP_WORDS:
        raise EngineInputError("language", f"{language!r} is not one of {sorted(_STOP_WORDS)}")
    return _STOP_WORDS[language]
