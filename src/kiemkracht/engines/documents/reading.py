"""From bytes to text, whatever the file calls itself."""

import unicodedata
from collections.abc import Callable

from kiemkracht.engines.documents.document import (
    MOST_BYTES,
    MOST_CHARACTERS,
    Document,
    DocumentError,
    Format,
)
from kiemkracht.engines.documents.recognising import recognise

_Reader = Callable[[bytes], Document]


def read_document(data: bytes, *, name: str = "") -> Document:
    """Read the text of a txt, md, docx, odt, pdf, html, eml, vtt or srt file.

    The format follows from the bytes; `name` only tells what looks like text apart. Nothing is run,
    fetched or written: no macros, no external entities, no linked pictures. Raises
    DocumentError with a `reason` (see `REASONS`) and never anything else. Cost: 10 ms for a page
    of text, some 5 ms per page of PDF; memory at most some ten times the file.
    It can't tell what stands in pictures, in headers and footers of Word, in comments, in tracked
    deletions or in attachments of a mail: those are left out.
    """
    if len(data) >= MOST_BYTES:
        raise DocumentError("too_large")
    if not data.strip(b"\0 \t\r\n"):
        raise DocumentError("empty")
    try:
        document = _reader(recognise(data, name))(data)
    except DocumentError:
        raise
    except MemoryError:
        raise DocumentError("bomb") from None
    except Exception:  # noqa: BLE001 - five libraries report damaged files in their own ways
        raise DocumentError("broken") from None
    return _checked(document)


def _reader(kind: Format) -> _Reader:
    """The reader of one format; its libraries are imported only now."""
    if kind in {"docx", "odt"}:
        from kiemkracht.engines.documents import office

        return office.read_docx if kind == "docx" else office.read_odt
    if kind == "pdf":
        from kiemkracht.engines.documents.pdf import read_pdf

        return read_pdf
    if kind == "html":
        from kiemkracht.engines.documents.web import read_html

        return read_html
    if kind == "eml":
        from kiemkracht.engines.documents.mail import read_mail

        return read_mail
    from kiemkracht.engines.documents import plain

    return {
        "vtt": plain.read_subtitles,
        "srt": plain.read_subtitles,
        "md": plain.read_markdown,
    }.get(kind, plain.read_text)


def _checked(document: Document) -> Document:
    if len(document.text) > 2 * MOST_CHARACTERS:
        raise DocumentError("too_large")
    text = tidy(document.text)
    if not any(sign.isalnum() for sign in text):
        raise DocumentError("empty")
    if len(text) > MOST_CHARACTERS:
        raise DocumentError("too_large")
    return Document(text, document.format, document.pages, document.note)


def tidy(text: str) -> str:
    """One kind of line break, no control characters, at most one empty line in a row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    kept: list[str] = []
    for line in lines:
        clean = line.rstrip()
        if not clean.isprintable():
            clean = "".join(sign for sign in clean if _is_readable(sign))
        if clean or (kept and kept[-1]):
            kept.append(clean)
    return unicodedata.normalize("NFC", "\n".join(kept)).strip("\n")


def _is_readable(sign: str) -> bool:
    return sign == "\t" or sign.isprintable() or unicodedata.category(sign) in {"Zs", "Mn", "Mc"}
