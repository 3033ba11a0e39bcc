"""Word and OpenDocument: paragraphs and tables in the order of the page."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from kiemkracht.engines.documents.containers import check_zip, read_part
from kiemkracht.engines.documents.document import Document, DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LEFT_OUT_OF_ODT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT_OF_DOCX = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", _FALLBACK}
_DEEPEST = 200


def read_docx(data: bytes) -> Document:
    """The body of a Word file with its tables; no headers, comments, notes or deleted text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_zip(archive)
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                _refuse_entities(read_part(archive, name))
    import docx

    body = docx.Document(io.BytesIO(data)).element.body
    return Document("\n".join(_docx_lines(body, 0)), "docx")


def _docx_lines(parent: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise DocumentError("bomb")
    for child in parent:
        if child.tag == f"{_W}p":
            yield "".join(_docx_words(child))
        elif child.tag == f"{_W}tr":
            cells = [" ".join(_docx_lines(cell, depth + 2)) for cell in child.findall(f"{_W}tc")]
            yield "\t".join(cell.strip() for cell in cells)
        elif child.tag in {f"{_W}tbl", f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _docx_lines(child, depth + 1)


def _docx_words(paragraph: Any) -> Iterator[str]:
    """Words in the order of the page, not those that were struck out."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag == f"{_W}tab":
            yield "\t"
        elif element.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif element.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif element.tag not in _LEFT_OUT_OF_DOCX:
            waiting.extend(reversed(element))


def read_odt(data: bytes) -> Document:
    """The body of an OpenDocument text; no notes of reviewers and no deleted text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_zip(archive)
        content = read_part(archive, "content.xml")
    _refuse_entities(content)
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    body = etree.fromstring(content, parser).find(f".//{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise DocumentError("broken")
    return Document("\n".join(_odt_lines(body, 0)), "odt")


def _odt_lines(parent: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise DocumentError("bomb")
    for child in parent:
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            yield "".join(_odt_words(child))
        elif child.tag == f"{_TABLE}table-row":
            cells = child.findall(f"{_TABLE}table-cell")
            yield "\t".join(" ".join(_odt_lines(cell, depth + 2)).strip() for cell in cells)
        elif child.tag not in _LEFT_OUT_OF_ODT:
            yield from _odt_lines(child, depth + 1)


def _odt_words(paragraph: Any) -> Iterator[str]:
    yield paragraph.text or ""
    waiting: list[tuple[Any, bool]] = [(child, False) for child in reversed(paragraph)]
    while waiting:
        element, was_inside = waiting.pop()
        if was_inside:
            yield element.tail or ""
            continue
        waiting.append((element, True))
        if element.tag in _LEFT_OUT_OF_ODT or not isinstance(element.tag, str):
            continue
        yield _odt_sign(element) or element.text or ""
        waiting.extend((child, False) for child in reversed(element))


def _odt_sign(element: Any) -> str:
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        return " " * min(int(count) if count.isdigit() else 1, 80)
    return {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(element.tag, "")


def _refuse_entities(content: bytes) -> None:
    """Office files declare no entities; who does has a bomb or wants another file."""
    start = content[:4096]
    wide = start.replace(b"\0", b"")
    if b"<!DOCTYPE" in wide or b"<!ENTITY" in wide or b"<!ENTITY" in content:
        raise DocumentError("bomb")
