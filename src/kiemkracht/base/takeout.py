"""What a person can take along: every room adds its own part to one JSON file."""

from collections.abc import Callable
from uuid import UUID

Part = Callable[[UUID], list[dict[str, object]]]

_parts: dict[str, Part] = {}


def register(name: str, part: Part) -> None:
    """Add a part to the export of one's own things; called at start-up."""
    _parts[name] = part


def of(person_id: UUID) -> dict[str, list[dict[str, object]]]:
    """Everything the house holds that this person made or said, by part."""
    return {name: _parts[name](person_id) for name in sorted(_parts)}
