"""What comes out of a file, and why nothing does."""

from dataclasses import dataclass
from typing import Literal

Format = Literal["txt", "md", "docx", "odt", "pdf", "html", "eml", "vtt", "srt"]
Reason = Literal["encrypted", "broken", "scanned", "too_large", "bomb", "unknown", "empty"]

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 2_000_000
REASONS: dict[Reason, str] = {
    "encrypted": "the file is locked with a password",
    "broken": "the file is damaged or stops half-way",
    "scanned": "the file holds pictures of pages and no text",
    "too_large": "the file is 20 MB or larger, or its text is longer than 2 million characters",
    "bomb": "the file unfolds into something enormous",
    "unknown": "this is no kind of file that we read",
    "empty": "there is no text in the file",
}


class DocumentError(ValueError):
    """No text comes out of this file; `reason` is one of `REASONS`."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason
        super().__init__(REASONS[reason])


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, with line breaks between paragraphs.

    `pages` is 0 where the format has none. `note` is `some_pages_scanned` when a part of a PDF
    holds no text, `subject` when the first line is the subject of a mail, else empty.
    """

    text: str
    format: Format
    pages: int = 0
    note: str = ""
