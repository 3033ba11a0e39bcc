"""Numbers that belong to one person: telephone, BSN, bank account, number plate, dossier, IP.

Every pattern has a bounded length and starts at a word border, so the cost is linear in the text
whatever it holds.
"""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from kiemkracht.engines.scouting.personal.finding import Kind, Personal

_DUTCH_PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)\s?31[ .-]?(?:\(0\)[ .-]?)?|\(0(?=\d{1,3}\))|0)[1-9]"
    r"(?:[ .)/\u2011–-]{0,3}\d){8}(?!\d)(?!-\d)"
)
_FOREIGN_PHONE = re.compile(r"(?<![\w+])(?:\+|00)[1-9](?:[ .()/-]{0,2}\d){7,13}(?!\d)")
_SHORT_PHONE = re.compile(
    r"\b(?:tel|telefoon(?:nummer)?|mobiel|gsm|phone|bereikbaar op|bel(?:len)? (?:op|naar)?)"
    r"\b\.?:? {0,2}(?:nr\.? )?(\d(?:[ .-]?\d){5,9})(?!\d)",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(r"\d{2}[-./ ]\d{2}[-./ ](?:19|20)\d\d")
_NINE = re.compile(
    r"(?<![\w.,/-])(?:\d{9}|\d{3}([. -])\d{3}\1\d{3}|\d{4}([. ])\d{2}\2\d{3})(?![\w/-])(?![.,]\d)"
)
_BSN_CUE = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofinummer|sofi-nummer)\b[^\d\n]{0,12}"
    r"(\d(?:[. -]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)
_IBAN_START = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{4})")
_IBAN_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "PL": 28, "TR": 26, "IT": 27,
    "LU": 20, "PT": 25, "AT": 20, "CH": 21, "IE": 22, "DK": 18, "SE": 24, "RO": 24, "BG": 22,
    "LT": 20, "GR": 27, "HU": 28, "CZ": 24, "MA": 28, "NO": 15, "FI": 18, "EE": 20, "LV": 21,
}  # fmt: skip
_OLD_ACCOUNT = re.compile(
    r"\b(?:bank)?rekening(?:nummer|nr)?\b\.?:? {0,2}(?:nr\.? )?(\d(?:[. ]?\d){6,9})(?!\d)",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?<![\w-])([A-Za-z]{1,3}|\d{1,3})-([A-Za-z]{1,3}|\d{1,3})-([A-Za-z]{1,3}|\d{1,3})(?![\w-])"
)
_PLATE_CUE = re.compile(
    r"\b(?:kenteken|nummerbord|kentekenplaat)\b[^\w\n]{0,3}(?:is |was )?"
    r"((?:[A-Za-z0-9][ -]?){5}[A-Za-z0-9])\b",
    re.IGNORECASE,
)
# The sidecodes: L a letter, 9 a figure.
_SIDECODES = {
    "LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL", "99-LLL-9", "9-LLL-99",
    "LL-999-L", "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9", "LLL-999",
}  # fmt: skip
_CASE = re.compile(
    r"\b(?:cli[eë]nt|zaak|dossier|klant|pati[eë]nt|leerling|personeels|polis|inschrijf|registratie|"
    r"aanvraag|meld|kenmerk|referentie|lidmaatschaps|rijbewijs|paspoort|document|case|client|file)"
    r"(?:nummer|nr|kenmerk|code|id| number| no)?\b\.?\s{0,2}(?:[:#]|is|was|van)?\s{0,2}"
    r"((?:[A-Za-z]{1,4}[-/. ]?)?\d[\w/.-]{2,24}\w)",
    re.IGNORECASE,
)
_IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_IP6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])", re.IGNORECASE)


def find_numbers(text: str) -> Iterator[Personal]:
    """All of them, in no particular order; what overlaps is settled by the caller."""
    yield from _phones(text)
    yield from _citizen_numbers(text)
    yield from _accounts(text)
    yield from _plates(text)
    for match in _CASE.finditer(text):
        if sum(sign.isdigit() for sign in match[1]) > 2 and not _is_year(match[1]):
            yield _group(match, "case", "nummer van een dossier of klant", 0.85)
    yield from _ip_addresses(text)


def _phones(text: str) -> Iterator[Personal]:
    for match in _DUTCH_PHONE.finditer(text):
        if _grouped_like_a_phone(match[0]):
            yield _whole(match, "phone", "Nederlands telefoonnummer", 0.97)
    for match in _FOREIGN_PHONE.finditer(text):
        if match[0][0] == "+" or " " in match[0]:
            yield _whole(match, "phone", "telefoonnummer met landnummer", 0.9)
    for match in _SHORT_PHONE.finditer(text):
        yield _group(match, "phone", "nummer na ‘telefoon’", 0.85)


def _grouped_like_a_phone(number: str) -> bool:
    """A date and an hour also make ten figures."""
    if number[0] == "+" or number.startswith(("00", "(")):
        return True
    first = re.split(r"\D", number, maxsplit=1)[0]
    if _DATE_FIRST.match(number):
        return False
    return number.startswith("06") or len(first) in (3, 4, 10)


def _citizen_numbers(text: str) -> Iterator[Personal]:
    for match in _BSN_CUE.finditer(text):
        yield _group(match, "bsn", "na ‘bsn’", 0.98)
    for match in _NINE.finditer(text):
        if _passes_eleven(re.sub(r"\D", "", match[0])):
            yield _whole(match, "bsn", "negen cijfers en de 11-proef klopt", 0.8)


def _passes_eleven(digits: str) -> bool:
    """The test of the BSN: weights 9 to 2, and -1 for the last."""
    if len(set(digits)) == 1:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(sign) * weight for sign, weight in zip(digits, weights, strict=True)) % 11 == 0


def _accounts(text: str) -> Iterator[Personal]:
    for match in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(match[0][:2].upper())
        end = _after(text, match.start(), length) if length else 0
        if not end:
            continue
        plain = re.sub(r"[^A-Za-z0-9]", "", text[match.start() : end]).upper()
        span = match.start(), end, text[match.start() : end]
        if _passes_97(plain):
            yield Personal(*span, "iban", "IBAN en de controle klopt", 0.99)
        elif re.fullmatch(r"NL\d\d[A-Z]{4}\d{10}", plain):
            yield Personal(*span, "iban", "heeft de vorm van een IBAN", 0.8)
    for match in _OLD_ACCOUNT.finditer(text):
        yield _group(match, "iban", "na ‘rekening’", 0.85)


def _after(text: str, start: int, length: int) -> int:
    """Where `length` letters and figures end, with at most one space, dot or hyphen between."""
    position, seen, parted = start, 0, False
    while position < len(text) and seen < length:
        sign = text[position]
        if sign.isascii() and sign.isalnum():
            seen, parted = seen + 1, False
        elif sign in " .-\u00a0" and not parted:
            parted = True
        else:
            return 0
        position += 1
    is_whole = seen == length and not text[position : position + 1].isalnum()
    return position if is_whole else 0


def _passes_97(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _plates(text: str) -> Iterator[Personal]:
    for match in _PLATE.finditer(text):
        if _shape(match[0]) in _SIDECODES and _one_case(match[0]):
            yield _whole(match, "plate", "heeft de vorm van een kenteken", 0.9)
    for match in _PLATE_CUE.finditer(text):
        plain = re.sub(r"[ -]", "", match[1])
        if any(sign.isdigit() for sign in plain) and any(sign.isalpha() for sign in plain):
            yield _group(match, "plate", "na ‘kenteken’", 0.93)


def _shape(plate: str) -> str:
    return re.sub(r"[A-Za-z]", "L", re.sub(r"\d", "9", plate))


def _one_case(plate: str) -> bool:
    return plate in (plate.upper(), plate.lower())


def _ip_addresses(text: str) -> Iterator[Personal]:
    for pattern in (_IP4, _IP6):
        for match in pattern.finditer(text):
            try:
                ip_address(match[0])
            except ValueError:
                continue
            if text[max(0, match.start() - 8) : match.start()].lower().rstrip().endswith("versie"):
                continue
            yield _whole(match, "ip", "adres van een computer", 0.85)


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number) is not None


def _whole(match: re.Match[str], kind: Kind, why: str, sure: float) -> Personal:
    return Personal(match.start(), match.end(), match[0], kind, why, sure)


def _group(match: re.Match[str], kind: Kind, why: str, sure: float) -> Personal:
    return Personal(match.start(1), match.end(1), match[1], kind, why, sure)
