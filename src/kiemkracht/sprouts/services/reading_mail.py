"""What we use of a mail: its words, those of its attachments, and what could not be read."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as modern
from email.utils import getaddresses

from kiemkracht.base.documents import UploadRefused, read_upload
from kiemkracht.base.texts import one_line
from kiemkracht.engines import scouting

MOST_ATTACHMENTS = 10
MOST_NAMES = 40
_SHORTEST_NAME = 3
# Keys, signatures, invitations and business cards: nobody wrote those to be read.
_NO_READING = {
    "text/calendar", "text/vcard", "text/x-vcard", "text/directory", "application/ics",
    "application/pgp-signature", "application/pgp-keys", "application/pkcs7-signature",
    "application/x-pkcs7-signature", "text/rfc822-headers",
}  # fmt: skip
_NO_READING_NAMES = (".ics", ".vcf", ".p7s", ".asc", ".sig")
_PICTURES = ("image/", "video/", "audio/")
_BY_MACHINE = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply")


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as far as we use it.

    `names` are words of the envelope that go out wherever they stand, `known` the names of people
    among them, which go out in parts too. `passed_over` counts what was not read, by reason.
    `is_bare` says that nothing was written but a subject.
    """

    subject: str
    text: str
    names: tuple[str, ...]
    known: tuple[str, ...]
    digest: str
    is_automatic: bool
    is_bare: bool
    passed_over: dict[str, int] = field(default_factory=dict)


def read_mail(raw: bytes) -> Mail:
    """Read a message and its attachments. Stores nothing. Queries: 0.

    Cost: some 0.3 s, and as much for every attachment that is no plain text. Raises
    `UploadRefused` without a reason when the readers of files are busy.
    """
    message = BytesParser(EmailMessage, policy=modern).parsebytes(raw)
    reading = _Reading()
    written, has_words = reading.body(raw)
    # Of a locked message the parts are the lock and the key.
    files = () if "encrypted" in reading.passed_over else reading.files(message)
    parts = [written, *(reading.text_of(content, name) for content, name in files)]
    names = _names(message)
    return Mail(
        subject=_header(message, "Subject"),
        text="\n\n".join(part for part in parts if part),
        names=names,
        known=_people_in(names),
        digest=_digest(message, raw),
        is_automatic=_is_automatic(message),
        is_bare=not has_words and not any(parts[1:]),
        passed_over=dict(reading.passed_over),
    )


class _Reading:
    """One message being read, with a count of what we could not read."""

    def __init__(self) -> None:
        self.passed_over: Counter[str] = Counter()

    def body(self, raw: bytes) -> tuple[str, bool]:
        """What was written, and whether there is more than the subject."""
        try:
            document = read_upload(raw, "bericht.eml")
        except UploadRefused as refusal:
            self._note(refusal)
            return "", False
        _subject, _line, rest = document.text.partition("\n")
        words = rest if document.note == "subject" else document.text
        return document.text, bool(words.strip())

    def text_of(self, content: bytes, name: str) -> str:
        """The text of an attachment; nothing for one that can't be read, and that is counted."""
        try:
            return read_upload(content, name).text
        except UploadRefused as refusal:
            self._note(refusal)
            return ""

    def _note(self, refusal: UploadRefused) -> None:
        if refusal.reason is None:  # others are being read; the mail server tries again
            raise refusal
        if refusal.reason != "empty":
            self.passed_over[refusal.reason] += 1

    def files(self, message: EmailMessage) -> Iterator[tuple[bytes, str]]:
        """Attachments that may hold text, also those of forwarded mails; at most ten."""
        count = 0
        for part in message.walk():
            if not _is_attached(part):
                continue
            if part.get_content_type().startswith(_PICTURES):
                # One with an id stands in the message itself, such as the logo under it.
                self.passed_over["picture"] += "Content-ID" not in part
                continue
            content = part.get_payload(decode=True)
            if not isinstance(content, bytes) or not content:
                continue
            count += 1
            if count > MOST_ATTACHMENTS:
                self.passed_over["more"] += 1
                continue
            yield content, part.get_filename() or ""
        self.passed_over += Counter()  # without the noughts


def _is_attached(part: EmailMessage) -> bool:
    """A file, and no part of what was written in the message itself."""
    kind = part.get_content_type()
    if part.is_multipart() or kind in _NO_READING:
        return False
    if (part.get_filename() or "").lower().endswith(_NO_READING_NAMES):
        return False
    if part.get_content_disposition() == "attachment":
        return True
    return kind not in ("text/plain", "text/html") and not kind.startswith("message/")


def _is_automatic(message: EmailMessage) -> bool:
    """Sent by a machine: a bounce, a receipt, or “I am on holiday”."""
    submitted = _header(message, "Auto-Submitted").lower()
    if submitted not in ("", "no") or _header(message, "Return-Path").strip() == "<>":
        return True
    if message.get_content_type() == "multipart/report":
        return True
    answered = any(_header(message, name) for name in _BY_MACHINE)
    return answered or _header(message, "Precedence").strip().lower() == "auto_reply"


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; broken ones are empty, whatever the parser makes of them."""
    try:
        return str(message.get(name, "") or "")
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        # Python's own parser stumbles over some malformed headers in these ways.
        return ""


def _names(message: EmailMessage) -> tuple[str, ...]:
    """Names and addresses of who wrote and who was written to, also in forwarded mails."""
    found: list[str] = []
    for part in message.walk():
        if part is not message and "From" not in part:
            continue
        headers = [_header(part, name) for name in ("From", "To", "Cc", "Reply-To", "Sender")]
        for name, address in getaddresses(headers):
            found += [*_ways_to_write(one_line(name)), address]
    kept = (word for word in found if len(word) >= _SHORTEST_NAME)
    return tuple(dict.fromkeys(kept))[:MOST_NAMES]


def _ways_to_write(name: str) -> tuple[str, ...]:
    """“Bos, Gerrit (Wijkzaken)” is also Gerrit Bos."""
    plain = name.partition("(")[0].strip(" '\"")
    last, comma, first = plain.partition(",")
    return (name, plain, f"{first.strip()} {last.strip()}") if comma else (name, plain)


def _people_in(names: tuple[str, ...]) -> tuple[str, ...]:
    """Of what stands on the envelope what names a person: “Gerrit Bos”, not “Team Wijkzaken”."""
    lines = (name for name in names if "@" not in name and "," not in name)
    found = [one for name in lines for one in scouting.find_personal(f"Groet,\n{name}\n")]
    return tuple(dict.fromkeys(one.text for one in found if one.kind == "name"))


def _digest(message: EmailMessage, raw: bytes) -> str:
    identity = _header(message, "Message-ID").strip().encode()
    return hashlib.sha256(identity or raw).hexdigest()
