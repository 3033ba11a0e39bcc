"""What I ask, offer and promised; what asks for me today; and help at a kiem or in a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction, State
from kiemkracht.connect.models import Post, Promise, Talent, Thanks
from kiemkracht.connect.rules import posts as rules
from kiemkracht.connect.selectors.apart import apart_from
from kiemkracht.connect.selectors.post_cards import PostCard, cards_of, in_turn
from kiemkracht.people import selectors as people
from kiemkracht.sprouts.selectors.detail import find_sprout

_IN_A_PANEL = 4


@dataclass(frozen=True, slots=True)
class MyHelp:
    """My own questions and offers, and what I promised others."""

    running: tuple[PostCard, ...]
    promised: tuple[PostCard, ...]
    over: tuple[PostCard, ...]
    received: tuple[str, ...]


def my_help(visitor: Visitor, *, limit: int = 60) -> MyHelp | None:
    """Everything of one's own; None for a stranger. Queries: 3."""
    if not visitor.is_known:
        return None
    own = list(
        Post.objects.filter(owner_id=visitor.identity).with_card().order_by("-created_at")[:limit]
    )
    helps = Promise.objects.filter(person_id=visitor.identity).exclude(accepted=False)
    promised = Post.objects.filter(
        pk__in=helps.values("post_id"), state__in=(State.OPEN, State.PROMISED)
    )
    thanks = Thanks.objects.filter(to_id=visitor.identity).order_by("-at")[:20]
    alive = (State.OPEN, State.PROMISED)
    return MyHelp(
        running=cards_of(visitor, [row for row in own if row.state in alive]),
        promised=cards_of(visitor, in_turn(promised.with_card())),
        over=cards_of(visitor, [row for row in own if row.state not in alive]),
        received=tuple(each.words for each in thanks),
    )


@dataclass(frozen=True, slots=True)
class HelpToday:
    """What asks for me: answers to my questions, things to do, and the gentle question."""

    lives: tuple[PostCard, ...]
    answered: tuple[PostCard, ...]
    to_do: tuple[PostCard, ...]
    to_thank: tuple[PostCard, ...]
    talents_seen: int
    nearby: tuple[PostCard, ...]


def help_today(visitor: Visitor) -> HelpToday | None:
    """For the front page; None when nothing asks. Queries: 4, or 1 for a stranger."""
    if not visitor.is_known:
        return None
    today = clock.today()
    mine = list(
        Post.objects.filter(owner_id=visitor.identity)
        .select_related("community", "owner")
        .filter(state__in=(State.OPEN, State.PROMISED, State.DONE))
        .order_by("expires_on")[:40]
    )
    waiting, unthanked = _asking_for_me(mine)
    asks = [
        row
        for row in mine
        if rules.asks_whether_it_lives(row, today)
        and row.expires_on >= today - timedelta(days=30)
        and row.pk not in waiting
    ]
    to_do = Post.objects.filter(
        state=State.PROMISED, promises__person_id=visitor.identity, promises__accepted=True
    )
    found = HelpToday(
        lives=cards_of(visitor, asks[:_IN_A_PANEL]),
        answered=cards_of(
            visitor, [row for row in mine if row.pk in waiting and row.state != State.DONE]
        ),
        to_do=cards_of(visitor, in_turn(to_do.with_card())[:_IN_A_PANEL]),
        to_thank=cards_of(
            visitor,
            [
                row
                for row in mine
                if row.state == State.DONE
                and row.pk in unthanked
                and row.direction == Direction.NEED
            ][:_IN_A_PANEL],
        ),
        talents_seen=Talent.objects.filter(person_id=visitor.identity, confirmed_at=None).count(),
        nearby=_nearby(visitor),
    )
    is_empty = not (
        found.lives
        or found.answered
        or found.to_do
        or found.to_thank
        or found.talents_seen
        or found.nearby
    )
    return None if is_empty else found


def _asking_for_me(mine: Sequence[Post]) -> tuple[set[UUID], set[UUID]]:
    """Where somebody waits for my answer, and where help was not thanked yet. Queries: 1."""
    promises = Promise.objects.filter(post__in=mine).values_list(
        "post_id", "accepted", "thanks__id"
    )
    told = list(promises)
    return (
        {post for post, accepted, _thanks in told if accepted is None},
        {post for post, accepted, thanks in told if accepted and not thanks},
    )


def _nearby(visitor: Visitor) -> tuple[PostCard, ...]:
    """Two questions of my own places, by turns; none of who blocked or was blocked."""
    rows = (
        Post.objects.visible_to(visitor)
        .alive(clock.today())
        .filter(state=State.OPEN, direction=Direction.NEED, community__in=visitor.communities)
        .exclude(owner_id__in=[visitor.person_id, *apart_from(visitor)])
    )
    return cards_of(visitor, in_turn(rows.with_card())[:2])


@dataclass(frozen=True, slots=True)
class HelpHere:
    """What is asked and offered at a place."""

    needs: tuple[PostCard, ...]
    offers: tuple[PostCard, ...]
    key: str
    may_ask: bool = True

    @property
    def is_empty(self) -> bool:
        """Nothing is asked or offered here."""
        return not (self.needs or self.offers)


def help_in(visitor: Visitor, community_id: UUID) -> HelpHere:
    """In a community and inside it. Queries: 3."""
    rows = (
        Post.objects.visible_to(visitor)
        .alive(clock.today())
        .filter(state=State.OPEN, community__in=people.inside(community_id))
    )
    cards = cards_of(visitor, in_turn(rows.with_card())[: _IN_A_PANEL * 4])
    community = people.community_names([community_id]).get(community_id)
    return HelpHere(
        needs=tuple(card for card in cards if card.is_need)[:_IN_A_PANEL],
        offers=tuple(card for card in cards if not card.is_need)[:_IN_A_PANEL],
        key=community.slug if community else "",
    )


def help_at_sprout(visitor: Visitor, sprout_id: UUID) -> HelpHere | None:
    """At a kiem, for who may see the kiem. Queries: 1 or 2."""
    rows = (
        Post.objects.visible_to(visitor)
        .alive(clock.today())
        .filter(sprout_id=sprout_id)
        .with_card()
    )
    cards = cards_of(visitor, in_turn(rows))
    return HelpHere(
        needs=tuple(card for card in cards if card.is_need),
        offers=tuple(card for card in cards if not card.is_need),
        key=str(sprout_id),
    )


def kiem_title(visitor: Visitor, sprout_id: UUID) -> str:
    """The title of a kiem one may see, or nothing. Queries: 1."""
    row = find_sprout(visitor, sprout_id)
    return row.title if row else ""


def own_help(person_id: UUID) -> list[dict[str, object]]:
    """The part of this subject in what someone takes along."""
    posts = Post.objects.filter(owner_id=person_id)
    promises = Promise.objects.filter(person_id=person_id).select_related("post")
    thanks = Thanks.objects.filter(Q(by_id=person_id) | Q(to_id=person_id))
    told: list[dict[str, object]] = [
        {
            "direction": row.direction,
            "what": row.what,
            "story": row.story,
            "state": row.state,
            "since": row.created_at.isoformat(),
        }
        for row in posts
    ]
    promised: list[dict[str, object]] = [
        {"promised": each.post.what, "note": each.note, "at": each.at.isoformat()}
        for each in promises
    ]
    thanked: list[dict[str, object]] = [
        {"thanks": each.words, "at": each.at.isoformat()} for each in thanks
    ]
    return [*told, *promised, *thanked]
