"""Who never meets whom: asked by an earlier room before it proposes one person to another.

A later room, which knows about blocks, answers. Without it nobody is kept apart.
"""

from collections.abc import Callable
from uuid import UUID

from kiemkracht.base.visitors import Visitor

ApartFinder = Callable[[Visitor], frozenset[UUID]]

_finder: list[ApartFinder] = []


def register(finder: ApartFinder) -> None:
    """Let the room that keeps blocks answer; called once, at start-up."""
    _finder[:] = [finder]


def from_whom(visitor: Visitor) -> frozenset[UUID]:
    """People who are never proposed to this visitor, whichever of the two said so. Queries: 1."""
    return _finder[0](visitor) if _finder and visitor.is_known else frozenset()
