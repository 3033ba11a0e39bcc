"""Habits of the office that no list of words catches: nouns for deeds, and nobody who acts."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kiemkracht.engines.language.compounds import leaves
from kiemkracht.engines.language.folding import fold
from kiemkracht.engines.language.lexicon import lexicon
from kiemkracht.engines.language.mirror import word_sets
from kiemkracht.engines.language.mirror.inflection import verb_forms
from kiemkracht.engines.language.mirror.result import Kind
from kiemkracht.engines.language.mirror.splitting import Token, dictionary_form
from kiemkracht.engines.language.mirror.wordlist import word_list


class Habit(NamedTuple):
    """Tokens `first` to `last` (inclusive) show a habit; `entry` is what it comes down to.

    `with_token`: where the participle of a passive stands, else -1.
    """

    first: int
    last: int
    kind: Kind
    entry: str
    alternatives: tuple[str, ...]
    with_token: int = -1


def find_habits(tokens: Sequence[Token]) -> Iterator[Habit]:
    """Nominalisations, passives without an actor, an office about itself, stacked word_sets."""
    present = frozenset(token.lower for token in tokens)
    for position, token in enumerate(tokens):
        if not token.is_word:
            continue
        lower = token.lower
        if lower in word_sets.PASSIVE or lower in word_sets.BE:
            yield from _passive(tokens, position)
        elif lower == "het" or lower.endswith(("ing", "atie")):
            yield from _noun_for_deed(tokens, position)
        elif lower in word_sets.OFFICES and not present & word_sets.FIRST_OR_SECOND:
            yield from _office(tokens, position)
        if len(lower) >= word_sets.LONG and is_stacked(lower):
            yield Habit(position, position, "long_word", lower, ())


def _noun_for_deed(tokens: Sequence[Token], position: int) -> Iterator[Habit]:
    """“De uitvoering van” is uitvoeren, “het opstellen van” opstellen."""
    token = tokens[position]
    if token.lower == "het":
        if _is_word(tokens, position + 2, "van"):
            verb = tokens[position + 1].lower
            if is_office_verb(verb):
                yield Habit(position, position + 2, "nominalisation", verb, _deeds(verb))
        return
    verb = verb_of(token.lower)
    if verb and _is_word(tokens, position + 1, "van") and position:
        before = position - 1
        if tokens[before].lower not in word_sets.DETERMINERS and before:
            before -= 1  # an adjective between: de tijdige uitvoering van
        if tokens[before].lower in word_sets.DETERMINERS:
            yield Habit(before, position + 1, "nominalisation", token.lower, _deeds(verb))


def _deeds(verb: str) -> tuple[str, ...]:
    """The verb, or what the list has for it when it is an office word itself."""
    found = word_list().words.get(verb)
    if found is None or found.line.form != "v":
        return (verb,)
    return tuple(other.plain.replace("·", "") for other in found.line.alternatives)


@lru_cache(maxsize=4096)
def is_office_verb(word: str) -> bool:
    """An infinitive that is not among the most everyday ones (het maken van soep is fine)."""
    entry = lexicon().entry(fold(word))
    return (
        word.endswith("en")
        and len(word) > 5
        and dictionary_form(word) == word
        and (entry is None or (not entry.is_noun and entry.log_frequency < word_sets.MOST_EVERYDAY))
    )


@lru_cache(maxsize=4096)
def verb_of(noun: str) -> str:
    """The verb a noun of a deed was made of, or empty: uitvoering, uitvoeren."""
    if noun in word_sets.LIVING_ING or noun in word_sets.LIVING_ATIE:
        return ""
    verb = noun[:-3] + "en" if noun.endswith("ing") else noun[:-4] + "eren"
    entry = lexicon().entry(fold(verb))
    is_known = (entry is not None and entry.log_frequency > 0) or dictionary_form(
        verb + "d"
    ) == verb
    return verb if is_known and len(noun) > 6 and dictionary_form(verb) == verb else ""


def _passive(tokens: Sequence[Token], position: int) -> Iterator[Habit]:
    participle = _participle(tokens, position)
    if participle is None or _has_actor(tokens, position):
        return
    word = tokens[participle].lower
    now = word_sets.PASSIVE.get(tokens[position].lower, "then")
    entry = f"{tokens[position].lower} {word}"
    yield Habit(position, position, "passive", entry, (_active(word, now),), participle)


def _participle(tokens: Sequence[Token], position: int) -> int | None:
    """The place of the participle that makes it a passive: behind in its clause, or just before."""
    is_office_only = tokens[position].lower in word_sets.BE
    for place in range(position + 1, min(position + word_sets.FARTHEST, len(tokens))):
        if tokens[place].lower in word_sets.CLAUSE_SIGNS:
            break
        if _fits(tokens[place].lower, is_office_only=is_office_only):
            return place
    before = position - 1
    if before >= 0 and _fits(tokens[before].lower, is_office_only=is_office_only):
        return before
    return None


def _fits(word: str, *, is_office_only: bool) -> bool:
    return word in word_sets.DONE_BY_OFFICES or (not is_office_only and is_participle(word))


@lru_cache(maxsize=8192)
def is_participle(word: str) -> bool:
    """Whether a word looks like a past participle and its dictionary form is a verb."""
    if word in word_sets.NO_PARTICIPLE or len(word) < 5 or not word.endswith(("d", "t", "en")):
        return False
    rest = next((word[len(p) :] for p in word_sets.PREFIXES if word.startswith(p + "ge")), word)
    verb = dictionary_form(word)
    if rest.startswith("ge"):
        return verb != word and verb.endswith("n")
    if word.startswith(("be", "her", "ont", "ver", "onder", "over", "mis")):
        return verb.endswith("en") and verb != word and not word.endswith("dt")
    return False


def _has_actor(tokens: Sequence[Token], position: int) -> bool:
    """“Door” with somebody behind it, in the same sentence."""
    for place, token in enumerate(tokens[:-1]):
        if token.lower in word_sets.HAVE_ACTOR and abs(place - position) <= word_sets.FARTHEST:
            following = tokens[place + 1].lower
            if not following.endswith("ing") and following not in ("middel", "te", "het"):
                return True
    return False


def _active(participle: str, time: str) -> str:
    """“Besloten” becomes we besluiten, or we hebben besloten."""
    if time == "then":
        return f"we hebben {participle}"
    verb = dictionary_form(participle)
    beginning = next((p for p in word_sets.PREFIXES if participle.startswith(p + "ge")), "")
    base = verb.removeprefix(beginning)
    if beginning and verb.startswith(beginning) and verb_forms(base)["infinitive"] == base:
        return f"we {base} … {beginning}"
    return f"we {verb}"


def _office(tokens: Sequence[Token], position: int) -> Iterator[Habit]:
    """“De gemeente streeft”: it is the writer who does; not in a text of we and I."""
    if position == 0 or tokens[position - 1].lower not in ("de", "het"):
        return
    after = position + 1
    if after < len(tokens) and tokens[after].lower.istitle():
        after += 1
    while after < min(len(tokens), position + 3):
        if tokens[after].lower in word_sets.ACTS:
            yield Habit(
                position - 1, position, "institution", tokens[position].lower, ("we", "wij")
            )
            return
        after += 1


@lru_cache(maxsize=4096)
def is_stacked(word: str) -> bool:
    """A rare word of three and more words in one."""
    entry = lexicon().entry(fold(word))
    if entry is not None and entry.log_frequency > word_sets.RARE:
        return False
    return len(word) >= word_sets.VERY_LONG or len(leaves(fold(word))) >= word_sets.MANY_PARTS


def _is_word(tokens: Sequence[Token], place: int, word: str) -> bool:
    return place < len(tokens) and tokens[place].lower == word
