"""Documents made on the spot, well and badly."""

import io
import zipfile
import zlib

import docx

ODT_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
    "<office:body><office:text>"
)
_GREY = (
    b"/Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace"
    b"/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
)
ODT_TAIL = "</office:text></office:body></office:document-content>"
ODT_KIND = "application/vnd.oasis.opendocument.text"


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word file with a header, paragraphs and a table in the middle."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Kopregel van het sjabloon"
    for number, text in enumerate(paragraphs):
        paper.add_paragraph(text)
        if number == 0 and table:
            grid = paper.add_table(rows=0, cols=len(table[0]))
            for row in table:
                for cell, words in zip(grid.add_row().cells, row, strict=True):
                    cell.text = words
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def with_part(archive: bytes, name: str, change) -> bytes:
    """The same archive with one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == name else content)
    return target.getvalue()


def odt(body: str, *, manifest: str = "", head: str = ODT_HEAD, kind: str = ODT_KIND) -> bytes:
    """An OpenDocument text around a body in XML."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", f'<?xml version="1.0"?>{head}{body}{ODT_TAIL}')
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return target.getvalue()


def zipped(**parts: bytes) -> bytes:
    """Any zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def pdf(*pages: str, trailer: bytes = b"", picture: bool = False) -> bytes:
    """A PDF with one line of Helvetica per line of text, or one grey picture per page."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    pixels = zlib.compress(bytes(64 * 64))
    objects.append(_stream(pixels, _GREY))
    kids = []
    for page in pages:
        content = b"q 400 0 0 400 50 50 cm /Im Do Q" if picture else _lines(page)
        objects.append(_stream(content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</Im 4 0 R>>>>>>" % len(objects)
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)
    )  # fmt: skip
    return _assembled(objects, trailer)


def locked_pdf() -> bytes:
    """A PDF that asks for a password: nobody knows which."""
    lock = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>>>/ID[<%s><%s>]" % (
        b"1f" * 32,
        b"2e" * 32,
        b"3d" * 16,
        b"3d" * 16,
    )
    return pdf("Geheim", trailer=lock)


def _lines(text: str) -> bytes:
    shown = b" ".join(
        b"(%s) Tj T*"
        % line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in text.split("\n")
    )
    return b"BT /F 12 Tf 14 TL 50 780 Td %s ET" % shown


def _stream(content: bytes, words: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (words, len(content), content)


def _assembled(objects: list[bytes], trailer: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, trailer, start
    )  # fmt: skip
    return bytes(out)
