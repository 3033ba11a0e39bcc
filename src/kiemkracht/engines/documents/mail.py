"""A mail: its subject and what was written, without the addresses on the envelope."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from kiemkracht.engines.documents.decoding import decode
from kiemkracht.engines.documents.document import Document, DocumentError
from kiemkracht.engines.documents.recognising import LOCKED_TEXT
from kiemkracht.engines.documents.web import text_of_html

_MOST_PARTS = 200
_CODECS = {
    "utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "cp1252", "latin-1",
    "utf-16", "iso-8859-9", "windows-1254", "iso-8859-2", "windows-1250",
}  # fmt: skip
_LOCKED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_STUB = 5
"""A plain part this many times shorter than its web page only says that there is one."""
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)


def read_mail(data: bytes) -> Document:
    """The subject as first line, then what was written, also in forwarded mails; no attachments.

    Of a part that comes as plain text and as web page the plain one counts, unless it is a stub.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise DocumentError("broken")
    if _is_locked(message):
        raise DocumentError("encrypted")
    if any(count > _MOST_PARTS for count, _part in enumerate(message.walk())):
        raise DocumentError("bomb")
    subject = _subject(message)
    text = _written(message)
    if LOCKED_TEXT in text:
        raise DocumentError("encrypted")
    if not text.strip() and not subject:
        raise DocumentError("empty")
    return Document(f"{subject}\n\n{text}".strip(), "eml", note="subject" if subject else "")


def _is_locked(message: EmailMessage) -> bool:
    """Encrypted; a signed mail in one piece can be read by nobody without its keys either."""
    return message.get_content_type() in _LOCKED


def _subject(message: EmailMessage) -> str:
    try:
        return " ".join(str(message.get("Subject", "")).split())
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return ""  # the parser of Python stumbles over some broken headers in these ways


def _written(part: EmailMessage) -> str:
    return "\n\n".join(text for text in _texts(part) if text.strip())


def _texts(part: EmailMessage) -> Iterator[str]:
    """What a reader sees of a part, in reading order."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        for inner in _children(part):
            yield _subject(inner)
            yield _written(inner)
    elif kind == "multipart/alternative":
        yield _chosen(part)
    elif part.is_multipart():
        for inner in _children(part):
            yield from _texts(inner)
    elif part.get_content_disposition() != "attachment":
        yield _read_one(part, kind)


def _children(part: EmailMessage) -> list[EmailMessage]:
    inside = part.get_payload()
    found = inside if isinstance(inside, list) else []
    return [each for each in found if isinstance(each, EmailMessage)]


def _chosen(part: EmailMessage) -> str:
    """One of several ways to say the same: plain text, or else what has words."""
    plain, rest = "", ""
    for each in _children(part):
        text = _written(each)
        if each.get_content_type() == "text/plain":
            plain = plain or text
        else:
            rest = rest if rest.strip() else text
    is_stub = len(plain.strip()) * _STUB < len(rest.strip())
    return rest if is_stub else plain


def _read_one(part: EmailMessage, kind: str) -> str:
    if kind == "text/plain":
        return _QUOTED.sub("", _unflowed(_content(part), part.get_param("format")))
    return text_of_html(_content(part)) if kind == "text/html" else ""


def _content(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = (part.get_content_charset() or "utf-8").lower()
    if charset in _CODECS and charset not in {"utf-8", "us-ascii", "ascii"}:
        return content.decode(charset, "replace")
    return decode(content)


def _unflowed(text: str, layout: object) -> str:
    """RFC 3676: a line that ends in a space goes on in the next."""
    return re.sub(r"(?<=\S) \r?\n(?=[^\s>])", " ", text) if layout == "flowed" else text
