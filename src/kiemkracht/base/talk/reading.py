"""The talk at a place as one frozen object for its fragment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from kiemkracht.base import names
from kiemkracht.base.models import Comment
from kiemkracht.base.talk import commenting, following
from kiemkracht.base.visitors import Visitor

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment as a visitor sees it."""

    id: UUID
    who: str
    body: str
    lang: str
    at: datetime
    may_take_back: bool
    is_hidden: bool
    hidden_because: str

    @property
    def looks_alike_to_all(self) -> bool:
        """Nothing on it depends on who looks, nor on the minute."""
        of_today = timezone.localdate(self.at) == timezone.localdate()
        return not (self.may_take_back or self.is_hidden or of_today)


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything said at a place, oldest first, and what this visitor may do."""

    place: str
    remarks: tuple[Remark, ...]
    may_say: bool
    may_hide: bool


def talk_at(visitor: Visitor, place: str) -> Talk:
    """Read the talk; hidden words are shown only to who said them, with the reason. Queries: 2."""
    comments = list(Comment.objects.filter(place=place)[:SHOWN])
    who = names.of(comment.author_id for comment in comments)
    remarks = tuple(
        _remark(visitor, comment, who)
        for comment in comments
        if comment.hidden_at is None or commenting.may_take_back(visitor, comment)
    )
    return Talk(place, remarks, visitor.is_known, commenting.may_hide(visitor))


def _remark(visitor: Visitor, comment: Comment, who: dict[UUID, str]) -> Remark:
    return Remark(
        id=comment.pk,
        who=who[comment.author_id] if comment.author_id else _("a participant"),
        body=comment.body,
        lang=comment.lang,
        at=comment.created_at,
        may_take_back=commenting.may_take_back(visitor, comment),
        is_hidden=comment.hidden_at is not None,
        hidden_because=comment.hidden_because,
    )


def follows(visitor: Visitor, place: str) -> bool:
    """Whether the follow button should offer to stop."""
    return following.is_following(visitor, place)


def standing_words(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The words of these comments that nobody hid or took back. Queries: 1, or 0 for none.

    The caller has asked who may see the place where they stand.
    """
    wanted = list(ids)
    if not wanted:
        return {}
    rows = Comment.objects.filter(pk__in=wanted, hidden_at=None)
    return dict(rows.values_list("pk", "body"))
