"""A question to who carries something: as its author sees it, and as the carrier does."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiemkracht.base import names
from kiemkracht.base.sealing import digest, unseal_parts
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.models import ConsentLink
from kiemkracht.sprouts.selectors.my_radar import title_of
from kiemkracht.sprouts.selectors.signals import SproutLink


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of one's own. The words are there as long as it is open."""

    id: UUID
    text_title: str
    text_url: str
    asked_at: datetime
    until: datetime
    answer: str
    is_open: bool
    secret: str
    sentence: str
    message: str
    name: str
    sprout: SproutLink | None


@dataclass(frozen=True, slots=True)
class CarrierQuestion:
    """What the carrier sees: the sentence, and who asks."""

    author_id: UUID
    author: str
    sentence: str
    message: str
    until: datetime


def find_question(visitor: Visitor, link_id: UUID) -> AskedQuestion | None:
    """A question this visitor asked. Queries: 1 or 2. Raises `SealedWithAnotherKeyError`."""
    rows = ConsentLink.objects.visible_to(visitor).select_related("source")
    row = rows.filter(pk=link_id).first()
    if row is None:
        return None
    words = unseal_parts(row.sealed_question)
    return AskedQuestion(
        id=row.pk,
        text_title=title_of(row.source),
        text_url=row.source.get_absolute_url(),
        asked_at=row.created_at,
        until=row.expires_at,
        answer=row.answer,
        is_open=ConsentLink.objects.open_now().filter(pk=row.pk).exists(),
        secret=words.get("secret", ""),
        sentence=words.get("sentence", ""),
        message=words.get("message", ""),
        name=words.get("name", ""),
        sprout=_sprout(visitor, row),
    )


def _sprout(visitor: Visitor, row: ConsentLink) -> SproutLink | None:
    from kiemkracht.sprouts.models import Sprout

    if not row.sprout_id:
        return None
    found = Sprout.objects.visible_one(visitor, row.sprout_id).first()
    return SproutLink(found.title, found.get_absolute_url()) if found else None


def carrier_question(secret: str) -> CarrierQuestion | None:
    """What stands behind a secret link; None for an unknown, old, answered or withdrawn one.

    Queries: 2.
    """
    row = ConsentLink.objects.open_now().filter(digest=digest(secret)).first()
    if row is None:
        return None
    words = unseal_parts(row.sealed_question)
    return CarrierQuestion(
        author_id=row.author_id,
        author=names.of([row.author_id])[row.author_id],
        sentence=words.get("sentence", ""),
        message=words.get("message", ""),
        until=row.expires_at,
    )
