"""Text inside SVG: escaped, and without the characters that XML 1.0 does not know."""

import re
from xml.sax import saxutils

_UNKNOWN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """Text between tags."""
    return saxutils.escape(_UNKNOWN.sub("", text))


def quoteattr(text: str) -> str:
    """Text as the value of an attribute, with its quotes."""
    return saxutils.quoteattr(_UNKNOWN.sub("", text))
