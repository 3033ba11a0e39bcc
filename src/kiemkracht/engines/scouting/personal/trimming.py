"""What belongs to a run of capitals and what only stands before or behind it."""

from kiemkracht.engines.scouting.personal import cues
from kiemkracht.engines.scouting.personal.runs import is_surname_after
from kiemkracht.engines.scouting.personal.surroundings import Surroundings

# In a text in capitals every word looks like a name, so a surname must be a common one.
_MANY_IN_CAPITALS = 1000


def strip(around: Surroundings, at: int, after: int) -> tuple[int, str]:
    """Pass titles, greetings and the first word of a sentence; say which title came last."""
    title = ""
    while at < after:
        token = around.tokens[at]
        if token.is_initials:
            break
        if token.folded in cues.TITLES and (at + 1 < after or _is_title_only(around, at)):
            title = token.folded
        elif _is_role_or_greeting(around, at, after):
            title = ""
        elif not _is_just_a_first_word(around, at, after):
            break
        at += 1
        at = _pass_joint(around, at, after)
    return at, title


def _pass_joint(around: Surroundings, at: int, after: int) -> int:
    """`Leerlingen van De Werf` is no surname, `Ook van der Berg` is one."""
    end = at
    while end < after and not around.tokens[end].is_capital and not around.tokens[end].is_initials:
        end += 1
    joint = tuple(token.folded for token in around.tokens[at:end])
    return at if joint in cues.SURE_JOINTS - {("ben",), ("el",)} else end


def _is_role_or_greeting(around: Surroundings, at: int, after: int) -> bool:
    known = around.known(at)
    if known.is_best_known or (known.is_first and at + 1 == after):
        return False
    folded = around.tokens[at].folded
    return folded in cues.ROLES or (folded in cues.GREETINGS and around.tokens[at].opens)


def _is_title_only(around: Surroundings, at: int) -> bool:
    return not around.known(at).is_best_known


def _is_just_a_first_word(around: Surroundings, at: int, after: int) -> bool:
    """`Ook Joost`, `Gisteren Fatma`, `Van Joost`, but not `Mark Visser` or `De Groot`."""
    token, known = around.tokens[at], around.known(at)
    if at + 1 >= after:
        return False
    if token.folded in cues.PARTICLES:
        return not is_surname_with_particle(around, at, after)
    if known.is_barred:
        return True
    if not known.is_ordinary:
        return False
    if known.first > 1 and not around.tokens[at + 1].is_capital:
        return around.tokens[at + 1].is_initials  # `Bas van Leeuwen` is one name
    following = around.known(at + 1)
    if known.first > 1:
        return not (following.last or following.is_unknown)
    return token.opens or not known.last


def is_surname_with_particle(around: Surroundings, at: int, after: int) -> bool:
    """`De Groot`, `Van der Berg`, `El Amrani`: a particle with a capital starts the name."""
    end = at + 1
    while end < after and around.tokens[end].folded in cues.PARTICLES and end - at < 2:
        end += 1
    if end >= after:
        return False
    joint = tuple(token.folded for token in around.tokens[at:end])
    folded, known = around.tokens[end].folded, around.known(end)
    if known.is_barred or (known.is_best_known and joint == ("van",)):
        return False
    words = " ".join(joint)
    if words in {"de", "het", "van", "van de", "een", "in", "op", "aan"}:
        rest = cues.AFTER_DE if words == "de" else cues.AFTER_PARTICLE
        return folded in rest or (words != "het" and known.is_last)
    return joint in cues.JOINTS and is_surname_after(joint, folded, known)


def cut(around: Surroundings, first: int, after: int, has_title: bool) -> int:
    """Stop before a word that can't belong to the name."""
    for at in range(first, after):
        token, known = around.tokens[at], around.known(at)
        if token.is_initials or (at == first and has_title):
            continue
        if token.folded in cues.PARTICLES:
            if token.is_capital and at > first and not is_surname_with_particle(around, at, after):
                return at
            continue
        if token.folded in cues.AFTER_PARTICLE:
            continue
        if known.is_barred or token.folded in cues.TITLES | cues.ROLES | cues.TURKISH_AFTER:
            return at
        bearers = _MANY_IN_CAPITALS if token.text.isupper() else 1
        if (
            at > first
            and (known.is_ordinary or known.is_place)
            and not (known.last >= bearers or known.is_best_known)
        ):
            return at
    return after
