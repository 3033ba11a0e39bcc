"""A message that came in at a drop address.

Nobody clicked, so everything that may point at a person is removed before anything is stored.
What can't be read is passed over and told to the owner; what is no use at all is refused with a
reason for the mail server.
"""

from datetime import timedelta
from enum import Enum
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from kiemkracht.base import chronicle, clock
from kiemkracht.base.documents import UploadRefused
from kiemkracht.base.errors import RoomError
from kiemkracht.base.places import place_of
from kiemkracht.base.sealing import digest
from kiemkracht.people.enums import ConsentPurpose
from kiemkracht.people.selectors import visitor_by_id
from kiemkracht.people.selectors.consenting import has_consented
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import CameBy, SignalState, Verb
from kiemkracht.sprouts.models import DropAddress, DroppedMessage
from kiemkracht.sprouts.services import scanning
from kiemkracht.sprouts.services.reading_mail import Mail, read_mail

MOST_BYTES = 20_000_000
MOST_PER_DAY = 20
PREFIX = "speur-"


class Outcome(Enum):
    """What became of a message."""

    KEPT = "kept"
    SEEN_BEFORE = "seen before"
    AUTOMATIC = "automatic"
    UNKNOWN = "unknown"
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    BUSY = "busy"
    UNREADABLE = "unreadable"
    LOCKED = "locked"
    SCANNED = "scanned"
    TOO_MUCH_WORK = "too much work"
    DAMAGED = "damaged"
    OTHER_KIND = "other kind"


# The surest reason first: one clear sentence goes back to the sender.
_REFUSALS = {
    "encrypted": Outcome.LOCKED,
    "scanned": Outcome.SCANNED,
    "bomb": Outcome.TOO_MUCH_WORK,
    "too_large": Outcome.TOO_MUCH_WORK,
    "broken": Outcome.DAMAGED,
    "picture": Outcome.OTHER_KIND,
    "unknown": Outcome.OTHER_KIND,
}


def receive(*, address: str, raw: bytes) -> Outcome:
    """Read one message for `address` and keep what is in it, sealed and without personal data.

    Cost: a second or so per attachment, outside any transaction. Queries: about 12.
    """
    drop = _drop_address(address)
    if drop is None:
        return Outcome.UNKNOWN
    if len(raw) >= MOST_BYTES:
        return Outcome.TOO_LARGE
    try:
        mail = read_mail(raw)
    except UploadRefused:
        return Outcome.BUSY
    if mail.is_automatic:
        return Outcome.AUTOMATIC
    refusal = _refusal(drop.owner_id, mail)
    if refusal is not None:
        return refusal
    return _keep(drop, mail)


def _drop_address(address: str) -> DropAddress | None:
    """The address in use, of someone who is here and gave leave. Queries: 1 to 5."""
    local, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    if domain != settings.KIEMKRACHT_DROP_DOMAIN.lower() or not local.startswith(PREFIX):
        return None
    token = local.removeprefix(PREFIX)
    drop = DropAddress.objects.filter(digest=digest(token), withdrawn_at=None).first()
    if drop is None or not rules.may_scan(visitor_by_id(drop.owner_id)):
        return None
    return drop if has_consented(drop.owner_id, ConsentPurpose.SCAN_TEXT) else None


def _refusal(owner_id: UUID, mail: Mail) -> Outcome | None:
    earlier = DroppedMessage.objects.filter(owner_id=owner_id)
    if earlier.filter(digest=mail.digest).exists():
        return Outcome.SEEN_BEFORE
    a_day_ago = clock.now() - timedelta(days=1)
    if earlier.filter(at__gt=a_day_ago).count() >= MOST_PER_DAY:
        return Outcome.TOO_MANY
    if mail.is_bare and mail.passed_over:
        told = (told for reason, told in _REFUSALS.items() if reason in mail.passed_over)
        return next(told, Outcome.UNREADABLE)
    return None if mail.text.strip() else Outcome.UNREADABLE


def _keep(drop: DropAddress, mail: Mail) -> Outcome:
    passed_over = dict(mail.passed_over)
    if len(mail.text) > scanning.LONGEST_TEXT:
        passed_over["cut"] = 1
    try:
        prepared = scanning.prepare(
            scanning.Draft(
                text=mail.text[: scanning.LONGEST_TEXT],
                kind=drop.kind,
                title=mail.subject,
                also=mail.names,
                known=mail.known,
            )
        )
    except RoomError:
        return Outcome.UNREADABLE
    came_by = scanning.Coming(CameBy.MAIL, SignalState.NEW, passed_over)
    try:
        with transaction.atomic():
            DroppedMessage.objects.create(owner_id=drop.owner_id, digest=mail.digest)
            source = scanning.store(drop.owner_id, prepared, coming=came_by)
            chronicle.record(Verb.TEXT_SCANNED, place_of(source), by=None)
    except IntegrityError:  # the same message, twice at the same moment
        return Outcome.SEEN_BEFORE
    return Outcome.KEPT
