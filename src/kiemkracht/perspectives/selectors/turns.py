"""Taking part: all statements of a conversation as one voter sees them, and which is next."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, OuterRef, Q, Subquery, Value

from kiemkracht.perspectives.enums import State
from kiemkracht.perspectives.models import (
    Conversation,
    InvitationCode,
    Participant,
    Statement,
    StatementTranslation,
)
from kiemkracht.perspectives.selectors import routing
from kiemkracht.perspectives.selectors.paper import CARD
from kiemkracht.perspectives.selectors.voters import Voter


@dataclass(frozen=True, slots=True)
class Card:
    """A statement in a turn; `mine` is what this voter thinks of it, if anything.

    `original` is its own text where `text` is a translation. `is_reworded` means that the text
    changed after this voter gave their view.
    """

    id: int
    number: int
    text: str
    mine: int | None
    priority: float | None
    seen: int
    lang: str = ""
    original: str = ""
    is_important: bool = False
    is_reworded: bool = False
    is_seed: bool = False
    is_meta: bool = False
    latent: routing.Latent | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a voter is in a conversation.

    `has_code` tells of their invitation code: True it opens, False it is blocked, None without.
    """

    conversation_id: UUID
    slug: str
    lang: str
    is_open: bool
    is_paused: bool
    allows_statements: bool
    participant_id: int | None
    cards: tuple[Card, ...]
    needs_code: bool = False
    has_code: bool | None = None

    @property
    def is_admitted(self) -> bool:
        """May give a view: everyone who sees it, or who came in with a code."""
        return not self.needs_code or self.has_code is True

    @property
    def done(self) -> int:
        """Statements judged."""
        return sum(card.mine is not None for card in self.cards)

    @property
    def total(self) -> int:
        """Statements there are."""
        return len(self.cards)

    @property
    def left(self) -> int:
        """Statements still to judge."""
        return self.total - self.done

    def choice(self) -> routing.Chosen | None:
        """The statement to ask now and why; None when all are judged. Queries: 0."""
        candidates = [
            routing.Candidate(
                number=card.number,
                priority=card.priority,
                seen=card.seen,
                mine=card.mine,
                is_seed=card.is_seed,
                is_meta=card.is_meta,
                latent=card.latent,
            )
            for card in self.cards
        ]
        return routing.choose(candidates, f"{self.slug}:{self.participant_id}:{self.done}")

    @property
    def next(self) -> Card | None:
        """The statement to ask now; None when all are judged."""
        chosen = self.choice()
        return self.card(chosen.number) if chosen else None

    def card(self, number: int) -> Card | None:
        """The statement with this number, when it is shown."""
        return next((card for card in self.cards if card.number == number), None)

    def after(self, number: int, value: int, participant_id: int, important: bool) -> "Turn":
        """This turn once statement `number` was judged. Queries: 0."""
        cards = tuple(
            replace(card, mine=value, is_important=important, is_reworded=False)
            if card.number == number
            else card
            for card in self.cards
        )
        return replace(self, cards=cards, participant_id=participant_id)


_OF_CONVERSATION = (
    "id", "lang", "state", "opens_on", "closes_on", "closes_at", "allows_statements",
    "needs_code", "moderation", "languages", "hall__paused_at",
)  # fmt: skip
_OF_STATEMENT = (
    "id", "number", "text", "mine__value", "mine__is_important", "mine__at", "reworded_at",
    "priority", "seen", "is_seed", "is_meta", "mean", "loading_x", "loading_y", "noise",
)  # fmt: skip


def turn_of(voter: Voter, slug: str) -> Turn | None:
    """Everything a vote needs to know, or None when this visitor has nothing to vote on here.

    Two small queries take half the time of one that joins all: most of it goes to writing SQL.
    Queries: 2; 1 more where an invitation code is asked.
    """
    me = Participant.objects.filter(voter.is_me(), conversation=OuterRef("pk")).values("pk")[:1]
    visible = Conversation.objects.visible_to(voter.visitor).filter(slug=slug)
    found = visible.values_list(*_OF_CONVERSATION, Subquery(me)).first()
    if found is None:
        return None
    (identity, lang, state, opens_on, closes_on, closes_at, allows, needs_code) = found[:8]
    mode, languages, paused_at, me_id = found[8:]
    reads = voter.reads if voter.reads in languages else ""
    cards = _cards(identity, mode, me_id, lang, reads)
    if not cards:
        return None
    # A printed card is an invitation too.
    asks_code = needs_code and not voter.secret.startswith(CARD)
    return Turn(
        conversation_id=identity,
        slug=slug,
        lang=lang,
        is_open=open_today(state, opens_on, closes_on, closes_at),
        is_paused=paused_at is not None,
        allows_statements=allows,
        needs_code=asks_code,
        has_code=_code_of(me_id) if asks_code and me_id else None,
        participant_id=me_id,
        cards=cards,
    )


def _cards(
    conversation_id: UUID, mode: str, me_id: int | None, lang: str, reads: str
) -> tuple[Card, ...]:
    """All statements shown, with what this participant thinks of them. Queries: 1."""
    rows = (
        Statement.objects.shown(mode)
        .filter(conversation_id=conversation_id)
        .annotate(
            # No participant has the key 0: nobody's votes.
            mine=FilteredRelation("votes", condition=Q(votes__participant=me_id or 0)),
        )
    )
    told = Subquery(_told_in(reads)) if reads else Value("")
    found = rows.order_by("number").values_list(*_OF_STATEMENT, told)
    return tuple(_card(row, lang, reads) for row in found)


def _code_of(me_id: int) -> bool | None:
    """Whether a code they came in with still opens: one that does goes before one blocked."""
    mine = InvitationCode.objects.filter(participant_id=me_id)
    blocked = [each is not None for each in mine.values_list("blocked_at", flat=True)]
    return not all(blocked) if blocked else None


def _told_in(lang: str) -> Any:
    found = StatementTranslation.objects.filter(statement=OuterRef("pk"), lang=lang)
    return found.values("text")[:1]


def _card(row: tuple[Any, ...], lang: str, reads: str) -> Card:
    (pk, number, text, mine, is_important, at, reworded_at, priority, seen) = row[:9]
    is_seed, is_meta, *latent, told = row[9:]
    return Card(
        id=pk,
        number=number,
        text=told or text,
        mine=mine,
        priority=priority,
        seen=seen,
        lang=reads if told else lang,
        original=text if told else "",
        is_important=bool(is_important),
        is_reworded=_is_later(reworded_at, at),
        is_seed=is_seed,
        is_meta=is_meta,
        latent=None if None in latent else (latent[0], latent[1], latent[2], latent[3]),
    )


def _is_later(reworded_at: datetime | None, at: datetime | None) -> bool:
    return reworded_at is not None and at is not None and at < reworded_at


def open_today(
    state: str, opens_on: date | None, closes_on: date | None, closes_at: time | None = None
) -> bool:
    """Whether votes are welcome now; the same as `Conversation.is_open`."""
    return Conversation(
        state=State(state), opens_on=opens_on, closes_on=closes_on, closes_at=closes_at
    ).is_open
