"""One place in a text that points at a person."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "name",
    "phone",
    "email",
    "bsn",
    "iban",
    "plate",
    "address",
    "postcode",
    "birth_date",
    "account",
    "case",
    "ip",
    "url",
]

# The Dutch word that stands in the text instead.
KINDS: dict[Kind, str] = {
    "name": "naam",
    "phone": "telefoon",
    "email": "e-mail",
    "bsn": "bsn",
    "iban": "rekening",
    "plate": "kenteken",
    "address": "adres",
    "postcode": "postcode",
    "birth_date": "geboortedatum",
    "account": "account",
    "case": "dossiernummer",
    "ip": "ip-adres",
    "url": "link",
}


@dataclass(frozen=True, slots=True)
class Personal:
    """Words that point at a person: `text[start:end]` of the text they were found in.

    `why` is one Dutch phrase, `sure` a number from 0 to 1 to sort doubts by; it is no chance.
    """

    start: int
    end: int
    text: str
    kind: Kind
    why: str
    sure: float


def settle(found: list[Personal]) -> list[Personal]:
    """Keep of what overlaps the surest, then the longest; sorted by place."""
    kept: list[Personal] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if _weight(one) > _weight(kept[-1]):
                kept[-1] = one
        else:
            kept.append(one)
    return kept


def _weight(one: Personal) -> tuple[bool, float, int]:
    # Whatever lies inside an address of any sort (a name in a mail address) belongs to that.
    return one.kind != "name", one.sure, one.end - one.start
