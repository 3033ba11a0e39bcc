"""Ids that come in as text."""

from collections.abc import Iterable
from uuid import UUID


def uuids_of(texts: Iterable[str]) -> list[UUID]:
    """Those texts that are an id."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
