"""Finding the words of the list in a sentence, in every form they may have."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiemkracht.engines.language.mirror import word_sets
from kiemkracht.engines.language.mirror.inflection import Slot, verb_forms
from kiemkracht.engines.language.mirror.splitting import Token
from kiemkracht.engines.language.mirror.wordlist import (
    OfficeWord,
    Phrase,
    Separable,
    VerbPhrase,
    by_part,
    word_list,
)

_FARTHEST = 12
_NEAR = 6


class Hit(NamedTuple):
    """Tokens `first` to `last` (inclusive) are a line of the list; `part` is a loose verb part."""

    first: int
    last: int
    line: OfficeWord
    slot: Slot | None = None
    is_inflected: bool = False
    part: int = -1


def find(tokens: Sequence[Token]) -> Iterator[Hit]:
    """Everything of the list in a sentence; hits may overlap."""
    present = frozenset(token.lower for token in tokens)
    for position, token in enumerate(tokens):
        if not token.is_word:
            continue
        for hit in _at(tokens, position):
            line = hit.line
            if line.only_with and not line.only_with & present:
                continue
            if not line.never_with & present:
                yield hit


def _at(tokens: Sequence[Token], position: int) -> Iterator[Hit]:
    lower = tokens[position].lower
    listed = word_list()
    for phrase in listed.phrases.get(lower, ()):
        if (hit := _phrase(tokens, position, phrase)) is not None:
            yield hit
    for verb_phrase in listed.verb_phrases.get(lower, ()):
        if (hit := _verb_phrase(tokens, position, verb_phrase)) is not None:
            yield hit
    for key in {lower, tokens[position].lemma}:
        for separable in listed.separables.get(key, ()):
            if (hit := _separable(tokens, position, separable)) is not None:
                yield hit
    if (hit := _single(tokens, position)) is not None:
        yield hit


def _single(tokens: Sequence[Token], position: int) -> Hit | None:
    token = tokens[position]
    listed = word_list()
    found = listed.words.get(token.lower)
    if found is not None:
        if found.slot and _is_another_verb(tokens, position, found.line, found.slot):
            return None
        return Hit(position, position, found.line, found.slot, found.is_inflected)
    line = listed.lemmas.get(token.lemma)
    if line is not None and _may_be_form(token, line):
        return Hit(position, position, line, None, is_inflected=token.lower != line.word)
    line = by_part(token.lower) if len(token.lower) > 7 else None
    return None if line is None else Hit(position, position, line, None, _is_plural(token))


def _may_be_form(token: Token, line: OfficeWord) -> bool:
    """The lemmatiser sometimes goes too far: a form begins like its word, or with ge-."""
    start = line.word.rpartition("·")[2][:2]
    return token.lower.startswith((line.word[:3], "ge")) or start in token.lower


def _is_plural(token: Token) -> bool:
    return token.lower != token.lemma


def _is_another_verb(tokens: Sequence[Token], position: int, line: OfficeWord, slot: Slot) -> bool:
    """“Dient … in” is indienen, “dient … aan” something else again; only a whole verb is itself."""
    if "·" in line.word or slot in ("infinitive", "participle"):
        return False
    return any(_is_loose(tokens, place) for place in _clause(tokens, position))


def _clause(tokens: Sequence[Token], position: int) -> range:
    """The places after a verb up to the end of its clause."""
    end = position + 1
    while end < len(tokens) and end - position <= _FARTHEST and not _ends_clause(tokens, end):
        end += 1
    return range(position + 1, end)


def _ends_clause(tokens: Sequence[Token], place: int) -> bool:
    """“Wij koppelen dat terug” goes on after dat; “wij zeggen dat de …” does not."""
    word = tokens[place].lower
    if word in ("dat", "die"):
        following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
        return following in word_sets.SUBJECTS
    return word != "en" and word in word_sets.CLAUSE_ENDS


def _is_loose(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word like in or af closes its clause: then it belongs to the verb."""
    if tokens[place].lower not in word_sets.PARTS:
        return False
    following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
    return following in word_sets.AFTER_PART and (
        following != "en" or not _is_af_en_toe(tokens, place)
    )


def _is_af_en_toe(tokens: Sequence[Token], place: int) -> bool:
    return place + 2 < len(tokens) and tokens[place + 2].lower in word_sets.PARTS


def _phrase(tokens: Sequence[Token], position: int, phrase: Phrase) -> Hit | None:
    last = position + len(phrase.places) - 1
    if last >= len(tokens):
        return None
    is_noun = phrase.line.form == "n"
    for offset, words in enumerate(phrase.places):
        token = tokens[position + offset]
        if token.lower not in words and not (is_noun and token.lemma in words):
            return None
    return Hit(
        position, last, phrase.line, None, is_inflected=tokens[last].lower in phrase.is_inflected
    )


def _verb_phrase(tokens: Sequence[Token], position: int, phrase: VerbPhrase) -> Hit | None:
    last = position + len(phrase.fixed) - 1
    if tuple(token.lower for token in tokens[position : last + 1]) != phrase.fixed:
        return None
    for place in range(last + 1, min(last + 5, len(tokens))):
        token = tokens[place]
        if token.lower in phrase.verb:
            return Hit(position, place, phrase.line)
        if not token.is_word:
            break
    for place in range(position - 1, max(position - _FARTHEST, -1), -1):
        token = tokens[place]
        if token.lower in phrase.verb:
            if place == position - 1:
                return Hit(place, last, phrase.line)
            return Hit(position, last, phrase.line, part=place)
        if not token.is_word:
            break
    return None


def _separable(tokens: Sequence[Token], position: int, verb: Separable) -> Hit | None:
    """A verb with its loose part: “stemmen … af”, “in te zetten”, and with what must follow."""
    hit = _parted(tokens, position, verb) if verb.beginning else Hit(position, position, verb.line)
    if hit is None or not verb.after:
        return hit
    if hit.part >= 0:
        following = hit.part + 1
        return hit if _is_word(tokens, following, verb.after) else None
    near = range(max(0, hit.first - _NEAR), min(len(tokens), hit.last + _NEAR + 1))
    return hit if any(_is_word(tokens, place, verb.after) for place in near) else None


def _parted(tokens: Sequence[Token], position: int, verb: Separable) -> Hit | None:
    base = verb.line.word.partition(" ")[0].rpartition("·")[2]
    lower = tokens[position].lower
    slots = {form: slot for slot, form in reversed(verb_forms(base).items())}
    if (
        position >= 2
        and tokens[position - 1].lower == "te"
        and tokens[position - 2].lower == verb.beginning
    ):
        return Hit(position - 2, position, verb.line)
    if lower.removeprefix(verb.beginning) in slots and lower not in slots:
        return Hit(position, position, verb.line)
    slot = slots.get(lower)
    if slot == "participle" and lower != base:
        return None
    for place in _clause(tokens, position):
        if tokens[place].lower == verb.beginning and _is_loose(tokens, place):
            return Hit(position, position, verb.line, slot, part=place)
    return None


def _is_word(tokens: Sequence[Token], place: int, word: str) -> bool:
    return 0 <= place < len(tokens) and tokens[place].lower == word
