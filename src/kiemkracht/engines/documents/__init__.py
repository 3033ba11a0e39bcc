"""Which text does this file hold? Bytes in, text out; nothing is stored."""

from kiemkracht.engines.documents.document import (
    MOST_BYTES,
    MOST_CHARACTERS,
    REASONS,
    Document,
    DocumentError,
)
from kiemkracht.engines.documents.reading import read_document

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "REASONS",
    "Document",
    "DocumentError",
    "read_document",
]
