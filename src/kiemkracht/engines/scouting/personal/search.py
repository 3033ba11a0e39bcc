"""Everything in a text that points at one person."""

from collections.abc import Collection, Iterator

from kiemkracht.engines.scouting.personal.addresses import find_addresses
from kiemkracht.engines.scouting.personal.cues import PARTICLES
from kiemkracht.engines.scouting.personal.expected import Expectations
from kiemkracht.engines.scouting.personal.finding import Personal, settle
from kiemkracht.engines.scouting.personal.folding import fold
from kiemkracht.engines.scouting.personal.known import KnownNames
from kiemkracht.engines.scouting.personal.links import find_links
from kiemkracht.engines.scouting.personal.names import Reader
from kiemkracht.engines.scouting.personal.numbers import find_numbers
from kiemkracht.engines.scouting.personal.ordinary import languages_of
from kiemkracht.engines.scouting.personal.surroundings import Doubt, Surroundings
from kiemkracht.engines.scouting.personal.tokens import stretches

_SURE_ENOUGH_TO_LEARN = 0.8
_NO_PLACE_FROM = 0.8


def find_personal(text: str, *, known: Collection[str] = ()) -> tuple[Personal, ...]:
    """Find names, numbers, addresses, dates and links of people; sorted, without overlap.

    Names in `known` and their parts always count. Dutch first; in other languages names are found
    after titles, in lists of first names and by mail, telephone and number patterns all the same.
    Each `why` is a Dutch phrase; `sure` runs from 0 to 1 and only orders doubts. Cost: linear;
    first use about 1 s and 30 MB for the lists, then some 40 µs per word. Sources: the lists of
    the package `filenthropist`, the word lists of simplemma, the 11-test of the BSN, ISO 13616
    (mod 97), the Dutch sidecodes.
    It can't tell whether a text is anonymous: nicknames, rare names without a cue and stories that
    only one person can have lived stay. A human must look.
    """
    found = [*find_numbers(text), *find_links(text), *find_addresses(text)]
    found += _names(text, KnownNames(known))
    return tuple(settle(found))


def _names(text: str, known: KnownNames) -> list[Personal]:
    expected, languages = Expectations(text), languages_of(text)
    found: list[Personal] = []
    doubts: list[Doubt] = []
    places: set[str] = set()
    for tokens in stretches(text):
        around = Surroundings(tokens, expected, languages)
        for verdict in Reader(around).names():
            start, end = tokens[verdict.first].start, tokens[verdict.after - 1].end
            end -= verdict.has_ending
            span = text[start:end]
            found.append(Personal(start, end, span, "name", verdict.why, verdict.sure))
        found += known.found(text, tokens)
        doubts += around.doubts
        places |= around.places
    learned = _learned(found)
    found = [one for one in found if not _is_place_elsewhere(one, places - learned)]
    return found + list(_elsewhere(doubts, learned))


def _learned(found: list[Personal]) -> set[str]:
    """The words of names that are sure, to recognise them elsewhere."""
    return {
        part
        for one in found
        if one.sure >= _SURE_ENOUGH_TO_LEARN
        for part in fold(one.text).split()
        if len(part) > 2 and part not in PARTICLES and "." not in part
    }


def _elsewhere(doubts: list[Doubt], learned: set[str]) -> Iterator[Personal]:
    for token, is_weak in doubts:
        if token.folded in learned and not (is_weak and token.is_capital):
            why = "staat ook elders in deze tekst als naam"
            yield Personal(token.start, token.end, token.text, "name", why, 0.65)


def _is_place_elsewhere(one: Personal, places: set[str]) -> bool:
    return one.sure < _NO_PLACE_FROM and fold(one.text) in places
