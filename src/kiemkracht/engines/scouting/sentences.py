"""From a text as people keep it (minutes, mail, transcript, list) to its sentences."""

# ruff: noqa: SIM905 - lists of words read better as text

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What stands before the words of a line: quote signs, bullets, numbers, ticks, times, a speaker.
_MARKER = re.compile(
    r"[ \t\xa0]*"
    r"(?:(?:>+|[-*•·‣▪◦●○–—→✓☐☑]|\[[ xX]?\]|#{1,6}|\(?\d{1,3}[.)]|\(?[a-zA-Z]\)|\|)[ \t\xa0]+|>+)"
)
_CLOCK = re.compile(
    r"[ \t]*[\[(]?(?:\d{1,4}[-/]\d{1,2}[-/]\d{2,4},?[ \t]+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[.,]\d{1,3})?(?:[ \t]*(?:uur|-->|[-–]))?[\])]?[ \t]*(?=\D|$)"
)
_SPEAKER = re.compile(
    r"[ \t]*\*{0,2}"
    r"(?:[A-Z0-9À-Ý][\w.’'\-]{0,24}|van|de|der|den|het|ten|ter|el|ben|mw\.|mevr\.|dhr\.)"
    r"(?:[ \t]+(?:[A-Z0-9À-Ý][\w.’'\-]{0,24}|van|de|der|den|het|ten|ter|el|ben)){0,4}"
    r"(?:[ \t]*\([^()\n]{1,40}\))?\*{0,2}:\*{0,2}(?=[ \t\n]|$)[ \t]*"
)
_END = re.compile(r"[.!?…]+[\"”’'»)\]*_]*(?=\s|$)")
_BEFORE = re.compile(r"[\w.’'\-]+\Z")
# What may stand before the first letter of a sentence; 's Avonds and 't Is begin one as well.
_OPENS_BIG = re.compile(
    r"\s*[\"“„‘'«(\[*_]*(?:[A-ZÀ-Ý0-9€]|['’][snt]\b|[^\w\s,;:.!?)\]}\"'”’»–—-])"
)
_NEVER_LAST = frozenset(
    (
        "dhr mw mevr mej hr mr mrs dr drs ir ing prof nr nrs bijv bv o.a i.v.m t.a.v t.b.v m.b.t "
        "d.m.v i.p.v t/m t.o.v z.s.m n.a.v o.l.v m.i.v d.w.z resp incl excl ca tel afd art jl jr "
        "sr st max min blz pag vgl zgn plm gem evt jan feb mrt apr aug sept okt nov dec ma di wo "
        "vr za zo i.s.m m.u.v o.g.v v.w.b w.o i.h.k.v t.g.v t.z.t a.u.b aub a.d.h.v o.b.v i.g.v "
        "mln mld vs fam wethr burg secr vz"
    ).split()
)
_SOMETIMES_LAST = frozenset("etc enz e.d o.i.d e.a e.v d.d a.s n.v.t p.p".split())
_LETTERED = frozenset("plan optie variant groep blok klas lijn hal vak deel type scenario".split())
_GREETING = re.compile(r"(?i:beste|geachte|lieve|hoi|hallo|dag|goede\w+)\b[^\n]{0,40},\Z")
_WRAPPED_FROM = 45
"""A line at least this long (in signs) was probably broken by its width, not by its writer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is exactly `source[start:end]`; a wrapped one has its line ends."""

    start: int
    end: int
    text: str


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order, without overlap; headings and list items are sentences.

    Bullets, numbers, quote signs of mail, times and the names of speakers stand before a sentence,
    never in it. Abbreviations (dhr., o.a.), initials and three dots don't end one. Lines that were
    wrapped are joined; lines that were ended on purpose are not. A piece without a letter is none.
    Never raises. Cost: linear, about 3 MB per second. It can't tell a heading from a short sentence
    without a full stop.
    """
    found: list[Sentence] = []
    for start, end in _blocks(text):
        for first, last in _pieces(text, start, end):
            piece = text[first:last]
            if any(sign.isalpha() for sign in piece):
                found.append(Sentence(first, last, piece))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together, from the first word to the end of the last line."""
    begin = last = -1
    for start, end in _lines(text):
        if text[start:end].isspace():
            if begin >= 0:
                yield begin, last
            begin = -1
            continue
        words_at = _after_markers(text, start, end)
        is_quoted = text[start:words_at].strip() == ">"
        is_marked = words_at > start and text[start:words_at].strip() != "" and not is_quoted
        is_empty = not text[words_at:end].strip()
        goes_on = begin >= 0 and not is_marked and not is_empty
        if goes_on and _is_wrapped(text, begin, last, words_at):
            last = end
            continue
        if begin >= 0:
            yield begin, last
        begin, last = (-1, -1) if is_empty else (words_at, end)
    if begin >= 0:
        yield begin, last


def _after_markers(text: str, start: int, end: int) -> int:
    """Where the words of a line begin: after what marks it, in any order, at most a few times."""
    place = start
    for _ in range(6):
        for pattern in (_MARKER, _CLOCK, _SPEAKER):
            match = pattern.match(text, place, end)
            if match and match.end() > place:
                place = match.end()
                break
        else:
            break
    while place < end and text[place] in " \t\xa0":
        place += 1
    return place


def _is_wrapped(text: str, begin: int, last: int, next_at: int) -> bool:
    """Whether the line that ended at `last` goes on in the words at `next_at`."""
    line_start = max(begin, text.rfind("\n", begin, last - 1) + 1)
    line = text[line_start:last].rstrip()
    if not line:
        return False
    sign = text[next_at]
    if _GREETING.match(line):
        return False
    if line[-1] in ".!?:;…":
        return len(line) >= _WRAPPED_FROM or (line[-1] == "." and _is_abbreviation(line[:-1], sign))
    return not (sign.isupper() or sign.isdigit()) or len(line) >= _WRAPPED_FROM


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences inside one block."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() <= begin or not _ends_here(text, begin, match, end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_here(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if not text[match.end() : match.end() + 200].strip():
        return True
    following = match.end()
    opens_big = bool(_OPENS_BIG.match(text, following, min(end, following + 12)))
    signs = match.group()
    before = text[max(begin, match.start() - 24) : match.start()]
    if signs[0] == "." and signs.count(".") == 1:
        if _is_abbreviation(before, "A" if opens_big else "a"):
            return False
        return opens_big or _is_whole_word(before)
    if opens_big:
        return True
    # "Wat nu?" vroeg zij: the question stands inside the sentence; three dots may be a pause.
    return signs[0] in "!?" and signs[-1] in "!?"


def _is_whole_word(before: str) -> bool:
    """Whether this is a word after which a careless writer went on without a capital."""
    match = _BEFORE.search(before)
    return bool(match and len(match.group()) > 2 and match.group().isalpha())


def _is_abbreviation(before: str, next_sign: str) -> bool:
    match = _BEFORE.search(before)
    if not match:
        return False
    word = match.group()
    lower = word.lower().strip("'’")
    if lower in _SOMETIMES_LAST:
        return not next_sign.isupper()
    if len(word) == 1 and word.isupper():
        return before[: match.start()].split()[-1:] != [] and (
            before.split()[-2].lower() not in _LETTERED if len(before.split()) > 1 else True
        )
    if len(word) == 3 and word[1] == "." and word[0].isupper() and word[2].isupper():
        return True
    return lower in _NEVER_LAST and (lower not in _ALSO_WORDS or not next_sign.isupper())


_ALSO_WORDS = frozenset("min max di wo vr za zo ma st art gem sr".split())
