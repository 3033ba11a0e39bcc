"""The drawings of the house: line glyphs on a grid of 32 units, round strokes of 2 units.

The life of a kiem runs from `spark` to `branches`; `rest` is a winter bud and `closed` a fallen
leaf. `strokes` is one SVG path that is drawn as a line, `filled` one that is filled.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawing: SVG path data for what is stroked and for what is filled."""

    strokes: str
    filled: str = ""


def _ring(x: float, y: float, r: float) -> str:
    """Path data of a circle."""
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0z"


LIFE: Final = {
    "spark": Glyph(
        "M16 4v4.5M16 23.5V28M4 16h4.5M23.5 16H28M7.5 7.5l3.2 3.2M21.3 21.3l3.2 3.2"
        "M24.5 7.5l-3.2 3.2M10.7 21.3l-3.2 3.2",
        _ring(16, 16, 3.4),
    ),
    "seed": Glyph(
        "M16 5.5c4.8 4.3 7.2 8.3 7.2 12.5 0 5.2-3 8.5-7.2 8.5s-7.2-3.3-7.2-8.5"
        "c0-4.2 2.4-8.2 7.2-12.5zM16 5.5c-1.9 7.2-1.9 14.2 0 21M3 17h2.8M26.2 17H29"
    ),
    "sprout": Glyph(
        "M16 28V14.5M16 18.5c-6.4 0-10-3.6-10-9.5 6.4 0 10 3.6 10 9.5z"
        "M16 14.5C16 9 19.4 5.5 26 5.5c0 5.6-3.6 9-10 9M9 28h14"
    ),
    "stem": Glyph(
        "M16 29V7M16 24c-5.4 0-8.6-2.9-8.6-7.6 5.4 0 8.6 2.9 8.6 7.6zM16 21c0-4.7 3.2-7.6 8.6-7.6"
        " 0 4.7-3.2 7.6-8.6 7.6zM16 14c-4.2 0-6.6-2.3-6.6-6 4.2 0 6.6 2.3 6.6 6z"
        "M16 11.5c0-4 2.4-6.5 6.6-7.5.4 4.2-2.2 7.3-6.6 7.5z"
    ),
    "roots": Glyph(
        "M4 17.5h24M16 30V5M16 13.5c-4.6 0-7.2-2.5-7.2-6.5 4.6 0 7.2 2.5 7.2 6.5z"
        "M16 11c0-4 2.6-6.8 7.2-7.5.2 4.6-2.6 7.5-7.2 7.5zM16 20c-3 .4-6.4 2.4-7.6 7.5"
        "M16 22.5c3 .3 5.6 1.8 7 5.5M11.6 22.2c-2 0-4 .5-5.6 1.8"
        "M19.5 23.6c2.1-.6 4.2-.6 6 .4"
    ),
    "branches": Glyph(
        "M16 29V9.5M16 22c-4.4-.4-8.2-3-9.5-8M16 18c3.8-.4 7.6-2.6 9.3-7.5"
        "M7.6 16.8c-1.7.5-3.3.4-4.6-.1M24 13.4c1.7.8 3.4 1 5 .6"
        "M16 9.5c-2.6-1.7-2.6-4.6 0-6.5 2.6 1.9 2.6 4.8 0 6.5z",
        _ring(6.2, 11.4, 2.2) + _ring(26, 8, 2.2),
    ),
    "rest": Glyph(
        "M16 29.5v-6M16 23.5c-5.6-1.2-8.2-4.7-7.3-9.2.7-3.5 3.3-7 7.3-10.8 4 3.8 6.6 7.3"
        " 7.3 10.8.9 4.5-1.7 8-7.3 9.2zM8.8 13.8c4.4.9 7 4.2 7.2 9.7M23.2 13.8"
        "c-4.4.9-7 4.2-7.2 9.7M16 28c-2.2-.4-4-.2-5.5.8"
    ),
    "closed": Glyph(
        "M9.3 20.7C5.7 12.5 11 5.2 26.5 5 26 18.5 18.6 25.2 9.3 20.7zM4 26.5"
        "c4.3-5.8 9-10.2 14.5-13.2M13.5 16.9l.3-4.4M11 19.5l6.5.6M12 29h16"
    ),
}

SUBJECTS: Final = {
    "sun": Glyph(
        "M4 23h24M9 23a7 7 0 0 1 14 0M16 7.5V12M5.6 12.6l3.2 3.2M26.4 12.6l-3.2 3.2M9.5 28h13"
    ),
    "compass": Glyph(_ring(16, 16, 12) + "M21 11l-3.2 6.8L11 21l3.2-6.8z"),
    "choice": Glyph(
        "M16 29v-8.5C16 14 8 15 7.5 6M16 20.5C16 14 24 15 24.5 6M3.8 9.5L7.5 5.5l4 3.7"
        "M20.5 9.2l4-3.7 3.7 4"
    ),
    "views": Glyph(
        "M7 4.5h10.5a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H12l-4.5 4v-4H7a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3z"
        "M24.5 11a3.5 3.5 0 0 1 3.5 3.5v5a3.5 3.5 0 0 1-3.5 3.5v4.5L20 23h-3.5"
        "a3.5 3.5 0 0 1-3.3-2.4"
    ),
    "people": Glyph(
        _ring(11, 10, 4.5) + "M3 26.5c0-5 3.2-8 8-8s8 3 8 8M20.5 6a4.3 4.3 0 0 1 0 8.3M23 18.9"
        "c3.7.8 6 3.5 6 7.6"
    ),
    "person": Glyph(_ring(16, 10.5, 5.5) + "M5.5 28c.4-6.2 4.3-9.5 10.5-9.5S26.1 21.8 26.5 28"),
    "map": Glyph("M4 8.5L12 5l8 3.5L28 5v18.5L20 27l-8-3.5L4 27zM12 5v18.5M20 8.5V27"),
    "list": Glyph(
        "M12 8h15M12 16h15M12 24h15", _ring(6, 8, 1.8) + _ring(6, 16, 1.8) + _ring(6, 24, 1.8)
    ),
    "search": Glyph(_ring(14, 14, 9) + "M20.6 20.6L27.5 27.5"),
    "bell": Glyph(
        "M6.5 23c2-2.2 2.5-4.5 2.5-8.5a7 7 0 0 1 14 0c0 4 .5 6.3 2.5 8.5zM13 26.8"
        "c.6 1.2 1.6 1.8 3 1.8s2.4-.6 3-1.8M16 4v3.5"
    ),
    "heart": Glyph(
        "M16 27.5C8.5 22 4 17.6 4 12.3 4 8.5 6.8 6 10 6c2.6 0 4.7 1.4 6 3.8"
        "C17.3 7.4 19.4 6 22 6c3.2 0 6 2.5 6 6.3 0 5.3-4.5 9.7-12 15.2z"
    ),
    "hand": Glyph(
        "M10.5 17.5V8a2 2 0 0 1 4 0v7M14.5 14V5.8a2 2 0 0 1 4 0V14M18.5 14.5V7.8a2 2 0 0 1 4 0"
        "V18c0 6-2.8 10-8.3 10-4 0-6-1.8-7.8-5L4.3 18.8c-.6-1.2-.3-2.3.7-2.9 1-.6 2.2-.2 3 .7"
        "l2.5 3"
    ),
    "clock": Glyph(_ring(16, 16, 12) + "M16 9v7.5l5 3"),
    "bridge": Glyph(
        "M3 24h26M3 18c5.5 0 8-3.2 8-8v14M29 18c-5.5 0-8-3.2-8-8v14"
        "M11 12c2.6 5 7.4 5 10 0M16 15.8V24"
    ),
    "give": Glyph(
        "M4 20.5c2.6-2 5-2.4 7.4-1l3 1.6h4.2c2.6 0 2.6 3.4 0 3.4h-5M18.6 23.6l6-3.6"
        "c2.2-1.2 3.9 1.4 2 3l-7.2 5.2c-1.2.8-2.4 1-3.8.7L4 26M16.5 13.2c-3.4-2.3-5-4.1-5-6.3"
        " 0-3 3.7-3.7 5-1 1.3-2.7 5-2 5 1 0 2.2-1.6 4-5 6.3z"
    ),
    "book": Glyph(
        "M16 9c-2.6-2.2-6.2-3-11-3v18.5c4.8 0 8.4.8 11 3 2.6-2.2 6.2-3 11-3V6c-4.8 0-8.4.8-11 3z"
        "M16 9v18.5"
    ),
    "box": Glyph("M16 4l11 5.5v13L16 28 5 22.5v-13zM5 9.5L16 15l11-5.5M16 15v13M10.5 6.8l11 5.5"),
    "coin": Glyph(
        _ring(16, 16, 12) + "M20.5 11.5c-4.5-2.6-9-.4-9 4.5s4.5 7.1 9 4.5M9 14.5h7M9 17.8h7"
    ),
    "circle": Glyph(
        _ring(16, 6.5, 3)
        + _ring(6.8, 22, 3)
        + _ring(25.2, 22, 3)
        + "M12.7 8.6C9.5 10.6 7 14 6.6 17.6M19.3 8.6c3.2 2 5.7 5.4 6.1 9"
        + "M10.6 24.6c3.2 2 7.6 2 10.8 0"
    ),
    "door": Glyph("M8 28V6.5L20 4v24M4.5 28h23M20 8h5v20", _ring(16.3, 16.5, 1.5)),
}

SIGNS: Final = {
    "link": Glyph(
        "M13.5 18.5a5.5 5.5 0 0 0 8.2.5l4-4a5.6 5.6 0 0 0-7.9-7.9l-2 2M18.5 13.5"
        "a5.5 5.5 0 0 0-8.2-.5l-4 4a5.6 5.6 0 0 0 7.9 7.9l2-2"
    ),
    "home": Glyph("M4.5 15L16 5l11.5 10M8 12.5V27h16V12.5M13 27v-7.5h6V27"),
    "print": Glyph(
        "M9.5 12V4.5h13V12M9.5 23H7a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3h18a3 3 0 0 1 3 3v5"
        "a3 3 0 0 1-3 3h-2.5M9.5 19h13v8.5h-13z"
    ),
    "download": Glyph("M16 4.5V20M9.5 14l6.5 6.5 6.5-6.5M5 22.5V27h22v-4.5"),
    "plus": Glyph("M16 6v20M6 16h20"),
    "minus": Glyph("M6 16h20"),
    "close": Glyph("M8 8l16 16M24 8L8 24"),
    "check": Glyph("M5.5 17l7 7L26.5 8.5"),
    "warning": Glyph("M16 5L29 27.5H3zM16 13v7", _ring(16, 23.7, 1.4)),
    "arrow": Glyph("M5 16h21M18.5 8.5L26 16l-7.5 7.5"),
    "photo": Glyph("M4 9.5h5.5L12 5.5h8l2.5 4H28V26H4z" + _ring(16, 17, 5)),
    "pin": Glyph(
        "M16 28.5c-6-6.6-9-11.3-9-15.5a9 9 0 0 1 18 0c0 4.2-3 8.9-9 15.5z" + _ring(16, 13, 3.2)
    ),
    "comment": Glyph(
        "M7 6h18a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H15l-7 6v-6H7a3 3 0 0 1-3-3V9"
        "a3 3 0 0 1 3-3zM10 12h12M10 16.5h8"
    ),
    "moon": Glyph("M26.5 19.5A11.5 11.5 0 0 1 12.5 5.5a11.5 11.5 0 1 0 14 14z"),
    "letter": Glyph("M4 8h24v17H4zM4.5 9L16 18 27.5 9"),
    "edit": Glyph("M5 27l1.5-6.5L21 6l5 5-14.5 14.5zM18 9l5 5"),
    "more": Glyph("M5 9h22M5 16h22M5 23h13"),
}

GLYPHS: Final[dict[str, Glyph]] = {**LIFE, **SUBJECTS, **SIGNS}


def glyph_named(name: str) -> Glyph:
    """The drawing called `name`; a `ValueError` lists the names there are."""
    try:
        return GLYPHS[name]
    except KeyError:
        raise ValueError(f"no glyph {name!r}; choose from {', '.join(sorted(GLYPHS))}") from None
