"""The list of office words, and quick ways to look into it."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from kiemkracht.engines.language.folding import fold
from kiemkracht.engines.language.lexicon import lexicon
from kiemkracht.engines.language.mirror.inflection import (
    Slot,
    inflected,
    plurals,
    verb_forms,
)
from kiemkracht.engines.language.mirror.result import Kind

_NO_END = frozenset({"televisie", "supervisie", "provisie", "obsessie", "muziekinstrument"})


class Alternative(NamedTuple):
    """Other words: as they are, for a plural or before a noun, and whether the grammar stays."""

    plain: str
    inflected: str
    keeps_grammar: bool


class OfficeWord(NamedTuple):
    """One line of the list."""

    kind: Kind
    form: str
    word: str
    alternatives: tuple[Alternative, ...]
    only_with: frozenset[str]
    never_with: frozenset[str]


class Found(NamedTuple):
    """What a single word may be: a line of the list and the form it has there."""

    line: OfficeWord
    slot: Slot | None
    is_inflected: bool


class Phrase(NamedTuple):
    """A phrase: per place the words that may stand there."""

    places: tuple[frozenset[str], ...]
    line: OfficeWord
    is_inflected: frozenset[str]


class VerbPhrase(NamedTuple):
    """Fixed words and a verb that may stand before or behind them."""

    fixed: tuple[str, ...]
    verb: frozenset[str]
    line: OfficeWord


class Separable(NamedTuple):
    """A verb that parts: its beginning and the line; `after` is what must follow (in … op)."""

    beginning: str
    after: str
    line: OfficeWord


@dataclass(slots=True)
class WordList:
    """The list by what one sees first."""

    lines: tuple[OfficeWord, ...]
    words: dict[str, Found] = field(default_factory=dict)
    lemmas: dict[str, OfficeWord] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    verb_phrases: dict[str, list[VerbPhrase]] = field(default_factory=lambda: defaultdict(list))
    separables: dict[str, list[Separable]] = field(default_factory=lambda: defaultdict(list))
    ends: tuple[tuple[str, OfficeWord], ...] = ()
    beginnings: tuple[tuple[str, OfficeWord], ...] = ()


@cache
def word_list() -> WordList:
    """The list, read at first use (some 30 ms) and kept."""
    source = files("kiemkracht.engines.language.mirror").joinpath("office_words.tsv")
    lines = tuple(
        _line(row)
        for row in source.read_text(encoding="utf-8").split("\n")
        if row and not row.startswith("#")
    )
    made = WordList(lines)
    # Verbs first: what may be a verb or a plural (verzoeken) is taken for a verb.
    for line in sorted(lines, key=lambda line: line.form != "v"):
        _PLACE[line.form](made, line)
    made.ends = tuple(
        (ending, line)
        for line in lines
        if line.form == "s"
        for ending in (line.word[1:], *plurals(line.word[1:]))
    )
    made.beginnings = tuple((line.word, line) for line in lines if line.form == "b")
    return made


def _line(row: str) -> OfficeWord:
    kind, form, word, alternatives, *rest = row.split("\t")
    when = rest[0] if rest else ""
    companions = frozenset(when[1:].split())
    return OfficeWord(
        cast("Kind", kind),
        form,
        word.lower(),
        tuple(_alternative(each) for each in alternatives.split("; ")),
        companions if when.startswith("+") else frozenset(),
        companions if when.startswith("!") else frozenset(),
    )


def _alternative(text: str) -> Alternative:
    bare = text.removeprefix("=")
    plain, slash, other = bare.partition("/")
    if not slash:
        return Alternative(bare, "", text != bare)
    if " " in other:  # every word of a phrase has its own second form
        pairs = [word.partition("/") for word in bare.split(" ")]
        return Alternative(
            " ".join(pair[0] for pair in pairs),
            " ".join(pair[2] or pair[0] for pair in pairs),
            text != bare,
        )
    return Alternative(plain, other, text != bare)


def _place_noun(made: WordList, line: OfficeWord) -> None:
    *before, last = line.word.split(" ")
    if before:
        _place_noun_phrase(made, line, before, last)
        return
    made.words.setdefault(last, Found(line, None, is_inflected=False))
    for plural in plurals(last):
        made.words.setdefault(plural, Found(line, None, is_inflected=True))
    made.lemmas.setdefault(last, line)


def _place_noun_phrase(made: WordList, line: OfficeWord, before: list[str], last: str) -> None:
    nouns = last.split("/")
    many = frozenset(nouns[1:] if len(nouns) > 1 else plurals(nouns[0]))
    places = (
        *(
            frozenset(form for each in word.split("/") for form in inflected(each))
            for word in before
        ),
        many | {nouns[0]},
    )
    _place_phrase(made, Phrase(places, line, many))


def _place_phrase(made: WordList, phrase: Phrase) -> None:
    for first in phrase.places[0]:
        made.phrases[first].append(phrase)


def _place_adjective(made: WordList, line: OfficeWord) -> None:
    if " " in line.word:
        _place_words(made, line)
        return
    for form in inflected(line.word):
        made.words.setdefault(form, Found(line, None, is_inflected=form != line.word))
    made.lemmas.setdefault(line.word, line)


def _place_words(made: WordList, line: OfficeWord) -> None:
    places = tuple(frozenset(word.split("/")) for word in line.word.split(" "))
    if len(places) == 1:
        for form in places[0]:
            made.words[form] = Found(line, None, is_inflected=False)
    else:
        _place_phrase(made, Phrase(places, line, frozenset()))


def _place_verb(made: WordList, line: OfficeWord) -> None:
    verb, _, after = line.word.partition(" ")
    beginning, _, base = verb.rpartition("·")
    if beginning or after:
        made.separables[base].append(Separable(beginning, after, line))
        for slot, form in verb_forms(base).items():
            made.separables[form].append(Separable(beginning, after, line))
            if beginning and after:
                made.separables[beginning + form].append(Separable(beginning, after, line))
            if beginning and not after and not _is_noun(beginning + form, slot):
                made.words.setdefault(beginning + form, Found(line, slot, is_inflected=False))
        if beginning and not after:
            made.lemmas.setdefault(beginning + base, line)
        return
    for slot, form in verb_forms(base).items():
        if not _is_noun(form, slot):
            made.words.setdefault(form, Found(line, slot, is_inflected=False))
    made.lemmas.setdefault(base, line)


def _is_noun(form: str, slot: Slot) -> bool:
    """I test, a test: as a noun it is another word than the verb."""
    entry = lexicon().entry(fold(form)) if slot == "stem" else None
    return entry is not None and entry.is_noun


def _place_verb_phrase(made: WordList, line: OfficeWord) -> None:
    *fixed, verb = line.word.split(" ")
    forms = frozenset(verb_forms(verb).values())
    made.verb_phrases[fixed[0]].append(VerbPhrase(tuple(fixed), forms, line))


def _place_nothing(made: WordList, line: OfficeWord) -> None:
    """Beginnings and ends of words are looked at separately."""


_PLACE = {
    "n": _place_noun,
    "a": _place_adjective,
    "w": _place_words,
    "v": _place_verb,
    "p": _place_verb_phrase,
    "s": _place_nothing,
    "b": _place_nothing,
}


def by_part(lower: str) -> OfficeWord | None:
    """The line of the longest end or beginning that a compound shares with the list."""
    listed = word_list()
    best: tuple[int, OfficeWord] | None = None
    if lower in _NO_END:
        return None
    for ending, line in listed.ends:
        if lower.endswith(ending) and len(lower) >= len(ending) + 3:
            best = max(best or (0, line), (len(ending), line), key=lambda pair: pair[0])
    for beginning, line in listed.beginnings:
        if lower.startswith(beginning) and len(lower) >= len(beginning) + 3:
            best = max(best or (0, line), (len(beginning), line), key=lambda pair: pair[0])
    return best[1] if best else None
