"""Other words in the form of the sentence, and what may take a word's place as it is."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiemkracht.engines.language.mirror import word_sets
from kiemkracht.engines.language.mirror.finding import Hit
from kiemkracht.engines.language.mirror.inflection import verb_form
from kiemkracht.engines.language.mirror.result import Mark
from kiemkracht.engines.language.mirror.splitting import Token
from kiemkracht.engines.language.mirror.wordlist import Alternative

_HINT = re.compile(r"[:,]| … ")
_INFINITIVE = re.compile(r"^[^\W\d_]*·?[^\W\d_]+n$")


class Fitted(NamedTuple):
    """The alternatives of a hit as the sentence needs them, and the one that fits unchanged."""

    alternatives: tuple[str, ...]
    replacement: str


def fitted(hit: Hit, tokens: Sequence[Token]) -> Fitted:
    """The alternatives in the form that the word has in its sentence."""
    shown: list[str] = []
    replacement = ""
    for alternative in hit.line.alternatives:
        words, is_sure = _in_form(alternative, hit)
        if words in shown:
            continue
        shown.append(words)
        if not replacement and is_sure and alternative.keeps_grammar:
            replacement = words if _may_replace(hit, tokens) and "…" not in words else ""
    return Fitted(tuple(shown), replacement)


def _in_form(alternative: Alternative, hit: Hit) -> tuple[str, bool]:
    if hit.line.form == "v":
        return _as_verb(alternative, hit)
    if hit.is_inflected:
        words = alternative.inflected or alternative.plain
        return words.replace("·", ""), bool(alternative.inflected)
    return alternative.plain.replace("·", ""), True


def _as_verb(alternative: Alternative, hit: Hit) -> tuple[str, bool]:
    """A verb alone takes the form; of more words the last verb would, so they stay as they are."""
    is_one_verb = " " not in alternative.plain and _INFINITIVE.match(alternative.plain) is not None
    if not is_one_verb or hit.slot is None:
        return alternative.plain.replace("·", ""), False
    return verb_form(alternative.plain, hit.slot), hit.part < 0 and _is_one_form(hit)


def _is_one_form(hit: Hit) -> bool:
    """“Verwacht” is now and then: a form that may be two things is not replaced unasked."""
    verb = hit.line.word
    if hit.slot is None or " " in verb:
        return False
    forms = [verb_form(verb, slot) for slot in ("stem", "third", "past", "pasts", "participle")]
    own = verb_form(verb, hit.slot)
    return hit.slot == "infinitive" or forms.count(own) == 1


def _may_replace(hit: Hit, tokens: Sequence[Token]) -> bool:
    if hit.line.form != "n" or hit.is_inflected:
        return True
    before = tokens[max(0, hit.first - 2) : hit.first]
    return not any(token.lower in word_sets.SHOWS_GENDER for token in before)


def like(words: str, original: str) -> str:
    """With a capital where the original has one; advice is no part of the sentence."""
    if is_hint(words):
        return words
    return words[:1].upper() + words[1:] if original[:1].isupper() else words


def is_hint(alternative: str) -> bool:
    """Advice to the writer (“noem de dag”), rather than words to put in its place."""
    first = alternative.split(" ", maxsplit=1)[0]
    return bool(_HINT.search(alternative)) or first in word_sets.ADVICE


def proposal(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """The sentence with each replacement made; empty when there is nothing to replace."""
    pieces: list[str] = []
    place = start
    for mark in marks:
        if mark.replacement:
            pieces += [text[place : mark.start], mark.replacement]
            place = mark.end
    return "".join([*pieces, text[place:end]]) if pieces else ""
