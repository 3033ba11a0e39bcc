"""Texts that people bring in a file: read in a guarded process, never kept here."""

import json
import os
import subprocess
import sys
from threading import BoundedSemaphore
from typing import Any

from django.utils.translation import gettext_lazy as _

from kiemkracht.base.errors import RoomError, Sentence
from kiemkracht.engines.documents import (
    MOST_BYTES,
    Document,
    DocumentError,
    Reason,
    is_plain,
    read_document,
)

_MOST_SECONDS = 30
_MOST_AT_ONCE = 2
_PATIENCE_S = 20
_turns = BoundedSemaphore(_MOST_AT_ONCE)

SENTENCES: dict[Reason, Sentence] = {
    "encrypted": _("This file is locked with a password. Unlock it, or paste the text instead."),
    "broken": _("We can’t open this file: it is damaged. Try it again, or paste the text instead."),
    "scanned": _("This file is a scan: it only holds pictures. Paste the text instead."),
    "too_large": _("This file is too large (20 MB or 2 million letters). Choose a part of it."),
    "bomb": _("Reading this file takes too much work, so we stopped. Paste the text instead."),
    "unknown": _(
        "We can’t read this kind of file. Choose docx, odt, pdf, html, eml, vtt, srt or txt, "
        "or paste the text instead."
    ),
    "empty": _("There is no text in this file. Choose another, or paste the text instead."),
}
_BUSY = _("We are reading other files right now. Try it again in a minute.")


class UploadRefused(RoomError):  # noqa: N818 - a refusal, not a fault
    """No text comes out of this file; the sentence says what to do.

    `reason` is one of the engine's, or None when others are being read and a later try may do.
    """

    def __init__(self, sentence: Sentence, reason: Reason | None) -> None:
        self.reason: Reason | None = reason
        super().__init__(sentence)


def read_upload(data: bytes, name: str) -> Document:
    """Give the text of a file, or raise `UploadRefused` with a sentence that says what to do.

    As `read_guarded`, for at most two files at once.
    """
    try:
        return read_guarded(data, name)
    except DocumentError as error:
        raise UploadRefused(SENTENCES[error.reason], error.reason) from None


def read_guarded(data: bytes, name: str) -> Document:
    """Give the text of a file, or raise `DocumentError`; asks no settings of Django.

    Plain text is read at once; everything else in a process of its own with a limit on memory
    (700 MB of address space) and time (20 s), which gets the bytes through a pipe: nothing touches
    a disk. Cost: some 0.3 s to start that process.
    """
    if len(data) >= MOST_BYTES:
        raise DocumentError("too_large")
    return read_document(data, name=name) if is_plain(data, name) else _read_apart(data, name)


def _read_apart(data: bytes, name: str) -> Document:
    if not _turns.acquire(timeout=_PATIENCE_S):
        raise UploadRefused(_BUSY, None)
    try:
        finished = subprocess.run(  # noqa: S603 - our own module, and the name is only a word to it
            [sys.executable, "-P", "-m", "kiemkracht.engines.documents", _plain_name(name)],
            input=data,
            capture_output=True,
            timeout=_MOST_SECONDS,
            env=_bare_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DocumentError("bomb") from None
    finally:
        _turns.release()
    return _understood(finished)


def _plain_name(name: str) -> str:
    """Only the ending says something, and an argument can't hold every sign."""
    ending = "".join(
        sign for sign in name[-12:] if sign.isascii() and (sign.isalnum() or sign == ".")
    )
    return f"file{ending[ending.rfind('.') :]}" if "." in ending else "file"


def _bare_environment() -> dict[str, str]:
    """Where to find our code, and none of our secrets."""
    return {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }


def _understood(finished: "subprocess.CompletedProcess[bytes]") -> Document:
    """Killed means that a limit was met; any other end without an answer is a damaged file."""
    try:
        answer: dict[str, Any] = json.loads(finished.stdout)
    except ValueError:
        stopped = finished.returncode < 0 or b"MemoryError" in finished.stderr
        raise DocumentError("bomb" if stopped else "broken") from None
    if "reason" in answer:
        raise DocumentError(answer["reason"])
    return Document(answer["text"], answer["format"], answer["pages"], answer["note"])
