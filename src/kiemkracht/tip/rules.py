"""Small or large next: who weighs it, and what scaling up needs. Pure: no query, no clock."""

from kiemkracht.tip.enums import Scale, ScaleState
from kiemkracht.tip.models import ScaleChoice

LEAST_GROWN = 3
LEAST_COMMUNITIES = 2


def stands_on_enough(row: ScaleChoice) -> bool:
    """Three grown kiemen in two communities: no change of the system without them."""
    return row.grown >= LEAST_GROWN and row.communities >= LEAST_COMMUNITIES


def may_choose(row: ScaleChoice, scale: str, *, is_published: bool) -> bool:
    """Everything but scaling up can be chosen; that needs enough, or a published reason."""
    return scale != Scale.SCALE_UP or stands_on_enough(row) or is_published


def is_open(row: ScaleChoice) -> bool:
    """Not chosen yet."""
    return row.state != ScaleState.CHOSEN
