"""A message that came in at a drop address.

Nobody clicked, so everything that may point at a person is removed before anything is stored.
What can't be read is passed over; what is no use is refused with a reason for the mail server.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as modern
from email.utils import getaddresses
from enum import Enum
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from kiemkracht.base import chronicle, clock
from kiemkracht.base.documents import read_upload
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

MOST_BYTES = 20 * 1024 * 1024
MOST_PER_DAY = 20
MOST_ATTACHMENTS = 10
PREFIX = "speur-"


class Outcome(Enum):
    """What became of a message."""

    KEPT = "kept"
    SEEN_BEFORE = "seen before"
    AUTOMATIC = "automatic"
    UNKNOWN = "unknown"
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class _Mail:
    """What we use of a message."""

    subject: str
    text: str
    names: tuple[str, ...]
    digest: str
    is_automatic: bool


def receive(*, address: str, raw: bytes) -> Outcome:
    """Read one message for `address` and keep what is in it, sealed and without personal data.

    Cost: a second or so per attachment, outside any transaction. Queries: about 12.
    """
    drop = _drop_address(address)
    if drop is None:
        return Outcome.UNKNOWN
    if len(raw) > MOST_BYTES:
        return Outcome.TOO_LARGE
    mail = _read(raw)
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


def _refusal(owner_id: UUID, mail: _Mail) -> Outcome | None:
    earlier = DroppedMessage.objects.filter(owner_id=owner_id)
    if earlier.filter(digest=mail.digest).exists():
        return Outcome.SEEN_BEFORE
    a_day_ago = clock.now() - timedelta(days=1)
    if earlier.filter(at__gt=a_day_ago).count() >= MOST_PER_DAY:
        return Outcome.TOO_MANY
    return None if mail.text.strip() else Outcome.UNREADABLE


def _keep(drop: DropAddress, mail: _Mail) -> Outcome:
    try:
        prepared = scanning.prepare(
            scanning.Draft(
                text=mail.text[: scanning.LONGEST_TEXT],
                kind=drop.kind,
                title=mail.subject,
                also=mail.names,
            )
        )
    except RoomError:
        return Outcome.UNREADABLE
    try:
        with transaction.atomic():
            DroppedMessage.objects.create(owner_id=drop.owner_id, digest=mail.digest)
            source = scanning.store(
                drop.owner_id, prepared, came_by=CameBy.MAIL, state=SignalState.NEW
            )
            chronicle.record(Verb.TEXT_SCANNED, place_of(source), by=None)
    except IntegrityError:  # the same message, twice at the same moment
        return Outcome.SEEN_BEFORE
    return Outcome.KEPT


def _read(raw: bytes) -> _Mail:
    message = BytesParser(EmailMessage, policy=modern).parsebytes(raw)
    parts = [_document(raw, "bericht.eml"), *_attachments(message)]
    return _Mail(
        subject=_header(message, "Subject"),
        text="\n\n".join(part for part in parts if part),
        names=_names(message),
        digest=_digest(message, raw),
        is_automatic=_header(message, "Auto-Submitted").lower() not in ("", "no")
        or _header(message, "Return-Path").strip() == "<>",
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; broken ones are empty, whatever the parser makes of them."""
    try:
        return str(message.get(name, "") or "")
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        # Python's own parser stumbles over some malformed headers in these ways.
        return ""


def _names(message: EmailMessage) -> tuple[str, ...]:
    """Names and addresses of who wrote and who was written to: they go out wherever they stand."""
    pairs = getaddresses([_header(message, name) for name in ("From", "To", "Cc", "Reply-To")])
    words = [part for pair in pairs for part in pair]
    return tuple(dict.fromkeys(word for word in words if len(word) > 2))[:40]


def _digest(message: EmailMessage, raw: bytes) -> str:
    identity = _header(message, "Message-ID").strip().encode()
    return hashlib.sha256(identity or raw).hexdigest()


def _attachments(message: EmailMessage) -> Iterator[str]:
    count = 0
    for part in message.walk():
        name = part.get_filename()
        if not name or part.is_multipart() or count >= MOST_ATTACHMENTS:
            continue
        count += 1
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            yield _document(content, name)


def _document(content: bytes, name: str) -> str:
    """The text of a document; nothing for a kind we don't read, a picture, or a broken file."""
    try:
        return read_upload(content, name).text
    except RoomError:
        return ""
