"""Web pages: what a reader sees, by the parser of the standard library."""

import re
from html.parser import HTMLParser

from kiemkracht.engines.documents.decoding import decode
from kiemkracht.engines.documents.document import Document

_SILENT = {
    "script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "select",
    "button", "nav", "audio", "video", "canvas", "title",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6",
    "section", "article", "main", "aside", "header", "footer", "blockquote", "pre", "hr",
    "dt", "dd",
    "form", "figure", "figcaption", "address", "tbody", "thead",
}  # fmt: skip
_EMPTY = {
    "br",
    "hr",
    "img",
    "input",
    "meta",
    "link",
    "area",
    "base",
    "col",
    "embed",
    "source",
    "track",
    "wbr",
}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])"
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s{0,3}([\w-]{3,20})", re.IGNORECASE)
_DEEPEST = 400


class _Page(HTMLParser):
    """Gathers text; counts how deep inside something hidden we are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden_in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")
        if tag in _EMPTY:
            return
        if (self._hidden_in and len(self._hidden_in) < _DEEPEST) or _is_hidden(tag, attrs):
            self._hidden_in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden_in:
            while self._hidden_in.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden_in:
            self.parts.append(re.sub(r"\s+", " ", data))


def _is_hidden(tag: str, attributes: list[tuple[str, str | None]]) -> bool:
    values = dict(attributes)
    style = (values.get("style") or "").lower()
    return (
        tag in _SILENT
        or "hidden" in values
        or (values.get("aria-hidden") or "").lower() == "true"
        or bool(style and _HIDDEN.search(style))
    )


def read_html(data: bytes) -> Document:
    """The visible words, a line for every block."""
    return Document(text_of_html(_decoded(data)), "html")


def text_of_html(text: str) -> str:
    """The visible words of a page that is already text."""
    page = _Page()
    page.feed(text)
    page.close()
    lines = [" ".join(line.split()) for line in "".join(page.parts).split("\n")]
    return "\n".join(line for line in lines if line)


def _decoded(data: bytes) -> str:
    """The charset that the page names counts when the bytes are no UTF-8."""
    named = _CHARSET.search(data[:2048])
    if named and named[1].lower() in {b"iso-8859-1", b"windows-1252", b"iso-8859-15", b"latin1"}:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")
    return decode(data)
