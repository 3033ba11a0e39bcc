"""Live: what many screens look at at once, told as soon as it changes.

A room registers a kind of subject with two functions: `look(pk)` gives a few figures (the house
keeps them for a second, so a thousand screens cost one reading) and `may(pk, person_id)` tells
whether somebody still sees them. A page asks for `address(...)` and gives it to the browser; the
door of the house (`config.door`) answers there with server-sent events, or once as JSON.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core import signing

Look = Callable[[str], Mapping[str, Any] | None]
May = Callable[[str, UUID | None], bool]

PREFIX = "/live/"
# After an address: the figures once, as JSON, instead of a stream.
NOW = "/nu"
VALID_S = 12 * 3600
_SALT = "kiemkracht.live"
_CHECKED_AGAIN_S = 60
_LONGEST = 512


@dataclass(frozen=True, slots=True)
class Subject:
    """What one stream tells of, and to whom; no person means: to everyone."""

    kind: str
    pk: str
    person_id: str = ""


_kinds: dict[str, tuple[Look, May]] = {}


def register(kind: str, *, look: Look, may: May) -> None:
    """Let the rooms' figures be followed; called at start-up."""
    _kinds[kind] = (look, may)


def address(kind: str, pk: object, *, person_id: UUID | None = None) -> str:
    """Where a browser may listen for the next twelve hours; leave was asked by the page."""
    subject = [kind, str(pk), str(person_id) if person_id else ""]
    return PREFIX + signing.dumps(subject, salt=_SALT)


def subject_of(path: str) -> Subject | None:
    """The subject behind an address we gave out; None for anything else, or too old."""
    if len(path) > _LONGEST:
        return None
    return _read(path.removeprefix(PREFIX), int(time.time() // _CHECKED_AGAIN_S))


@lru_cache(maxsize=4096)
def _read(signed: str, _minute: int) -> Subject | None:
    """Telephones ask every few seconds: a signature is reckoned once a minute, for all at once."""
    try:
        said = signing.loads(signed, salt=_SALT, max_age=VALID_S)
    except signing.BadSignature:
        return None
    subject = Subject(*said)
    return subject if subject.kind in _kinds else None


def look(kind: str, pk: str) -> str | None:
    """The figures as they are now, as JSON; None when there is nothing to follow any more."""
    figures = _kinds[kind][0](pk)
    return None if figures is None else json.dumps(figures, separators=(",", ":"))


def may_follow(subject: Subject) -> bool:
    """Whether this is still for their eyes."""
    person_id = UUID(subject.person_id) if subject.person_id else None
    return _kinds[subject.kind][1](subject.pk, person_id)
