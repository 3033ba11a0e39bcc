"""A single word with a capital: name or word?"""

from kiemkracht.engines.scouting.personal import cues
from kiemkracht.engines.scouting.personal.ordinary import is_finite_verb
from kiemkracht.engines.scouting.personal.surroundings import Surroundings, Verdict
from kiemkracht.engines.scouting.personal.words import Word, word


def judge_word(around: Surroundings, at: int, known: Word) -> Verdict | None:
    token = around.tokens[at]
    if known.is_barred or (known.is_place and not known.is_well_known):
        return None
    found = _first_name(around, at, known) or _surname(around, at, known)
    if found is None and known.is_unknown and len(token.text) > 2:
        if around.word_after(at + 1) in cues.TELLING_VERBS and not around.has_article(at):
            return Verdict(at, at + 1, f"voor ‘{around.word_after(at + 1)}’", 0.55)
        if around.word_before(at) in {"volgens", "namens"}:
            return Verdict(at, at + 1, f"na ‘{around.word_before(at)}’", 0.5)
    return found


def _first_name(around: Surroundings, at: int, known: Word) -> Verdict | None:
    genitive = _genitive(around, at)
    if known.is_best_known and not known.is_ordinary:
        return Verdict(at, at + 1, "voornaam uit de lijst", 0.88)
    if known.is_first and around.word_before(at) not in cues.PLAIN_ARTICLES:
        return Verdict(at, at + 1, "voornaam uit de lijst", 0.75)
    if (
        known.is_well_known
        and not around.has_article(at)
        and _acts_like_a_person(around, at, known)
    ):
        return Verdict(at, at + 1, "voornaam, en de zin gaat over een mens", 0.7)
    if genitive and not (around.tokens[at].opens or known.is_ordinary or known.first):
        return Verdict(at, at + 1, "voornaam met een s erachter", 0.7, has_ending=True)
    return None


def _genitive(around: Surroundings, at: int) -> bool:
    folded = around.tokens[at].folded
    return len(folded) > 3 and folded[-1] == "s" and word(folded[:-1], around.languages).is_first


def _acts_like_a_person(around: Surroundings, at: int, known: Word) -> bool:
    """For names that are words too: Mark, Wil, Roos."""
    following = around.word_after(at + 1)
    if following in cues.TELLING_VERBS:
        return True
    if around.tokens[at].opens:
        acts = following in cues.HUMAN_VERBS or is_finite_verb(following)
        return known.is_best_known and (acts or _next_is_name(around, at))
    return around.word_before(at) not in cues.PLACE_PREPOSITIONS


def _next_is_name(around: Surroundings, at: int) -> bool:
    if at + 2 >= len(around.tokens) or around.tokens[at + 1].folded not in {
        "en",
        "of",
        "and",
        "ve",
    }:
        return False
    return around.tokens[at + 2].is_capital and around.known(at + 2).is_first


def _surname(around: Surroundings, at: int, known: Word) -> Verdict | None:
    token, following = around.tokens[at], around.word_after(at + 1)
    if around.has_article(at) or not (known.is_last or known.is_common_last):
        return None
    if known.is_last:
        return Verdict(at, at + 1, "achternaam uit de lijst", 0.7)
    if following in cues.TELLING_VERBS:
        return Verdict(at, at + 1, f"achternaam voor ‘{following}’", 0.6)
    if token.opens or token.folded in cues.PORTFOLIOS:
        return None
    before = around.word_before(at)
    if before in cues.PERSON_PREPOSITIONS or following in cues.HUMAN_VERBS:
        return Verdict(at, at + 1, "achternaam met een hoofdletter midden in de zin", 0.6)
    return None
