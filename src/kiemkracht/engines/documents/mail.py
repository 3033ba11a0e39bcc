"""A mail: its subject and what was written, without the addresses on the envelope."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from kiemkracht.engines.documents.decoding import decode
from kiemkracht.engines.documents.document import Document, DocumentError
from kiemkracht.engines.documents.web import text_of_html

_MOST_PARTS = 200
_CODECS = {
    "utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "cp1252", "latin-1",
    "utf-16", "iso-8859-9", "windows-1254", "iso-8859-2", "windows-1250",
}  # fmt: skip


def read_mail(data: bytes) -> Document:
    """The subject as first line, then the plain part, else the HTML part; no attachments."""
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise DocumentError("broken")
    if message.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
        raise DocumentError("encrypted")
    subject = " ".join(str(message.get("Subject", "")).split())
    text = _written(message)
    if not text.strip() and not subject:
        raise DocumentError("empty")
    return Document(f"{subject}\n\n{text}".strip(), "eml", note="subject" if subject else "")


def _written(message: EmailMessage) -> str:
    plain: list[str] = []
    pages: list[str] = []
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            raise DocumentError("bomb")
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain":
            plain.append(_unflowed(_content(part), part.get_param("format")))
        elif kind == "text/html":
            pages.append(text_of_html(_content(part)))
    return "\n\n".join(plain if any(text.strip() for text in plain) else pages)


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
