"""Which published answers a second look changed. The room that has second looks tells it."""

from collections.abc import Callable, Iterable
from uuid import UUID

Finder = Callable[[frozenset[UUID]], frozenset[UUID]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Let a room tell which of these choices changed; registering again replaces it."""
    _finders[:] = [finder]


def overturned(choices: Iterable[UUID]) -> frozenset[UUID] | None:
    """Those of `choices` that a second look changed; None when no room tells. Queries: 0 or 1."""
    asked = frozenset(choices)
    if not _finders:
        return None
    return _finders[0](asked) if asked else frozenset()
