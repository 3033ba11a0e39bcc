"""Which text does this file hold? Bytes in, text out; nothing is stored."""

from kiemkracht.engines.documents.document import (
    MOST_BYTES,
    MOST_CHARACTERS,
    REASONS,
    Document,
    DocumentError,
    Reason,
)
from kiemkracht.engines.documents.reading import read_document
from kiemkracht.engines.documents.recognising import is_plain

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "REASONS",
    "Document",
    "DocumentError",
    "Reason",
    "is_plain",
    "read_document",
]
