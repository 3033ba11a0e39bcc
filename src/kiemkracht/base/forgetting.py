"""Forgetting a person: every room lets go of its own; counts stay, names don't."""

from collections.abc import Callable
from uuid import UUID

LetGo = Callable[[UUID], None]

_rooms: dict[str, LetGo] = {}


def register(name: str, let_go: LetGo) -> None:
    """Let a room answer when a person asks to be forgotten; called at start-up."""
    _rooms[name] = let_go


def let_go_everywhere(person_id: UUID) -> None:
    """Ask every room to let go of a person; the caller holds the transaction."""
    for name in sorted(_rooms):
        _rooms[name](person_id)
