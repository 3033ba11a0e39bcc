"""One's own votes and statements in a conversation: shown to nobody else."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kiemkracht.base.errors import Sentence
from kiemkracht.perspectives.enums import Moderation, ModerationMode, VoteValue
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.selectors.turns import Card, Turn, turn_of
from kiemkracht.perspectives.selectors.voters import Voter


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """A statement this voter added, with what became of it."""

    number: int
    text: str
    is_shown: bool
    is_waiting: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to look at one's own votes, with how many it leaves."""

    key: str
    words: Sentence
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MyVotes:
    """Everything one voter said in a conversation; `judged` is what the filter leaves of it."""

    turn: Turn | None
    judged: tuple[Card, ...]
    own: tuple[OwnStatement, ...]
    filters: tuple[Filter, ...]
    total: int


_FILTERS: dict[str, tuple[Sentence, Callable[[Card], bool]]] = {
    "": (_("everything"), lambda card: True),
    "eens": (_("agree"), lambda card: card.mine == VoteValue.AGREE),
    "oneens": (_("disagree"), lambda card: card.mine == VoteValue.DISAGREE),
    "weet-niet": (_("I don’t know"), lambda card: card.mine == VoteValue.PASS),
    "belangrijk": (_("important to me"), lambda card: card.is_important),
    "veranderd": (_("text changed since"), lambda card: card.is_reworded),
}


def my_votes(voter: Voter, conversation: Conversation, only: str = "") -> MyVotes:
    """Only what this session or this person did. Queries: 2."""
    turn = turn_of(voter, conversation.slug)
    judged = tuple(card for card in turn.cards if card.mine is not None) if turn else ()
    only = only if only in _FILTERS else ""
    counts = {key: sum(map(keeps, judged)) for key, (_words, keeps) in _FILTERS.items()}
    return MyVotes(
        turn=turn,
        judged=tuple(filter(_FILTERS[only][1], judged)),
        own=own_statements(voter, conversation),
        filters=tuple(
            Filter(key, words, counts[key], key == only)
            for key, (words, _keeps) in _FILTERS.items()
            if counts[key] or key in ("", only)
        ),
        total=len(judged),
    )


def own_statements(voter: Voter, conversation: Conversation) -> tuple[OwnStatement, ...]:
    """The statements this voter added, also when they wait or were set aside. Queries: 1."""
    if not voter.can_be_known_again:
        return ()
    rows = Statement.objects.filter(voter.is_me("author__"), conversation=conversation)
    at_once = conversation.moderation == ModerationMode.OPEN
    return tuple(
        OwnStatement(
            number=row.number,
            text=row.text,
            is_shown=row.moderation == Moderation.IN
            or (row.moderation == Moderation.WAITING and (at_once or row.is_imported)),
            is_waiting=row.moderation == Moderation.WAITING and not at_once,
            reason=row.reason if row.moderation == Moderation.OUT else "",
        )
        for row in rows.order_by("number")
    )
