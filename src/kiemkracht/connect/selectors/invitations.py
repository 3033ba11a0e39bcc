"""Invitations: what I sent, what waits for me."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiemkracht.base import names
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.introductions import IntroductionState
from kiemkracht.connect.models import Introduction
from kiemkracht.connect.models.introductions import IntroductionQuerySet
from kiemkracht.connect.selectors.reasons import crossings
from kiemkracht.sprouts.selectors.longing import KiemGlance, glances_of

SHOWN = 40


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """One invitation as one of the two sees it."""

    id: int
    name: str
    you_learn: str
    whole_gains: str
    crossed: tuple[str, ...]
    kiem: KiemGlance | None
    is_surprise: bool
    state: str
    state_label: str
    sent_at: datetime

    @property
    def waits(self) -> bool:
        """Not answered yet."""
        return self.state == IntroductionState.INVITED


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What waits for my answer, and what I sent."""

    to_me: tuple[InvitationCard, ...]
    sent: tuple[InvitationCard, ...]


def invitation_page(visitor: Visitor) -> InvitationPage:
    """Invitations of one visitor, newest first. Queries: 4."""
    rows = list(_mine(visitor)[:SHOWN])
    cards = dict(zip((row.pk for row in rows), _cards(visitor, rows), strict=True))
    return InvitationPage(
        to_me=tuple(cards[row.pk] for row in rows if row.receiver_id == visitor.person_id),
        sent=tuple(cards[row.pk] for row in rows if row.sender_id == visitor.person_id),
    )


def _mine(visitor: Visitor) -> IntroductionQuerySet:
    """One's own; of what others sent only what waits for an answer."""
    rows = Introduction.objects.visible_to(visitor)
    answered = rows.exclude(sender_id=visitor.person_id).exclude(state=IntroductionState.INVITED)
    return rows.exclude(pk__in=answered.values("pk"))


def waiting_for(visitor: Visitor, *, limit: int = 5) -> tuple[InvitationCard, ...]:
    """Invitations that wait for this visitor's answer, oldest first. Queries: 1 to 3."""
    if not visitor.is_known:
        return ()
    rows = Introduction.objects.visible_to(visitor).waiting()
    mine = list(rows.filter(receiver_id=visitor.person_id).order_by("sent_at", "pk")[:limit])
    return _cards(visitor, mine) if mine else ()


def own_invitation(visitor: Visitor, introduction_id: int) -> Introduction | None:
    """An invitation this visitor sent, or that waits for their answer. Queries: 1."""
    return Introduction.objects.visible_to(visitor).filter(pk=introduction_id).first()


def _cards(visitor: Visitor, rows: Sequence[Introduction]) -> tuple[InvitationCard, ...]:
    others = {
        row.pk: row.receiver_id if row.sender_id == visitor.person_id else row.sender_id
        for row in rows
    }
    known = names.of(others.values())
    kiemen = glances_of(visitor, (row.sprout_id for row in rows if row.sprout_id))
    return tuple(
        InvitationCard(
            id=row.pk,
            name=known[others[row.pk]],
            you_learn=row.you_learn,
            whole_gains=row.whole_gains,
            crossed=crossings(row.crossed),
            kiem=kiemen.get(row.sprout_id) if row.sprout_id else None,
            is_surprise=row.is_surprise,
            state=row.state,
            state_label=str(IntroductionState(row.state).label),
            sent_at=row.sent_at,
        )
        for row in rows
    )
