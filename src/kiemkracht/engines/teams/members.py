"""Who takes part, in what, and by which rules."""

from dataclasses import dataclass

KINDS = ("craft", "organisation", "layer", "world", "place")


@dataclass(frozen=True, slots=True)
class Member:
    """Someone to place. An empty text is unknown; no `slots` means any time will do.

    `wishes` are ids of projects, the dearest first; `reports_to` ids of managers, where the own id
    means nothing; `attributes`
    whatever a project may need.
    """

    id: str
    wishes: tuple[str, ...] = ()
    craft: str = ""
    organisation: str = ""
    layer: str = ""
    world: str = ""
    place: str = ""
    is_resident: bool = False
    slots: frozenset[str] = frozenset()
    reports_to: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Project:
    """A set to fill with `least` to `most` members; `needs` are attributes someone must have."""

    id: str
    least: int
    most: int
    needs: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()


def learning_sets(count: int, *, least: int, most: int) -> tuple[Project, ...]:
    """`count` sets without a project, all alike: set-1, set-2, …"""
    width = len(str(count))
    return tuple(Project(f"set-{at:0{width}}", least, most) for at in range(1, count + 1))


@dataclass(frozen=True, slots=True)
class Rules:
    """Points for what we like, and what must be. Points are whole numbers from 0.

    `wishes` are the points of a first, second, … wish that comes true; the other points count
    once for every different craft, organisation, layer, world and place in a set. `apart` holds
    pairs of ids that may not share a set.
    """

    wishes: tuple[int, ...] = (10, 6, 3)
    craft: int = 4
    organisation: int = 3
    layer: int = 2
    world: int = 2
    place: int = 0
    residents: int = 1
    managers_apart: bool = True
    shared_slot: bool = True
    apart: frozenset[tuple[str, str]] = frozenset()

    def of_kind(self, kind: str) -> int:
        """Points for one more different value of a kind."""
        return int(getattr(self, kind))


USUAL_RULES = Rules()
