"""Words no list holds: compounds of office words, and stiff words that hardly anybody says."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kiemkracht.engines.language.compounds import leaves, unbound
from kiemkracht.engines.language.folding import fold
from kiemkracht.engines.language.lexicon import lexicon
from kiemkracht.engines.language.mirror import word_sets
from kiemkracht.engines.language.mirror.finding import Hit
from kiemkracht.engines.language.mirror.grammar import Habit, verb_of
from kiemkracht.engines.language.mirror.inflection import verb_forms
from kiemkracht.engines.language.mirror.splitting import Token, dictionary_form
from kiemkracht.engines.language.mirror.wordlist import OfficeWord, word_list

_SHORTEST = 8
_SELDOM = 2.5
_SELDOM_VERB = 2.9
# Ends of nouns for what you can't touch, and of the adjectives of offices.
_NOUN_ENDS = ("ing", "atie", "itie", "heid", "iteit", "isme", "entie", "antie", "gebruik", "beheer")
_ADJECTIVE_ENDS = (
    "ieel", "iële", "tief", "tieve", "matig", "matige", "air", "aire", "isch", "ische", "toreel",
    "baar", "bare", "zaam", "zame", "plichtig", "plichtige", "waardig", "waardige",
)  # fmt: skip
_VERB_BEGINNINGS = ("be", "ver", "ont", "her", "vol", "weer")


def find_rare(tokens: Sequence[Token], text: str) -> Iterator[Hit | Habit]:
    """Compounds with an office word in them, and rare stiff words; names are left alone."""
    first_word = next((place for place, token in enumerate(tokens) if token.is_word), -1)
    for place, token in enumerate(tokens):
        if not token.is_word or len(token.lower) < _SHORTEST:
            continue
        if place != first_word and text[token.start].isupper():
            continue
        if (line := compound_of(token.lower)) is not None:
            yield Hit(place, place, line, None, is_inflected=token.lower != token.lemma)
        elif is_stiff(token.lower):
            verb = verb_of(token.lower) if token.lower.endswith(("ing", "atie")) else ""
            yield Habit(place, place, "rare", token.lemma, (verb,) if verb else ())


@lru_cache(maxsize=8192)
def compound_of(lower: str) -> OfficeWord | None:
    """The office noun that opens or closes a compound: woonproblematiek, casusbespreking."""
    parts = leaves(fold(lower))
    if len(parts) < 2 or _is_ordinary(lower):
        return None
    listed = word_list()
    for part in (dictionary_form(parts[-1]), unbound(parts[0]), dictionary_form(parts[0])):
        line = listed.lemmas.get(part)
        if line is not None and line.form == "n" and not line.only_with:
            return line
    return None


@lru_cache(maxsize=8192)
def is_stiff(lower: str) -> bool:
    """A rare word with an ending of the office, by how seldom it is heard in film."""
    lemma = dictionary_form(lower)
    if lower in word_sets.LIVING_RARE or lemma in word_sets.LIVING_RARE:
        return False
    if lemma.endswith("eren") and verb_forms(lemma)["stem"].endswith("eer"):
        return _heard(lemma) < _SELDOM_VERB and _heard(lower) < _SELDOM_VERB
    if _heard(lower) >= _SELDOM or _heard(lemma) >= _SELDOM:
        return False
    entry = lexicon().entry(fold(lower)) or lexicon().entry(fold(lemma))
    if lemma.endswith(_NOUN_ENDS) and not _is_living(lemma):
        return entry is None or entry.noun_kind in ("a", "")
    if lemma.startswith(_VERB_BEGINNINGS) and lemma.endswith("en") and lemma != lower[:-1]:
        return entry is None or not entry.is_noun
    return lower.endswith(_ADJECTIVE_ENDS) and (entry is None or not entry.is_noun)


def _is_living(lemma: str) -> bool:
    """A thing in spite of its ending, or a compound of such a thing: de stroomrekening."""
    parts = leaves(fold(lemma))
    return not word_sets.LIVING_ING.isdisjoint({lemma, *parts[-1:]})


def _is_ordinary(lower: str) -> bool:
    return _heard(lower) >= _SELDOM


def _heard(word: str) -> float:
    entry = lexicon().entry(fold(word))
    return entry.log_frequency if entry is not None else 0.0
