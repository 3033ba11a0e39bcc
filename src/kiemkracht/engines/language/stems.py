"""From an inflected word to the terms by which its inflections meet."""

import re
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from kiemkracht.engines.language.folding import fold_word

_DEVOICED = {"v": "f", "z": "s"}
_STEMMERS = {"nl": "dutch_porter", "en": "english"}
# Where the dictionary errs on words that matter here.
_MENDED = {"leden": "lid", "schreven": "schrijven", "koe": "koe"}
# opgeruimd is op + geruimd, so opruimen.
_PARTED = re.compile(
    r"^(aan|achter|af|bij|door|in|los|mee|na|neer|om|op|samen|schoon|terug|toe|uit|vast|voor|weg)"
    r"(ge.{3,})$"
)
# The stemmers keep the word they work on in themselves; two threads would mix theirs.
_one_at_a_time = Lock()


@lru_cache(maxsize=16384)
def lemma(word: str) -> str:
    """The dictionary form of a Dutch word in lower case: liep becomes lopen, tuintjes tuin.

    Unknown words come back as they are. At first use a dictionary is read (0.6 s, 5 MB).
    """
    if word in _MENDED:
        return _MENDED[word]
    found = _look_up(word)
    if found == word and (parted := _PARTED.match(word)):
        before, participle = parted.groups()
        verb = _look_up(participle)
        return before + verb if verb != participle else word
    # A plural of a diminutive comes back as the diminutive, so ask once more.
    return _look_up(found) if found.endswith("je") else found


@lru_cache(maxsize=16384)
def stem(folded: str, *, language: str = "nl") -> str:
    """Snowball's stem, and for Dutch the last letter voiceless: huiz and huis become one."""
    with _one_at_a_time:
        cut = str(_stemmer(language).stemWord(folded)) or folded
    if language != "nl":
        return cut
    return cut[:-1] + _DEVOICED.get(cut[-1], cut[-1])


def forms(lower: str, folded: str, *, language: str = "nl") -> tuple[str, ...]:
    """The terms of a word, the best first: the stem of its lemma, and of the word as written.

    More than one, because each mends what the other misses; often they are the same.
    """
    if language != "nl":
        return (stem(folded, language=language),)
    dictionary_form = lemma(lower)
    by_lemma = stem(fold_word(dictionary_form) or folded)
    as_written = stem(folded)
    # A word that no dictionary knows may carry two endings (gardens, garden).
    twice = stem(as_written) if dictionary_form == lower else as_written
    return tuple(dict.fromkeys((by_lemma, as_written, twice)))


def _look_up(word: str) -> str:
    with _one_at_a_time:
        return str(_lemmatiser().get_lemma(word, "nl") or word)


@cache
def _lemmatiser() -> Any:
    from simplemma.strategies import DefaultStrategy

    return DefaultStrategy(low_memory=True)


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(_STEMMERS[language])
