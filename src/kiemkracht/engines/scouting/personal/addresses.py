"""Where someone lives and when someone was born."""

import re
from collections.abc import Iterator

from kiemkracht.engines.scouting.personal.finding import Personal
from kiemkracht.engines.scouting.personal.ordinary import is_ordinary

_POSTCODE = re.compile(
    r"(?<![\w-])[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})(?!\w)"
    r"(?:,? (?:nr\.? ?|nummer |huisnummer )?\d{1,4}(?:[ -]?[a-zA-Z](?!\w))?(?![\w.,]*\d))?"
)
_AFTER_CUE = re.compile(r"\bpostcode\b:? {0,2}([1-9]\d{3} ?[A-Za-z]{2})\b", re.IGNORECASE)
_SUFFIXES = (
    "straat|straatje|laan|weg|plein|kade|gracht|singel|dijk|hof|hofje|steeg|pad|park|plantsoen|dreef|"
    "wal|burg|markt|baan|kamp|oever|kwartier|ring|gaarde|akker|veld|erf|werf|haven|poort|zoom|hoek|"
    "meent|hage|gang|str\\."
)
_NUMBER = (
    r"(\d{1,4})(?!\d|[.,:]\d|%)(?: ?(?:bis|hs|[a-zA-Z])(?![\w’']))?"
    r"(?:[-/ ](?:\d{1,3}|[IVX]{1,4}|hoog)(?![\w.,]*\d|\w))?"
)
_STREET = re.compile(
    rf"(?:{_SUFFIXES})(?:,? (?:nr\.?|nummer|huisnummer))? {_NUMBER}", re.IGNORECASE
)
_LIVING = re.compile(
    r"\b(?:[Ww]oon(?:t|de|achtig|plaats)?|[Ww]onend|[Aa]dres|[Vv]erblijft|[Ii]ngeschreven)\b:?"
    r"(?: nu| nog| al)?(?: op| aan| te)?(?: (?:de|het|’t|'t))? "
    rf"((?:[A-Z][\w’'-]{{1,30}} ){{1,4}}{_NUMBER})"
)
_HOUSE_NUMBER = re.compile(r"\bhuisnummer:? (\d{1,4} ?[a-zA-Z]?)(?!\w)", re.IGNORECASE)
_ENGLISH = re.compile(
    r"(?<!\w)\d{1,4}[a-z]? (?:[A-Z][a-z]{1,20} ){1,3}"
    r"(?:Street|Road|Avenue|Lane|Drive|Square|Close)\b"
)
_BEFORE = re.compile(r"(?:[A-ZÀ-Þ0-9][\w.’'-]{0,30} |(?:van|de|der|den|het|ten|ter|’t|'t) ){0,5}$")
_SHORTEST_BEGINNING = 2
_NO_STREETS = {"onderweg", "uitweg", "omweg", "kortweg"}
_DOUBTFUL = (
    "gang",
    "hoek",
    "poort",
    "ring",
    "kamp",
    "erf",
    "veld",
    "baan",
    "wal",
    "haven",
    "zoom",
    "burg",
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec|january|february|march|may|june|july|august|"
    "october|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
)
_DATE = (
    rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"(?:\d{{1,2}}(?:e|st|nd|rd|th)? (?:of )?)?(?:{_MONTHS})\.?,?(?: \d{{1,2}},)?"
    rf" (?:19|20|[’'])?\d\d|"
    rf"\d{{1,2}} (?:{_MONTHS})|(?:19|20)\d\d)"
)
_BORN = re.compile(
    r"\b(?:geboren|geb\.|geb|geboortedatum|geboortedag|geb\. ?datum|verjaart|verjaardag|jarig|born|"
    r"date of birth|dob|doğum tarihi|doğumlu)\b[:.]?"
    r"(?: (?:te|in) [A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?,?)?"
    r"(?: (?:op|in|on|is|d\.d\.|den|was))?:? "
    r"{0,3}\(?(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?"
    rf"({_DATE})(?!\w)",
    re.IGNORECASE,
)


def find_addresses(text: str) -> Iterator[Personal]:
    """Postcodes, streets with a number and birth dates, in no particular order."""
    for match in _POSTCODE.finditer(text):
        why = "postcode met huisnummer" if match[0][-1].isdigit() else "postcode"
        if not _is_year_in_a_sentence(text, match):
            yield Personal(match.start(), match.end(), match[0], "postcode", why, 0.93)
    for match in _AFTER_CUE.finditer(text):
        yield _group(match, "postcode", "na ‘postcode’", 0.95)
    yield from _streets(text)
    for pattern in (_LIVING, _HOUSE_NUMBER):
        for match in pattern.finditer(text):
            yield _group(match, "address", "waar iemand woont", 0.85)
    for match in _ENGLISH.finditer(text):
        yield Personal(match.start(), match.end(), match[0], "address", "straat en nummer", 0.85)
    for match in _BORN.finditer(text):
        yield _group(match, "birth_date", "na ‘geboren’ of ‘geboortedatum’", 0.95)


def _streets(text: str) -> Iterator[Personal]:
    for match in _STREET.finditer(text):
        if _YEAR.fullmatch(match[1]):
            continue
        start = match.start()
        while start > 0 and start > match.start() - 40 and _in_word(text[start - 1]):
            start -= 1
        street = text[start : match.start(1)].split(maxsplit=1)[0].rstrip(",")
        doubtful = text[start].islower() or street.lower().endswith(_DOUBTFUL)
        plain = street.lower()
        if plain in _NO_STREETS or (doubtful and is_ordinary(plain)):
            continue  # onderweg 3 mensen gezien, Ingang 2
        alone = match.start() - start < _SHORTEST_BEGINNING
        before = _BEFORE.search(text[max(0, start - 80) : start])
        named = _from_a_capital(before[0] if before else "")
        if alone and not (named and text[start].isupper()):
            continue
        start -= len(named)
        yield Personal(
            start, match.end(), text[start : match.end()], "address", "straat en huisnummer", 0.93
        )


def _from_a_capital(before: str) -> str:
    """Of the words before a street only those from the first that is a name on."""
    words = before.split(" ")
    while words and (
        words[0][:1].islower() or words[0] in _NOT_IN_A_STREET or words[0][:1] in "’'"
    ):
        words.pop(0)
    return " ".join(words)


_NOT_IN_A_STREET = {
    "De", "Het", "Een", "Op", "In", "Aan", "Bij", "Van", "Voor", "Naar", "Adres", "Wij", "Ik",
    "Zij", "Hij", "Mijn", "Onze", "Deze", "Die", "Dat",
}  # fmt: skip


def _in_word(sign: str) -> bool:
    return sign.isalpha() or sign in "-’'"


def _is_year_in_a_sentence(text: str, match: re.Match[str]) -> bool:
    """`2024 EU` and `1000 MB` are no postcodes."""
    letters = re.sub(r"[^A-Za-z]", "", match[0])[:2].upper()
    return letters in {"EU", "MB", "GB", "KG", "KM", "MM", "CM", "KB", "TB"}


def _group(match: re.Match[str], kind: str, why: str, sure: float) -> Personal:
    return Personal(match.start(1), match.end(1), match[1], kind, why, sure)  # type: ignore[arg-type]
