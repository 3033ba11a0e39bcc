"""The map of bridges as squares: one per pair, darker where more crosses than chance would give."""

from dataclasses import dataclass

from kiemkracht.connect.selectors.bridge_page import BridgePage

SIDE, GAP, LABEL = 26, 4, 190
MOST = 30
"""With more communities than this the squares become too small to read; the table stays."""


@dataclass(frozen=True, slots=True)
class Square:
    """One pair in the picture."""

    x: int
    y: int
    step: int
    is_hidden: bool
    is_wall: bool
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a row, and its number, which also stands above its column."""

    y: int
    text_y: int
    x: int
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture, in its own units."""

    width: int
    height: int
    side: int
    labels: tuple[Label, ...]
    squares: tuple[Square, ...]


def picture_of(page: BridgePage) -> Picture | None:
    """The lower half of the matrix; None without communities or with too many."""
    count = len(page.communities)
    if not 1 < count <= MOST:
        return None
    place = {community.key: number for number, community in enumerate(page.communities)}
    step = SIDE + GAP
    top = step
    labels = tuple(
        Label(
            y=top + number * step,
            text_y=top + number * step + SIDE * 7 // 10,
            x=LABEL + number * step + SIDE // 2,
            number=number + 1,
            name=_short(community.name),
        )
        for number, community in enumerate(page.communities)
    )
    squares = []
    for cell in (*page.pairs, *page.within):
        row, column = sorted((place[cell.one.key], place[cell.other.key]), reverse=True)
        squares.append(
            Square(
                x=LABEL + column * step,
                y=top + row * step,
                step=cell.step,
                is_hidden=cell.ties is None,
                is_wall=cell.verdict == "wall",
                words="" if cell.ties is None else str(cell.ties),
            )
        )
    return Picture(
        width=LABEL + count * step,
        height=top + count * step,
        side=SIDE,
        labels=labels,
        squares=tuple(squares),
    )


def _short(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:25].rstrip()}…"
