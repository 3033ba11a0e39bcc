"""Who may do what with a question or an offer. Pure: no queries here."""

from datetime import date, timedelta

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction, State
from kiemkracht.connect.models import Post, Promise, Thanks

LIVES = timedelta(days=30)
ASKS_BEFORE = timedelta(days=5)
LONGEST_AHEAD = timedelta(days=365)


def is_owner(visitor: Visitor, post: Post) -> bool:
    """Whoever asked or offered."""
    return visitor.is_known and post.owner_id == visitor.person_id


def is_past(post: Post, today: date) -> bool:
    """Nobody promised within its thirty days, or it was ended."""
    return post.state == State.EXPIRED or (post.state == State.OPEN and post.expires_on < today)


def may_promise(visitor: Visitor, post: Post) -> bool:
    """Say “I will do that”: anyone who is known, but the one who asks."""
    return visitor.is_known and not is_owner(visitor, post)


def takes_promises(post: Post, today: date) -> bool:
    """While it is open, and still when somebody helps: two may do it together."""
    return post.state in (State.OPEN, State.PROMISED) and not is_past(post, today)


def may_answer(visitor: Visitor, promise: Promise) -> bool:
    """Say yes or no to help: whoever asked or offered."""
    return is_owner(visitor, promise.post)


def may_take_back(visitor: Visitor, promise: Promise) -> bool:
    """Something came up: whoever promised."""
    return visitor.is_known and promise.person_id == visitor.person_id


def may_finish(visitor: Visitor, post: Post, promises: tuple[Promise, ...]) -> bool:
    """Tell that it was done: either of the two."""
    helps = any(each.accepted and each.person_id == visitor.person_id for each in promises)
    return is_owner(visitor, post) or (visitor.is_known and helps)


def may_thank(visitor: Visitor, promise: Promise) -> bool:
    """Thank: whoever received. For a question its asker, for an offer who took it up."""
    if not promise.accepted or not visitor.is_known:
        return False
    if promise.post.direction == Direction.NEED:
        return is_owner(visitor, promise.post)
    return promise.person_id == visitor.person_id


def may_show_thanks(visitor: Visitor, thanks: Thanks) -> bool:
    """Choose for oneself: who wrote it and who got it."""
    return visitor.is_known and visitor.person_id in (thanks.by_id, thanks.to_id)


def asks_whether_it_lives(post: Post, today: date) -> bool:
    """The gentle question: open, and its thirty days are nearly over or just past."""
    return post.state == State.OPEN and post.expires_on - ASKS_BEFORE <= today
