"""How long scanned texts live, and what happens to them when a person leaves or takes out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.apps import AppConfig
from django.core.checks import CheckMessage
from django.core.checks import Warning as Caution
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.retention import Rule
from kiemkracht.base.sealing import FOR_OPERATOR, SealedWithAnotherKeyError, opens, unseal
from kiemkracht.sprouts.models import ConsentLink, DropAddress, DroppedMessage, SourceText
from kiemkracht.sprouts.services import dropping

_A_TERM = timedelta(days=90)


def let_go_of_texts(person_id: UUID) -> None:
    """Remove everything a person had scanned or asked; nothing of it was ever shared."""
    ConsentLink.objects.filter(author_id=person_id).delete()
    SourceText.objects.filter(owner_id=person_id).delete()
    dropping.let_go(person_id)


def own_texts(person_id: UUID) -> list[dict[str, object]]:
    """The part of the radar in what someone takes along: their texts as kept, and what they said.

    Queries: 2.
    """
    rows = SourceText.objects.filter(owner_id=person_id, keep_until__gt=timezone.localdate())
    return [
        {
            "title": _readable(row.sealed_title),
            "kind": row.kind,
            "text": _readable(row.sealed_text),
            "gone_on": row.keep_until.isoformat(),
            "since": row.created_at.isoformat(),
            "sentences": [
                {"code": one.code, "start": one.start, "end": one.end, "state": one.state}
                for one in row.signals.all()
            ],
        }
        for row in rows.prefetch_related("signals")
    ]


def _readable(sealed: bytes | memoryview) -> str | None:
    try:
        return unseal(sealed)
    except SealedWithAnotherKeyError:
        return None


def _sweep(now: datetime, dry_run: bool) -> int:
    today = timezone.localdate(now)
    old = (
        ConsentLink.objects.filter(answer="", expires_at__lte=now),
        ConsentLink.objects.filter(answered_at__lt=now - _A_TERM),
        SourceText.objects.filter(keep_until__lte=today),
        DroppedMessage.objects.filter(at__lt=now - _A_TERM),
        DropAddress.objects.filter(withdrawn_at__lt=now - _A_TERM),
    )
    if dry_run:
        return sum(rows.count() for rows in old)
    return sum(_removed(rows.delete()) for rows in old)


def _removed(told: tuple[int, dict[str, int]]) -> int:
    """How many of our own rows, without the sentences that went along with a text."""
    _total, by_model = told
    return sum(count for model, count in by_model.items() if model != "sprouts.Signal")


TEXTS_RULE = Rule("scanned texts", _("at most 90 days, and at once when you say so"), _sweep)


def check_keys(
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Warn the operator when the newest text does not open: a key was lost or changed."""
    if not databases:
        return []
    try:
        newest = SourceText.objects.order_by("-created_at").only("sealed_title").first()
    except DatabaseError:  # the tables are not there yet
        return []
    if newest is None or opens(newest.sealed_title):
        return []
    return [Caution(FOR_OPERATOR, id="kiemkracht.W001")]
