"""In which directions a visitor may ask something."""

from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.enums import DirectionState
from kiemkracht.direction.models import Direction

MOST = 60
_TALKING = (DirectionState.IN_CONVERSATION, DirectionState.IN_RECALIBRATION)


def directions_to_ask(visitor: Visitor, near: UUID | None = None) -> list[tuple[str, str]]:
    """Directions that count, for a form: id and label; of community `near` first. Queries: 1.

    Within that those people talk about now come first.
    """
    rows = (
        Direction.objects.visible_to(visitor)
        .exclude(state=DirectionState.REPLACED)
        .select_related("community")
        .only("title", "state", "community__name")
    )
    ordered = sorted(
        rows, key=lambda row: (row.community_id != near, row.state not in _TALKING, row.title)
    )
    return [(str(row.pk), f"{row.title} ({row.community.name})") for row in ordered[:MOST]]
