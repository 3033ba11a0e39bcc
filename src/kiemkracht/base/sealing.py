"""Sealing: texts that nobody but their owner may read lie encrypted in the database.

Fernet (AES-128-CBC with HMAC-SHA256) with keys derived by HKDF from `KIEMKRACHT_TEXT_KEYS`, or
from the secret of the house. The first key seals, every key opens; so a new key goes in front of
the old one, and the old one may go when what it sealed has passed its term.
"""

import hashlib
import json
import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.errors import RoomError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

logger = logging.getLogger(__name__)

_PURPOSE = b"kiemkracht sealed texts, version 1"
WRONG_KEY = _(
    "This text can’t be opened: it was sealed with another key. Tell whoever runs this site; "
    "nothing is lost as long as the old key is kept."
)
FOR_OPERATOR = (
    "A sealed text can't be opened with the keys of this installation. Put the key it was sealed "
    "with behind the present one in KIEMKRACHT_TEXT_KEYS (see docs/howto/operate.md)."
)


class SealedWithAnotherKeyError(RoomError):
    """The keys of this installation don't open this text."""

    def __init__(self) -> None:
        super().__init__(WRONG_KEY)


def seal(text: str) -> bytes:
    """Encrypt a text for the database; the same text never looks the same twice."""
    return _box().encrypt(text.encode())


def unseal(sealed: bytes | memoryview) -> str:
    """Read a sealed text; empty for nothing.

    Raises `SealedWithAnotherKeyError`, and tells the operator in the log which setting to mend.
    """
    from cryptography.fernet import InvalidToken

    token = bytes(sealed)
    if not token:
        return ""
    try:
        return _box().decrypt(token).decode()
    except InvalidToken:
        logger.error(FOR_OPERATOR)
        raise SealedWithAnotherKeyError from None


def opens(sealed: bytes | memoryview) -> bool:
    """Whether the keys of this installation open it; says nothing in the log."""
    from cryptography.fernet import InvalidToken

    try:
        _box().decrypt(bytes(sealed))
    except InvalidToken:
        return False
    return True


def seal_parts(**parts: Any) -> bytes:
    """Seal a few values that belong together; only what JSON can hold."""
    return seal(json.dumps(parts, ensure_ascii=False))


def unseal_parts(sealed: bytes | memoryview) -> dict[str, Any]:
    """The values of `seal_parts`; none for nothing."""
    text = unseal(sealed)
    parts: dict[str, Any] = json.loads(text) if text else {}
    return parts


def digest(secret: str) -> str:
    """What the database keeps of a secret by which something is found: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _box() -> "MultiFernet":
    return _box_of(tuple(settings.KIEMKRACHT_TEXT_KEYS) or (settings.SECRET_KEY,))


@lru_cache(maxsize=4)
def _box_of(secrets: tuple[str, ...]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    return MultiFernet([Fernet(_derived(secret)) for secret in secrets])


def _derived(secret: str) -> bytes:
    import base64

    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    # The salt may be empty: the secrets are long and random, and HKDF asks no more of them.
    stretch = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=_PURPOSE)
    return base64.urlsafe_b64encode(stretch.derive(secret.encode()))
