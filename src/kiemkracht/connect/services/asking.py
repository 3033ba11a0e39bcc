"""Asking for help and offering it, with an account or without."""

import uuid
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction, HelpKind, PostVerb, State, Unit
from kiemkracht.connect.models import Post
from kiemkracht.connect.rules import posts as rules
from kiemkracht.connect.services import post_keeping as keeping
from kiemkracht.people.services import make_return_link, welcome_guest
from kiemkracht.sprouts.selectors.detail import find_sprout

LONGEST_WHAT, LONGEST_STORY = 140, 1000


@dataclass(frozen=True, slots=True)
class PostWords:
    """A question or offer as somebody tells it. Only `what` is needed."""

    direction: str
    what: str
    kind: str = HelpKind.HANDS
    unit: str = Unit.HOUR
    story: str = ""
    lang: str = "nl"
    on: date | None = None
    visibility: str = Visibility.CIRCLE
    community_id: UUID | None = None
    sprout_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it. `secret` opens the way back and is known only here and now."""

    post: Post
    owner: Visitor
    secret: str


@transaction.atomic
def ask(*, by: Visitor, words: PostWords, name: str = "") -> Asked:
    """Put a question or offer on the board; a stranger becomes a guest with a private link."""
    owner = by if by.is_known else welcome_guest(name=name, language=by.language)
    post = put_up(by=owner, words=words)
    secret = ""
    if not by.is_known:
        secret = make_return_link(by=owner, next_url=post.get_absolute_url())
    return Asked(post, owner, secret)


@transaction.atomic
def put_up(*, by: Visitor, words: PostWords) -> Post:
    """Put it on the board for thirty days. Queries: about 7."""
    require(by.is_known, _("Come in with your account or your private link first."))
    _require_sound(words, by)
    identity = uuid.uuid4()
    post = Post.objects.create(
        id=identity,
        owner_id=by.identity,
        direction=words.direction,
        expires_on=clock.today() + rules.LIVES,
        lot=lot_of(identity),
        **_fields(words),
    )
    verb = PostVerb.ASKED if post.direction == Direction.NEED else PostVerb.OFFERED
    chronicle.record(verb, place_of(post), by=by)
    following.follow(by=by, place=place_of(post))
    keeping.put_in_index(post)
    return post


def _fields(words: PostWords) -> dict[str, object]:
    return {
        "what": one_line(words.what),
        "kind": words.kind,
        "unit": words.unit,
        "story": many_lines(words.story),
        "lang": words.lang,
        "on": words.on,
        "visibility": words.visibility,
        "community_id": words.community_id,
        "sprout_id": words.sprout_id,
    }


def _require_sound(words: PostWords, by: Visitor) -> None:
    known = (
        words.direction in Direction.values
        and words.kind in HelpKind.values
        and words.unit in Unit.values
    )
    require_that(known, _("Choose what it is and how much of it."))
    require_that(
        0 < len(one_line(words.what)) <= LONGEST_WHAT,
        _("Say in one sentence what it is about, in at most 140 characters."),
    )
    require_that(
        len(many_lines(words.story)) <= LONGEST_STORY, _("Keep the story to 1,000 characters.")
    )
    shared = (Visibility.CIRCLE, Visibility.ORGANISATIONS, Visibility.ROOM, Visibility.PUBLIC)
    require_that(words.visibility in shared, _("Choose who may see this."))
    require_that(
        words.visibility != Visibility.CIRCLE or words.community_id is not None,
        _("Choose a neighbourhood or group, or a wider circle: otherwise nobody sees it."),
    )
    if words.on is not None:
        days = (words.on - clock.today()).days
        require_that(
            0 <= days <= rules.LONGEST_AHEAD.days,
            _("Choose a day that is still to come, within a year."),
        )
    require_that(
        words.sprout_id is None or find_sprout(by, words.sprout_id) is not None,
        _("You can’t see this kiem, so it can’t belong to it."),
    )


@transaction.atomic
def edit_post(*, by: Visitor, post: Post, words: PostWords) -> Post:
    """Change the words while nobody has promised anything yet."""
    row = keeping.locked(post, by)
    require(rules.is_owner(by, row))
    require_that(
        row.state == State.OPEN,
        _("Someone said yes to these words already. Put up another one instead."),
    )
    _require_sound(words, by)
    fields = _fields(words)
    for name, value in fields.items():
        setattr(row, name, value)
    keeping.write_down(row, PostVerb.EDITED, by=by, fields=fields)
    keeping.put_in_index(row)
    return row


@transaction.atomic
def renew(*, by: Visitor, post: Post) -> Post:
    """“Yes, it still lives”: another thirty days, counted from today."""
    row = keeping.locked(post, by)
    require(rules.is_owner(by, row))
    require_that(row.state in (State.OPEN, State.EXPIRED), _("This was promised or done already."))
    row.state, row.expires_on = State.OPEN, clock.today() + rules.LIVES
    if row.on is not None and row.on < clock.today():
        row.on = None
    keeping.write_down(row, PostVerb.RENEWED, by=by, fields=("state", "expires_on", "on"))
    keeping.put_in_index(row)
    return row


@transaction.atomic
def end(*, by: Visitor, post: Post) -> Post:
    """“No, it is done with”: off the board, without a reason asked."""
    row = keeping.locked(post, by)
    require(rules.is_owner(by, row))
    require_that(
        row.state in (State.OPEN, State.PROMISED, State.EXPIRED), _("This is done already.")
    )
    row.state = State.EXPIRED
    keeping.write_down(row, PostVerb.ENDED, by=by, fields=("state",))
    keeping.put_in_index(row)
    return row
