"""The chronicle: one line for every write. Ids and numbers, never free text.

So it survives when a person is forgotten, and is at once the audit trail, the timeline on a page
and the data for later rooms.
"""

from collections.abc import Sequence
from uuid import UUID

from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.visitors import Visitor

Number = int | bool | UUID


def record(
    verb: str, place: str, *, by: Visitor | None, other: str = "", **numbers: Number
) -> ChronicleLine:
    """Write that `by` did `verb` at `place`; None means that the house did it itself.

    Raises TypeError for a text among `numbers`. Call it inside the transaction of the write it
    tells of. Queries: 1.
    """
    return ChronicleLine.objects.create(
        verb=verb,
        place=place,
        other=other,
        actor_id=by.person_id if by else None,
        numbers={name: _plain(name, number) for name, number in numbers.items()},
    )


def _plain(name: str, number: Number) -> int | bool | str:
    if isinstance(number, UUID):
        return str(number)
    if isinstance(number, int):
        return number
    raise TypeError(f"The chronicle keeps ids and numbers; {name}={number!r} is neither.")


def lines(place: str, *, limit: int = 200) -> Sequence[ChronicleLine]:
    """The newest lines of a place first, also those where it is the other place. Queries: 1."""
    return list(ChronicleLine.objects.at(place)[:limit])
