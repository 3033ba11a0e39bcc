"""Is this a word that everyone uses? A name that is one needs more than a capital."""

import re
from collections import Counter
from functools import cache, lru_cache
from threading import Lock
from typing import Any

# Enough to tell apart the languages whose word lists we ask; others would take seconds to load.
_FUNCTION_WORDS = {
    "nl": "de het een en van ik je dat is niet met voor op te zijn die aan er maar om ook wij",
    "en": "the and of to a in is that it for was on with as are this be at we you she he they",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
# The word lists are read from a shared stream, which two threads would mix up.
_one_at_a_time = Lock()


def languages_of(text: str) -> tuple[str, ...]:
    """Dutch, and English when the text has more small English words than Dutch ones."""
    counts = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    scores = {
        code: sum(counts[word] for word in words.split()) for code, words in _FUNCTION_WORDS.items()
    }
    return ("nl", "en") if scores["en"] > max(scores["nl"], 2) else ("nl",)


@lru_cache(maxsize=65536)
def is_ordinary(word: str, languages: tuple[str, ...] = ("nl",)) -> bool:
    """Whether a word list of one of the languages has this word, in lower case."""
    with _one_at_a_time:
        return any(_word_list().get_lemma(word, language) is not None for language in languages)


@lru_cache(maxsize=16384)
def is_finite_verb(word: str) -> bool:
    """Whether a Dutch word is what one person does or did: hangt, zette, bracht."""
    if not word or word[-1] not in "te":
        return False
    with _one_at_a_time:
        lemma = _word_list().get_lemma(word, "nl")
    return lemma is not None and lemma != word and lemma.endswith(("en", "aan", "ien"))


@cache
def _word_list() -> Any:
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import StreamDictionaryFactory

    return DictionaryLookupStrategy(StreamDictionaryFactory())
