"""Sealing contents in a chain: each seal covers its content, its number and the seal before."""

import hashlib
from dataclasses import dataclass

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.ledger.canonical import Json, canonical

VERSION = 1
"""The way of sealing; a later way gets another number and another prefix."""

# A hash made for another purpose, or by another version, can never pass for a seal.
_PREFIX = f"kiemkracht/ledger/v{VERSION}\n".encode()


@dataclass(frozen=True, slots=True)
class Seal:
    """What is kept beside a content.

    `hash`: 64 hexadecimal signs. `previous`: the hash of the seal before, empty for the first.
    `number`: 1, 2, 3, … without gaps.
    """

    hash: str
    previous: str
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A content with its seal, as kept or as published."""

    seal: Seal
    content: Json


def seal(previous: Seal | None, content: Json) -> Seal:
    """Seal a content behind `previous`; None for the first of a chain.

    The hash is SHA-256 over `kiemkracht/ledger/v1`, a line feed, and the canonical JSON of
    `{"content": …, "number": …, "previous": …}`. Raises `EngineInputError` for contents without
    one JSON form, see `canonical`. Whoever calls keeps two writers from sealing behind the same
    seal. Cost: some 20 µs per kB.
    """
    number = 1 if previous is None else previous.number + 1
    before = "" if previous is None else previous.hash
    return Seal(
        hash=hash_of(content, number=number, previous=before), previous=before, number=number
    )


def hash_of(content: Json, *, number: int, previous: str) -> str:
    """The hash that a content has at this place in a chain."""
    if type(number) is not int or number < 1:
        raise EngineInputError("number", "is a whole number, counted from 1")
    sealed = canonical({"content": content, "number": number, "previous": previous})
    return hashlib.sha256(_PREFIX + sealed).hexdigest()
