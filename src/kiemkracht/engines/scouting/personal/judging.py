"""A run of capitals: is it somebody, and why?"""

from kiemkracht.engines.scouting.personal import cues
from kiemkracht.engines.scouting.personal.expected import SPEAKS
from kiemkracht.engines.scouting.personal.single import judge_word
from kiemkracht.engines.scouting.personal.surroundings import Surroundings, Verdict
from kiemkracht.engines.scouting.personal.words import Word, word

_GROUPS = {"team", "project", "afdeling", "werkgroep", "groep"}


def judge_run(around: Surroundings, first: int, after: int, title: str) -> Verdict | None:
    tokens = around.tokens[first:after]
    known = [
        around.known(at)
        for at in range(first, after)
        if around.tokens[at].folded not in cues.PARTICLES or after - first == 1
    ]
    if not known:
        return None
    if title and _may_follow_title(around, known[0]):
        return Verdict(first, after, f"na ‘{title}’", 0.95)
    if is_something_else(around, first, after, known):
        return None
    if tokens[0].is_initials:
        return _after_initials(around, first, after, known)
    return _by_surroundings(around, first, after, known) or _by_list(around, first, after, known)


def _may_follow_title(around: Surroundings, known: Word) -> bool:
    return not known.is_barred and (not known.is_ordinary or bool(known.last or known.first))


def is_something_else(around: Surroundings, first: int, after: int, known: list[Word]) -> bool:
    """An organisation, a place or a street that bears a name."""
    before, following = around.word_before(first), around.word_after(after)
    alone = after - first == 1
    if (
        not alone
        and around.tokens[first].folded in cues.ORGANISATIONS
        and not known[0].is_best_known
    ):
        return True
    if before in cues.ORGANISATIONS and not (alone and known[0].is_first and before in _GROUPS):
        around.places.add(around.folded(first, after))
        return True
    next_capital = after < len(around.tokens) and around.tokens[after].is_capital
    if following in cues.ORGANISATIONS and next_capital:
        return True
    surest = any(one.is_best_known or one.is_first for one in known)
    if before in cues.PLACE_PREPOSITIONS and not surest:
        around.places.add(around.folded(first, after))
        return True
    whole = around.folded(first, after)
    return any(one.is_place for one in (word(whole, around.languages),)) and not (
        len(known) == 1 and known[0].is_well_known
    )


def _after_initials(
    around: Surroundings, first: int, after: int, known: list[Word]
) -> Verdict | None:
    rest = known[1:]
    if not rest or all(one.is_barred or (one.is_ordinary and not one.last) for one in rest):
        return None
    starts_a_line = around.before(first) is None and len(around.tokens[first].text) == 2
    if starts_a_line and rest[0].is_ordinary and not rest[0].is_common_last:
        return None
    return Verdict(first, after, "voorletters en achternaam", 0.95)


def _by_surroundings(
    around: Surroundings, first: int, after: int, known: list[Word]
) -> Verdict | None:
    if after - first == 1 and around.tokens[first].folded in cues.PARTICLES:
        return None
    before, following = around.word_before(first), around.word_after(after)
    likely = known[0].is_namelike or (known[0].is_unknown and bool(known[0].first or known[0].last))
    possible = likely or known[0].is_unknown or starts_with_particle(around, first, after)
    expected = around.expected_at(first)
    if expected and expected != SPEAKS:
        possible = possible or bool(known[0].first and not known[0].is_barred)
    if expected and possible and not _reads_as_label(around, first, after, known, expected):
        return Verdict(first, after, expected, 0.9)
    if before in cues.GREETINGS and possible:
        return Verdict(first, after, f"na ‘{before}’", 0.9)
    if following in cues.TURKISH_AFTER and around.tokens[after].is_capital:
        return Verdict(first, after, f"voor ‘{around.tokens[after].text}’", 0.9)
    if before in cues.ROLES and possible and around.tokens[first].folded not in cues.PORTFOLIOS:
        return Verdict(first, after, f"na ‘{before}’", 0.85)
    return None


def _reads_as_label(
    around: Surroundings, first: int, after: int, known: list[Word], why: str
) -> bool:
    """`Besluit:` and `Waar:` stand before a colon too, and so does a word nobody knows."""
    if why != SPEAKS:
        return False
    sure = any(one.is_first or one.is_last or one.is_best_known for one in known)
    return not (sure or known[0].first > 1 or starts_with_particle(around, first, after))


def starts_with_particle(around: Surroundings, first: int, after: int) -> bool:
    return after - first > 1 and around.tokens[first].folded in cues.PARTICLES


def _by_list(around: Surroundings, first: int, after: int, known: list[Word]) -> Verdict | None:
    if starts_with_particle(around, first, after):
        return (
            None
            if around.has_article(first)
            else Verdict(first, after, "achternaam met tussenvoegsel", 0.8)
        )
    if len(known) == 1:
        return judge_word(around, first, known[0])
    is_first = known[0].is_first or known[0].first > 1
    # In the middle of a sentence a capital says much, also of a name that is a word (John).
    is_first |= bool(known[0].first) and not around.tokens[first].opens and known[1].is_common_last
    if is_first and (known[1].last or known[1].first or known[1].is_unknown):
        return Verdict(first, after, "voornaam en achternaam", 0.92)
    if any(one.is_first or one.is_last for one in known):
        return Verdict(first, after, "een deel staat in de lijst van namen", 0.75)
    if after - first > len(known) and known[0].is_unknown:
        return Verdict(first, after, "naam met tussenvoegsel", 0.75)
    if around.word_after(after) in cues.TELLING_VERBS and all(one.is_unknown for one in known):
        return Verdict(first, after, "doet iets wat mensen doen", 0.6)
    return None
