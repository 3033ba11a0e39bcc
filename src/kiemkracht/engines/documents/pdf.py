"""PDF: the text layer, with broken lines and words mended."""

import re
from typing import Any

from kiemkracht.engines.documents.document import MOST_CHARACTERS, Document, DocumentError

_MOST_PAGES = 2_000
_LEAST_LETTERS = 8
_PASSWORD = 4
_HYPHENS = "-\u00ad\u2010\ufffe\x02"
_BULLET = re.compile(r"\s*(?:[-–•*▪◦]|\d{1,3}[.)]|[a-z][.)])\s")
_AND = re.compile(r"(?:en|of|en/of|tot|dan wel)\b")


def read_pdf(data: bytes) -> Document:
    """The words of all pages in the order of the file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error)
        raise DocumentError("encrypted" if locked else "broken") from None
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> Document:
    count = len(document)
    if count == 0:
        raise DocumentError("empty")
    if count > _MOST_PAGES:
        raise DocumentError("too_large")
    pages, length = [], 0
    for number in range(count):
        text = _page_text(document, number)
        pages.append(text)
        length += len(text)
        if length > MOST_CHARACTERS:
            raise DocumentError("too_large")
    without = sum(_letters(page) < _LEAST_LETTERS for page in pages)
    if without == count:
        raise DocumentError("scanned" if _has_pictures(document) else "empty")
    text = "\n\n".join(mended(page) for page in pages)
    return Document(text, "pdf", count, "some_pages_scanned" if without > count / 3 else "")


def _page_text(document: Any, number: int) -> str:
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            return str(layer.get_text_bounded(errors="replace"))
        finally:
            layer.close()
    finally:
        page.close()


def _letters(text: str) -> int:
    return sum(sign.isalpha() for sign in text)


def _has_pictures(document: Any) -> bool:
    import pypdfium2.raw

    for number in range(min(len(document), 20)):
        page = document[number]
        try:
            wanted = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
            if next(iter(page.get_objects(filter=wanted, max_depth=3)), None) is not None:
                return True
        finally:
            page.close()
    return False


def mended(text: str) -> str:
    """Join words that were cut at the end of a line, and lines that are one sentence."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    longest = max(map(len, lines), default=0)
    joined: list[str] = []
    before = 0
    for line in lines:
        if joined and joined[-1] and line.strip() and _goes_on(joined[-1], before, line, longest):
            joined[-1] = _joined(joined[-1], line.strip())
        else:
            joined.append(line)
        before = len(line)
    return "\n".join(joined).replace("\u00ad", "").replace("\ufffe", "")


def _goes_on(text: str, length: int, line: str, longest: int) -> bool:
    """Whether a line continues the sentence before it."""
    if text[-1] in _HYPHENS and text[-2:-1].isalpha() and line.lstrip()[0].islower():
        return True
    if _BULLET.match(line) or text[-1] in ".!?:;" or length < longest * 0.6:
        return False
    return line.lstrip()[0].islower() or length > longest * 0.8


def _joined(text: str, line: str) -> str:
    if text[-1] not in _HYPHENS or not text[-2:-1].isalpha() or not line[0].islower():
        return f"{text} {line}"
    if text[-1] == "-" and _AND.match(line):  # buurt- en wijkwerk
        return f"{text} {line}"
    return text[:-1] + line
