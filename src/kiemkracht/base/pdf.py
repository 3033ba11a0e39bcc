"""PDF out of a template of our own: tagged, with our own letters, and without a network.

WeasyPrint draws it; it needs the library Pango of the operating system. Where that is absent
`can_make_pdf` says so, and a page leaves its link to a PDF out.
"""

import hashlib
import logging
import threading
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.cache import cache as remembered

KEPT_S = 3600
OWN = "https://house.invalid/"
_one_at_a_time = threading.Lock()


class NotOurFileError(ValueError):
    """A page for paper asked for a file that is not one of our own static files."""


@cache
def can_make_pdf() -> bool:
    """Whether this installation can make PDF. Cost: once some 0.3 s."""
    try:
        import weasyprint
    except (ImportError, OSError):  # Pango is absent
        return False
    return bool(weasyprint)


def pdf_of(html: str) -> bytes:
    """A PDF of a whole HTML document: tagged (PDF/UA-1), the same bytes for the same text.

    Title and language are those of the document. A file is named by its static path (`ui/css/…`);
    any other address is refused, so nothing that people wrote can make us fetch or read
    something. One is made at a time, and remembered for an hour. Cost: some 1 s per four pages.
    """
    digest = hashlib.sha256(html.encode()).hexdigest()
    key = f"base:pdf:{digest}"
    known = remembered.get(key)
    if isinstance(known, bytes):
        return known
    with _one_at_a_time:
        known = remembered.get(key)
        if not isinstance(known, bytes):
            known = _drawn(html, digest)
            remembered.set(key, known, KEPT_S)
    return known


def _drawn(html: str, digest: str) -> bytes:
    from weasyprint import HTML

    # It warns of every rule of CSS that paper has no use for.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    document = HTML(string=html, base_url=OWN, url_fetcher=_fetcher())
    drawn: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=bytes.fromhex(digest[:32])
    )
    return drawn


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc] # weasyprint has no types
        """Reads our own static files and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            # What is refused stays blank on paper.
            return URLFetcherResponse(url, _own_file(url), {"Content-Type": _kind(url)})

    return OwnFiles()


def _own_file(url: str) -> bytes:
    """The contents of one of our static files; OWN is an address that no network knows."""
    name = url.removeprefix(OWN).lstrip("/")
    if not url.startswith(OWN) or ".." in name or not name.endswith((".css", ".ttf")):
        raise NotOurFileError(url)
    found = finders.find(name)
    if not isinstance(found, str):
        raise NotOurFileError(url)
    return Path(found).read_bytes()


def _kind(url: str) -> str:
    return "text/css" if url.endswith(".css") else "font/ttf"
