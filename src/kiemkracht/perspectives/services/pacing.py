"""No faster than people read: what comes too fast is refused, and the desk hears of it.

The limit is per participant, never per network address: a hall shares one.
"""

from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock, limits
from kiemkracht.base.errors import RoomError
from kiemkracht.perspectives.models import Haste

PER_MINUTE = 120
PER_DAY = 2000


class TooFastError(RoomError):
    """More votes by one participant than anybody can mean."""

    status = 429

    def __init__(self, conversation_id: UUID, participant_id: int) -> None:
        self.conversation_id = conversation_id
        self.participant_id = participant_id
        super().__init__(
            _("That goes very fast. This vote is not counted; wait a minute and try again.")
        )


def keep_pace(conversation_id: UUID, participant_id: int, *, votes: int = 1) -> None:
    """Count `votes` and raise `TooFastError` beyond 120 a minute or 2,000 a day. Queries: 0."""
    minute, day = f"pace:{participant_id}:minute", f"pace:{participant_id}:day"
    for _vote in range(votes):
        if not limits.within(minute, most=PER_MINUTE, seconds=60):
            raise TooFastError(conversation_id, participant_id)
    for _vote in range(votes):
        if not limits.within(day, most=PER_DAY, seconds=86_400):
            raise TooFastError(conversation_id, participant_id)


def note(haste: TooFastError) -> None:
    """Let the desk know, outside the transaction that was undone. Queries: 1, the first time 2."""
    now = clock.now()
    known = Haste.objects.filter(participant_id=haste.participant_id)
    if known.update(refused=F("refused") + 1, last_at=now):
        return
    Haste.objects.bulk_create(
        [
            Haste(
                conversation_id=haste.conversation_id,
                participant_id=haste.participant_id,
                refused=1,
            )
        ],
        ignore_conflicts=True,
    )
