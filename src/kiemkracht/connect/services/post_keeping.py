"""What every write at a question or offer ends with: the row, one line, a notice, the index."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock, search
from kiemkracht.base.errors import NO_LEAVE, LeaveDenied
from kiemkracht.base.places import place_of
from kiemkracht.base.retention import Rule
from kiemkracht.base.talk import following
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import PostVerb, State
from kiemkracht.connect.models import Post, Promise

NOTES_KEPT = timedelta(days=90)


def locked(post: Post, by: Visitor) -> Post:
    """Read the row again, for writing, as far as `by` may see it. Queries: 1."""
    seen = Post.objects.visible_to(by).filter(pk=post.pk)
    row = Post.objects.select_for_update().filter(pk__in=seen.values("pk")).first()
    if row is None:
        raise LeaveDenied(NO_LEAVE)
    return row


def write_down(
    post: Post,
    verb: PostVerb,
    *,
    by: Visitor | None,
    fields: Iterable[str] = (),
    **numbers: int | UUID,
) -> None:
    """Save these fields, record the line, tell who follows. Queries: 4."""
    post.changed_at = clock.now()
    post.save(update_fields=[*fields, "changed_at"])
    place = place_of(post)
    chronicle.record(verb, place, by=by, other="", **numbers)
    following.tell(place, verb, by=by)


def put_in_index(post: Post) -> None:
    """Make it findable while it is of use to somebody."""
    if post.state in (State.OPEN, State.PROMISED):
        search.index(place_of(post), title=post.what, text=post.story)
    else:
        search.forget(place_of(post))


def _sweep_notes(now: datetime, dry_run: bool) -> int:
    ended = Q(post__done_at__lt=now - NOTES_KEPT) | Q(
        post__state=State.EXPIRED, post__changed_at__lt=now - NOTES_KEPT
    )
    rows = Promise.objects.filter(ended).exclude(note="")
    return rows.count() if dry_run else rows.update(note="")


def _sweep_past(now: datetime, dry_run: bool) -> int:
    rows = Post.objects.filter(state=State.OPEN, expires_on__lt=clock.day_of(now))
    if dry_run:
        return rows.count()
    ended = list(rows)
    for post in ended:
        post.state = State.EXPIRED
        write_down(post, PostVerb.ENDED, by=None, fields=("state",))
        put_in_index(post)
    return len(ended)


NOTES_RULE = Rule("notes with help", _("90 days after it was done"), _sweep_notes)
PAST_RULE = Rule(
    "questions and offers nobody took up", _("off the list after 30 days"), _sweep_past
)
