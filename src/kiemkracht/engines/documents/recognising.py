"""Which format is this? By what the bytes say, not by what the file is called."""

import io
import re
import zipfile

from kiemkracht.engines.documents.containers import check_zip
from kiemkracht.engines.documents.decoding import decode
from kiemkracht.engines.documents.document import DocumentError, Format

_HEAD = 4096
LOCKED_TEXT = "-----BEGIN PGP MESSAGE-----"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_TEXT = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"\x1f\x8b",
    b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"{\\rtf", b"OggS",
    b"\0\0\0\x18ftyp", b"\0\0\0\x20ftyp",
    b"SQLite format 3", b"%!PS", b"\xca\xfe\xba\xbe", b"\x1aE\xdf\xa3",
)  # fmt: skip
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype html|html|head|body|div|p|h1|table|article|main)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_XHTML = re.compile(r"\s*<\?xml[^>]{0,200}\?>\s*<!?(?:doctype )?html", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t].{0,998}\r?\n(?:[ \t].{0,998}\r?\n){0,50}){2,}"
)
_MAIL_NAME = re.compile(
    r"^(?:message-id|mime-version|received|return-path|delivered-to|content-type):", re.I | re.M
)
_MAIL_LINE = re.compile(r"(?:From .{1,200}\r?\n)?[A-Za-z][A-Za-z0-9-]{1,60}:")
_CUE = re.compile(r"^(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}[ \t]{1,4}-->[ \t]{1,4}", re.MULTILINE)


def recognise(data: bytes, name: str = "") -> Format:
    """Name the format; raises DocumentError for what we don't read and for locked Office files."""
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _in_zip(data)
    if data.startswith(_OLD_OFFICE):
        raise DocumentError("encrypted" if _is_locked(data) else "unknown")
    if start.startswith(_NO_TEXT):
        raise DocumentError("unknown")
    return _of_text(decode(data[: _HEAD * 4], cut=True), name)


def is_plain(data: bytes, name: str = "") -> bool:
    """Whether this is text of itself, so that reading it takes no parser of anyone else."""
    if data[:2] == b"PK" or b"%PDF-" in data[:1024]:
        return False
    try:
        return recognise(data, name) in {"txt", "md", "vtt", "srt"}
    except DocumentError:
        return True  # refused at a glance, by whoever reads it


def _is_locked(data: bytes) -> bool:
    """Word puts a locked docx in the container of its old doc."""
    return "EncryptedPackage".encode("utf-16-le") in data


def _in_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = check_zip(archive)
            if "word/document.xml" in names:
                return "docx"
            if "content.xml" in names:
                return _open_document(archive, names)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError("broken") from None
    raise DocumentError("unknown")


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> Format:
    if "META-INF/manifest.xml" in names:
        manifest = archive.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise DocumentError("encrypted")
    kind = archive.read("mimetype") if "mimetype" in names else b"opendocument.text"
    if b"opendocument.text" not in kind:
        raise DocumentError("unknown")
    return "odt"


def _of_text(text: str, name: str) -> Format:
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped.startswith(LOCKED_TEXT):
        raise DocumentError("encrypted")
    if stripped.startswith("WEBVTT"):
        return "vtt"
    if _HTML.match(stripped) or _XHTML.match(stripped):
        return "html"
    header = _MAIL_HEADER.match(stripped)
    if header and _MAIL_NAME.search(header[0]):
        return "eml"
    if name.lower().endswith(".eml") and _MAIL_LINE.match(stripped):
        return "eml"
    if _CUE.search(stripped[:400]):
        return "srt"
    return "md" if name.lower().endswith((".md", ".markdown")) else "txt"
