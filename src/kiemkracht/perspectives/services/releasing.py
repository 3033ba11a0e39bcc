"""Which picture everyone sees, and when.

A picture that follows another one after a vote or two would tell, beside it, how those people
voted; so between two pictures lie the votes of at least k people. And so that at closing the last
few are not left over, one picture more is kept in hand while a conversation is open: a picture is
*ready* when k people make the difference with the one that everyone sees, and shown when k more
people make the difference with it. So at closing there are always k people or more to add, unless
fewer than k voted since the very first picture.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.enums import State
from kiemkracht.perspectives.models import Conversation, LandscapeRun
from kiemkracht.perspectives.services.publishing import people_apart

if TYPE_CHECKING:
    from kiemkracht.engines.landscape.votes import VoteMatrix

# Why a run waits, as its summary tells: too close to the picture that everyone sees, so at closing
# it would stay out; or only too close to the one that is ready.
FEW, BEHIND = "few", "behind"


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a new run. `before` is the picture that everyone sees when it is stored.

    `is_shown`: everyone sees it at once; `is_ready`: it is the next one. `released` was ready, and
    everyone sees it from now on. When it is neither shown nor ready, `why` it waits.
    """

    before: LandscapeRun | None
    is_shown: bool = False
    is_ready: bool = False
    released: LandscapeRun | None = None
    why: str = ""


def has_ended(conversation_id: UUID) -> bool:
    """Whether no votes come any more. Ask before the votes are read. Queries: 1."""
    row = Conversation.objects.only("state", "closes_on", "closes_at").get(pk=conversation_id)
    return row.state == State.CLOSED or row.is_past


def last_public(conversation_id: UUID) -> LandscapeRun | None:
    """The picture that everyone sees now; what it holds is read when asked. Queries: 1."""
    runs = LandscapeRun.objects.public().filter(conversation_id=conversation_id)
    return runs.defer("result", "beside").first()


def step_for(matrix: "VoteMatrix", conversation_id: UUID, *, is_over: bool) -> Step:
    """What becomes of a run over these votes. Queries: 1 or 2; 1 more after old pictures."""
    k = k_small()
    shown = last_public(conversation_id)
    if shown is None or shown.people < k or _has_other_k(shown, k):
        return Step(shown, is_shown=True)
    apart = people_apart(matrix, shown)
    if 0 < apart < k:
        return Step(shown, why=FEW)
    if apart == 0 or is_over:
        return Step(shown, is_shown=True)
    ready = _ready_behind(shown, k)
    behind = people_apart(matrix, ready) if ready else 0
    if ready is None or behind == 0:
        return Step(shown, is_ready=True)
    if behind < k:
        return Step(shown, why=BEHIND)
    return Step(ready, is_ready=True, released=ready)


def _has_other_k(run: LandscapeRun, k: int) -> bool:
    return bool(run.publishing.get("k", k) != k)


def _ready_behind(shown: LandscapeRun, k: int) -> LandscapeRun | None:
    runs = LandscapeRun.objects.ready().filter(
        conversation_id=shown.conversation_id, pk__gt=shown.pk
    )
    found = runs.defer("result", "beside").first()
    return None if found is None or _has_other_k(found, k) else found
