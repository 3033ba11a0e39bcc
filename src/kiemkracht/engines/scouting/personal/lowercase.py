"""Names without a capital: after a title, or where a person must stand."""

from kiemkracht.engines.scouting.personal import cues
from kiemkracht.engines.scouting.personal.runs import joint_end, run_end
from kiemkracht.engines.scouting.personal.surroundings import Doubt, Surroundings, Verdict
from kiemkracht.engines.scouting.personal.trimming import cut
from kiemkracht.engines.scouting.personal.words import Word


def judge_lower(around: Surroundings, at: int) -> Verdict | None:
    token = around.tokens[at]
    if token.folded in cues.TITLES:
        return after_title(around, at + 1, token.folded)
    if token.folded in cues.ARABIC_NAMES:
        return Verdict(at, at + 1, "bekende naam", 0.7)
    if len(token.folded) < 3:
        return None
    known = around.known(at)
    if not known.is_first:
        return None
    if around.word_after(at + 1):
        following = around.known(at + 1)
        if following.is_last and not following.is_ordinary:
            return Verdict(at, at + 2, "voornaam en achternaam, zonder hoofdletters", 0.7)
    if _lower_stands_for_a_person(around, at, known):
        return Verdict(at, at + 1, "voornaam uit de lijst, zonder hoofdletter", 0.6)
    around.doubts.append(Doubt(token, is_weak=True))
    return None


def _lower_stands_for_a_person(around: Surroundings, at: int, known: Word) -> bool:
    before, following = around.word_before(at), around.word_after(at + 1)
    if len(around.tokens[at].folded) < 4 and not known.is_best_known:
        return False
    if around.expected_at(at) and known.is_best_known:
        return True
    named = before == "is" and around.word_before(at - 1) in {"naam", "name"}
    if named or before in cues.ROLES or before in cues.GREETINGS:
        return True
    if following in cues.TELLING_VERBS or before in cues.TELLING_VERBS:
        return True
    return before in cues.PERSON_PREPOSITIONS and (known.is_best_known or before == "met")


def after_title(around: Surroundings, at: int, title: str) -> Verdict | None:
    """`mevrouw de Groot`, `mw. aydin`, `dhr van der berg`."""
    if at >= len(around.tokens) or not around.is_near(at):
        return None
    start = at
    capital = joint_end(around.tokens, at)
    if capital and around.word_before(at - 1) in cues.ARTICLES and not _is_mister(around, title):
        return None  # `de meester van De Ark`, `de familie van Joost`
    if capital:
        after = run_end(around.tokens, capital, around.languages)
        if around.known(capital).is_barred:
            return None
        return Verdict(start, cut(around, capital, after, True), f"na ‘{title}’", 0.95)
    while at < len(around.tokens) and at - start < 2 and around.tokens[at].folded in cues.PARTICLES:
        at += 1
    if at >= len(around.tokens) or not _is_lower(around.tokens[at].text):
        return None
    known, folded = around.known(at), around.tokens[at].folded
    with_particle = at > start and folded in cues.AFTER_PARTICLE
    if known.is_barred or folded in cues.HUMAN_VERBS or folded in cues.TITLES:
        return None
    if with_particle or known.is_unknown or (known.is_common_last and at == start):
        return Verdict(start, at + 1, f"na ‘{title}’", 0.85)
    return None


def _is_mister(around: Surroundings, title: str) -> bool:
    return title in {"heer", "mevrouw", "meneer", "mijnheer", "heren"}


def _is_lower(text: str) -> bool:
    """A word without a capital, also in a script that has none."""
    return text[0].isalpha() and not text[0].isupper()
