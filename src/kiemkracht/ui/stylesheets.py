"""Many small stylesheets in the work tree, two requests on the wire, and no build step.

`page` is everything; `dark` only holds the dark values of the tokens and is linked with a
`media` attribute, so that the choice of a visitor needs no script and print stays light.
The pieces are read once per process (every time while DEBUG is on).
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import normpath

from django.conf import settings
from django.templatetags.static import static

FOLDER = Path(__file__).parent / "static" / "ui" / "css"
FIRST = ("tokens.css", "fonts.css", "base.css", "layout.css")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BESIDE = re.compile(r'url\("(\.\./[^"]+)"\)')
SPACE = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The text of a stylesheet, the same gzipped, and a digest that changes with it."""

    text: bytes
    gzipped: bytes
    digest: str


def _pieces(name: str) -> list[Path]:
    if name == "dark":
        return [FOLDER / "dark.css"]
    components = sorted((FOLDER / "components").glob("*.css"))
    return [*(FOLDER / piece for piece in FIRST), *components, FOLDER / "print.css"]


def _joined(name: str) -> Stylesheet:
    text = "\n".join(piece.read_text(encoding="utf-8") for piece in _pieces(name))
    # The pieces lie under static/ui/css/, the whole does not: addresses of fonts move along.
    text = BESIDE.sub(lambda found: f'url("{static(normpath("ui/css/" + found[1]))}")', text)
    content = SPACE.sub("\n", COMMENT.sub("", text)).strip().encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Stylesheet(content, gzip.compress(content, mtime=0), digest)


_remembered = lru_cache(maxsize=2)(_joined)


def stylesheet(name: str) -> Stylesheet:
    """The stylesheet called `page` or `dark`."""
    return _joined(name) if settings.DEBUG else _remembered(name)
