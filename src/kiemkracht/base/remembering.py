"""What several parts of one page ask is read once: a memory for the time of one GET.

`remembered` is only for facts that are the same whoever asks, such as names: what a visitor may see
is asked each time, where it is used. What the page itself is about it may `keep` once leave was
asked, so that the parts around it need not ask again. Outside a page (a job, a command, a POST)
nothing is remembered.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Fact = TypeVar("Fact")

_memory: ContextVar[dict[Hashable, dict[Any, Any]] | None] = ContextVar("memory", default=None)


@contextmanager
def during_a_page() -> Iterator[None]:
    """Remember until the end of this block."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(
    what: str, keys: Collection[Key], read: Callable[[frozenset[Key]], Mapping[Key, Fact]]
) -> dict[Key, Fact]:
    """Facts by key; only those that nobody asked yet are read. Keys without a fact stay out."""
    memory = _memory.get()
    if memory is None:
        return dict(read(frozenset(keys)))
    kept = memory.setdefault(what, {})
    missing = frozenset(key for key in keys if key not in kept)
    if missing:
        kept.update(dict.fromkeys(missing) | dict(read(missing)))
    return {key: kept[key] for key in keys if kept[key] is not None}


def keep(what: str, key: Hashable, fact: object) -> None:
    """Keep a fact about what this page shows; whoever keeps it asked leave for its visitor."""
    memory = _memory.get()
    if memory is not None:
        memory.setdefault(f"kept:{what}", {})[key] = fact


def kept(what: str, key: Hashable) -> Any | None:
    """What was kept while this page was made, or None."""
    memory = _memory.get()
    return memory.get(f"kept:{what}", {}).get(key) if memory is not None else None
