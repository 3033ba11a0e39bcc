"""Turns: everything drew a lot for good, and every day the list begins at another one."""

import hashlib
import uuid
from datetime import date

CYCLE_DAYS = 30
_GOLDEN = 0.6180339887498949


def lot_of(identity: uuid.UUID) -> float:
    """A number 0..1 drawn from the id: where a thing stands in the rotation, for good."""
    digest = hashlib.sha256(identity.bytes).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def pivot_of(day: date) -> float:
    """The lot with which the list of this day begins, 0..1."""
    cycle, step = divmod(day.toordinal(), CYCLE_DAYS)
    return (step / CYCLE_DAYS + (cycle * _GOLDEN) % 1 / CYCLE_DAYS) % 1
