"""A text with headings and tables as OpenDocument (ODT), for who edits on in an office program.

Written with the standard zip and lxml: four small files, no template, no macros, no pictures.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_DC = "http://purl.org/dc/elements/1.1/"
_XLINK = "http://www.w3.org/1999/xlink"
_SPACES = {
    "office": _OFFICE, "text": _TEXT, "table": _TABLE, "style": _STYLE, "fo": _FO, "dc": _DC,
    "xlink": _XLINK,
}  # fmt: skip
_MIME = "application/vnd.oasis.opendocument.text"
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2, 3…"""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings. A cell is a text, or (text, address) for a link."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[str | tuple[str, str]]]


Part = Heading | Paragraph | Table


def document(title: str, parts: Iterable[Part], *, language: str = "nl") -> bytes:
    """The bytes of the file; the same parts always give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        # First and not packed: so programs recognise the file by its first bytes.
        _put(archive, "mimetype", _MIME.encode(), zipfile.ZIP_STORED)
        _put(archive, "content.xml", _xml(_content(parts)))
        _put(archive, "styles.xml", _xml(_styles(language)))
        _put(archive, "meta.xml", _xml(_meta(title, language)))
        _put(archive, "META-INF/manifest.xml", _xml(_manifest()))
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY_OF_ZIP)
    entry.compress_type = how
    archive.writestr(entry, data)


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _root(name: str) -> Any:
    root = etree.Element(f"{{{_OFFICE}}}{name}", nsmap=_SPACES)
    root.set(f"{{{_OFFICE}}}version", "1.3")
    return root


def _content(parts: Iterable[Part]) -> Any:
    root = _root("document-content")
    body = etree.SubElement(root, f"{{{_OFFICE}}}body")
    text = etree.SubElement(body, f"{{{_OFFICE}}}text")
    for part in parts:
        if isinstance(part, Heading):
            heading = etree.SubElement(text, f"{{{_TEXT}}}h")
            heading.set(f"{{{_TEXT}}}outline-level", str(part.level))
            heading.set(f"{{{_TEXT}}}style-name", f"Heading_{part.level}")
            heading.text = _sound(part.text)
        elif isinstance(part, Paragraph):
            _paragraph(text, part.text)
        else:
            _table(text, part)
    return root


def _paragraph(parent: Any, text: str, address: str = "", style: str = "Standard") -> None:
    paragraph = etree.SubElement(parent, f"{{{_TEXT}}}p")
    paragraph.set(f"{{{_TEXT}}}style-name", style)
    if address:
        link = etree.SubElement(paragraph, f"{{{_TEXT}}}a")
        link.set(f"{{{_XLINK}}}type", "simple")
        link.set(f"{{{_XLINK}}}href", _sound(address))
        link.text = _sound(text)
    else:
        paragraph.text = _sound(text)


def _table(parent: Any, part: Table) -> None:
    table = etree.SubElement(parent, f"{{{_TABLE}}}table")
    table.set(f"{{{_TABLE}}}name", _sound(part.name))
    for _each in part.head:
        etree.SubElement(table, f"{{{_TABLE}}}table-column")
    header = etree.SubElement(table, f"{{{_TABLE}}}table-header-rows")
    _row(header, part.head, "Table_Heading")
    for row in part.rows:
        _row(table, row, "Standard")


def _row(parent: Any, cells: Iterable[str | tuple[str, str]], style: str) -> None:
    row = etree.SubElement(parent, f"{{{_TABLE}}}table-row")
    for each in cells:
        text, address = each if isinstance(each, tuple) else (each, "")
        cell = etree.SubElement(row, f"{{{_TABLE}}}table-cell")
        cell.set(f"{{{_OFFICE}}}value-type", "string")
        _paragraph(cell, text, address, style)


def _styles(language: str) -> Any:
    root = _root("document-styles")
    styles = etree.SubElement(root, f"{{{_OFFICE}}}styles")
    default = etree.SubElement(styles, f"{{{_STYLE}}}default-style")
    default.set(f"{{{_STYLE}}}family", "paragraph")
    properties = etree.SubElement(default, f"{{{_STYLE}}}text-properties")
    properties.set(f"{{{_FO}}}language", language)
    properties.set(f"{{{_FO}}}font-size", "11pt")
    for name, size, weight in (
        ("Standard", "11pt", "normal"),
        ("Table_Heading", "11pt", "bold"),
        ("Heading_1", "20pt", "bold"),
        ("Heading_2", "15pt", "bold"),
        ("Heading_3", "12pt", "bold"),
    ):
        style = etree.SubElement(styles, f"{{{_STYLE}}}style")
        style.set(f"{{{_STYLE}}}name", name)
        style.set(f"{{{_STYLE}}}family", "paragraph")
        words = etree.SubElement(style, f"{{{_STYLE}}}text-properties")
        words.set(f"{{{_FO}}}font-size", size)
        words.set(f"{{{_FO}}}font-weight", weight)
    return root


def _meta(title: str, language: str) -> Any:
    root = _root("document-meta")
    meta = etree.SubElement(root, f"{{{_OFFICE}}}meta")
    etree.SubElement(meta, f"{{{_DC}}}title").text = _sound(title)
    etree.SubElement(meta, f"{{{_DC}}}language").text = language
    return root


def _manifest() -> Any:
    root = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    root.set(f"{{{_MANIFEST}}}version", "1.3")
    paths = (
        ("/", _MIME),
        *((name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml")),
    )
    for path, kind in paths:
        entry = etree.SubElement(root, f"{{{_MANIFEST}}}file-entry")
        entry.set(f"{{{_MANIFEST}}}full-path", path)
        entry.set(f"{{{_MANIFEST}}}media-type", kind)
    return root


def _sound(text: str) -> str:
    """XML knows no control characters and no halves of a pair."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n" or (sign.isprintable() and not "\ud800" <= sign <= "\udfff")
    )
