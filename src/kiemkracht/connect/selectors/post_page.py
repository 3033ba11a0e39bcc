"""The page of one question or offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kiemkracht.base import clock, names, places
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import Post, Promise, Thanks
from kiemkracht.connect.rules import posts as rules
from kiemkracht.connect.selectors.post_cards import PostCard, card_of


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """Somebody's yes, for who asked and for who promised."""

    id: int
    who: str
    note: str
    at: datetime
    accepted: bool | None
    is_mine: bool
    may_answer: bool
    may_thank: bool


@dataclass(frozen=True, slots=True)
class ThanksLine:
    """Words of thanks, with what this visitor may do about showing them."""

    id: int
    words: str
    by: str
    to: str
    at: datetime
    is_shown: bool
    may_choose: bool
    i_show: bool


@dataclass(frozen=True, slots=True)
class May:
    """What this visitor may do."""

    own: bool
    promise: bool
    finish: bool
    edit: bool
    renew: bool
    end: bool


@dataclass(frozen=True, slots=True)
class PostPage:
    """Everything the page shows."""

    id: UUID
    place: str
    card: PostCard
    story: str
    expires_on: date
    created_at: datetime
    done_at: datetime | None
    sprout: tuple[str, str] | None
    promises: tuple[PromiseLine, ...]
    helpers: int
    thanks: tuple[ThanksLine, ...]
    may: May
    asks_whether_it_lives: bool


def post_page(visitor: Visitor, row: Post) -> PostPage:
    """Read the page. Notes are only for who asked and who wrote them. Queries: 3 to 5."""
    today = clock.today()
    promises = list(row.promises.all())
    for each in promises:
        each.post = row
    thanks = (
        list(Thanks.objects.filter(promise__in=promises).select_related("promise"))
        if row.state == State.THANKED
        else []
    )
    who = names.of(
        [
            *(each.person_id for each in promises),
            *(each.by_id for each in thanks),
            *(each.to_id for each in thanks),
        ]
    )
    thanked = {each.promise_id for each in thanks}
    return PostPage(
        id=row.pk,
        place=place_of(row),
        card=card_of(visitor, row, today),
        story=row.story,
        expires_on=row.expires_on,
        created_at=row.created_at,
        done_at=row.done_at,
        sprout=_sprout(visitor, row),
        promises=tuple(
            _promise(visitor, row, each, who, thanked)
            for each in promises
            if rules.is_owner(visitor, row) or rules.may_take_back(visitor, each)
        ),
        helpers=sum(bool(each.accepted) for each in promises),
        thanks=_thanks(visitor, thanks, who),
        may=_may(visitor, row, promises, today),
        asks_whether_it_lives=rules.is_owner(visitor, row)
        and rules.asks_whether_it_lives(row, today),
    )


def _sprout(visitor: Visitor, row: Post) -> tuple[str, str] | None:
    if row.sprout_id is None:
        return None
    card = places.card(visitor, f"sprouts.sprout:{row.sprout_id}")
    return (card.title, card.url) if card else None


def _promise(
    visitor: Visitor, row: Post, each: Promise, who: dict[UUID, str], thanked: set[int]
) -> PromiseLine:
    is_open = row.state in (State.OPEN, State.PROMISED)
    return PromiseLine(
        id=each.pk,
        who=who.get(each.person_id, ""),
        note=each.note,
        at=each.at,
        accepted=each.accepted,
        is_mine=rules.may_take_back(visitor, each),
        may_answer=is_open and each.accepted is None and rules.may_answer(visitor, each),
        may_thank=row.state in (State.DONE, State.THANKED)
        and each.pk not in thanked
        and rules.may_thank(visitor, each),
    )


def _thanks(
    visitor: Visitor, rows: Sequence[Thanks], who: dict[UUID, str]
) -> tuple[ThanksLine, ...]:
    found = []
    for row in rows:
        is_party = rules.may_show_thanks(visitor, row)
        if not is_party and not row.is_shown:
            continue
        mine = row.writer_shows if visitor.person_id == row.by_id else row.receiver_shows
        by, to = (who[row.by_id], who[row.to_id]) if visitor.is_known else ("", "")
        found.append(ThanksLine(row.pk, row.words, by, to, row.at, row.is_shown, is_party, mine))
    return tuple(found)


def _may(visitor: Visitor, row: Post, promises: Sequence[Promise], today: date) -> May:
    own = rules.is_owner(visitor, row)
    promised = any(rules.may_take_back(visitor, each) for each in promises)
    return May(
        own=own,
        promise=rules.may_promise(visitor, row)
        and rules.takes_promises(row, today)
        and not promised,
        finish=row.state == State.PROMISED and rules.may_finish(visitor, row, tuple(promises)),
        edit=own and row.state == State.OPEN,
        renew=own and (row.state == State.EXPIRED or rules.asks_whether_it_lives(row, today)),
        end=own and row.state in (State.OPEN, State.PROMISED),
    )


def find_promise(visitor: Visitor, promise_id: int) -> Promise | None:
    """A promise at a post this visitor may see. Queries: 2."""
    found = Promise.objects.select_related("post").filter(pk=promise_id).first()
    if found is None or not Post.objects.visible_to(visitor).filter(pk=found.post_id).exists():
        return None
    return found


def find_thanks(visitor: Visitor, thanks_id: int) -> Thanks | None:
    """Thanks at a post this visitor may see. Queries: 2."""
    found = Thanks.objects.select_related("promise__post").filter(pk=thanks_id).first()
    if found is None:
        return None
    seen = Post.objects.visible_to(visitor).filter(pk=found.promise.post_id)
    return found if seen.exists() else None
