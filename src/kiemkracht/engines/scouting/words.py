"""The words of a sentence, with where they stand and which dictionary forms they may have."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Any

LONGEST_WORD = 48
"""Letters of a word that are looked at."""

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
# Where the dictionary errs, or knows one of two readings, on words that matter here.
_ALSO = {
    "vroeg": "vragen", "vroegen": "vragen", "lopen": "lopen", "liep": "lopen", "koken": "koken",
    "bakken": "bakken", "kwam": "komen", "gaf": "geven", "weet": "weten", "wist": "weten",
    "zat": "zitten", "stond": "staan", "ging": "gaan", "lag": "liggen", "las": "lezen",
    "at": "eten", "aten": "eten", "werk": "werken", "help": "helpen", "leer": "leren",
    "bel": "bellen", "loop": "lopen", "kook": "koken", "bracht": "brengen", "deel": "delen",
    "spraken": "spreken", "sprak": "spreken", "hing": "hangen", "dronk": "drinken",
    "dronken": "drinken", "zong": "zingen", "zongen": "zingen", "sloot": "sluiten",
    "durfde": "durven", "durfden": "durven", "gedurfd": "durven", "leden": "lid",
    "zocht": "zoeken", "zochten": "zoeken", "vond": "vinden", "begon": "beginnen",
    "schreven": "schrijven", "schreef": "schrijven", "riep": "roepen", "sliep": "slapen",
    "planten": "planten", "plant": "planten", "fietsen": "fietsen", "fiets": "fietsen",
    "spelen": "spelen", "speel": "spelen", "zet": "zetten", "zette": "zetten", "zetten": "zetten",
    "leen": "lenen", "leent": "lenen", "leende": "lenen", "ruilen": "ruilen", "ruil": "ruilen",
    "wachten": "wachten", "wacht": "wachten", "hou": "houden", "houd": "houden",
    "hield": "houden", "brei": "breien", "naai": "naaien", "vaart": "varen", "voer": "voeren",
}  # fmt: skip
_PARTICLES = re.compile(
    r"(?:achter|binnen|buiten|vooruit|schoon|langs|samen|terug|thuis|onder|klaar|open|over|rond|door|"
    r"neer|voor|vast|vrij|weg|vol|toe|uit|mee|los|bij|aan|af|in|na|om|op)(?P<verb>ge.{3,}|.{4,})"
)
_PARTICIPLE = re.compile(
    r"(?:aan|achter|af|bij|binnen|buiten|door|in|klaar|langs|los|mee|na|neer|om|op|open|over|rond|"
    r"open|samen|schoon|terug|toe|uit|vast|vol|voor|vrij|weg)?(?:ge(?:.{2,}(?:d|t|en)|gaan|daan|zien)|"
    r"(?:be|ver|ont|her|er|over|onder|voor).{2,}(?:d|t|en)|.{2,}eerd)"
)
# The lemmatiser keeps state of its own; two threads would mix theirs.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in the sentence, from `start` to `end` counted from its beginning."""

    surface: str
    lower: str
    start: int
    end: int


def words_of(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence in order; hyphens and apostrophes stay inside a word. Linear."""
    return tuple(
        Word(match.group(), match.group().lower().replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(sentence)
    )


@lru_cache(maxsize=65536)
def lemmas(lower: str) -> tuple[str, ...]:
    """The dictionary forms a lower-case word may have, and itself.

    A separable verb also gives its verb with a hyphen before it (opgehaald: ophalen, -halen), so
    that a hint can choose to see through the particle.
    """
    word = lower[:LONGEST_WORD]
    found = {word: None}
    looked_up = _look_up(word)
    found[looked_up] = None
    if word in _ALSO:
        found[_ALSO[word]] = None
    if looked_up == word and (parted := _PARTICLES.fullmatch(word)):
        verb = parted.group("verb")
        if (whole := _look_up(verb)) != verb:
            found[word[: len(word) - len(verb)] + whole] = None
    for form in tuple(found):
        if parted := _PARTICLES.fullmatch(form):
            verb = parted.group("verb")
            found["-" + _ALSO.get(verb, _look_up(verb))] = None
    return tuple(found)


@lru_cache(maxsize=65536)
def is_known(lower: str) -> bool:
    """Whether the dictionary knows this word; most names of people it does not."""
    with _one_at_a_time:
        return bool(_lemmatiser().get_lemma(lower[:LONGEST_WORD], "nl"))


def is_participle(lower: str) -> bool:
    """Whether a word looks like a past participle: gedaan, opgehaald, verdeeld, geëvalueerd."""
    return len(lower) < LONGEST_WORD and bool(_PARTICIPLE.fullmatch(lower))


def _look_up(word: str) -> str:
    with _one_at_a_time:
        return str(_lemmatiser().get_lemma(word, "nl") or word)


@cache
def _lemmatiser() -> Any:
    from simplemma.strategies import DefaultStrategy

    return DefaultStrategy(low_memory=True)
