"""Statements as points that can be reached with the pointer and the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.landscape.picture.frame import EDGE, Box, Frame
from kiemkracht.engines.landscape.picture.labels import LINE, SMALL, text_width, wrapped
from kiemkracht.engines.landscape.picture.markup import escape, quoteattr
from kiemkracht.engines.landscape.picture.people import small
from kiemkracht.engines.landscape.picture.words import PictureWords
from kiemkracht.engines.landscape.result import Landscape, StatementView

MOST_POINTS = 36
APART = 30.0
REACH = 13.0
PADDING = 10.0


@dataclass(frozen=True, slots=True)
class StatementPoint:
    """A statement where it lies: at the side of who agrees with it."""

    view: StatementView
    x: float
    y: float


def statement_points(
    landscape: Landscape, frame: Frame, statements: dict[int, str], taken: Sequence[Box]
) -> tuple[StatementPoint, ...]:
    """The statements that tell most, at most 36 and never closer than a fingertip.

    What marks a group comes first, then what bridges, then what lies far out. The others stand in
    the table beside the picture. Only directions count: the farthest statement is drawn as far
    out as the people are.
    """
    shown = [
        each
        for each in landscape.statements
        if not each.moderated_out and statements.get(each.id, "").strip()
    ]
    if not shown:
        return ()
    places = np.array([(each.x, each.y) for each in shown])
    field = frame.field
    half = min(field.right - field.left, field.bottom - field.top) / 2
    farthest = float(np.quantile(np.hypot(places[:, 0], places[:, 1]), 0.95)) or 1.0
    middle = ((field.left + field.right) / 2, (field.top + field.bottom) / 2)
    points = middle + places * (half / farthest, -half / farthest)
    margin = EDGE + REACH
    points = np.clip(
        points, (margin, frame.top + REACH), (frame.width - margin, frame.bottom - REACH)
    )
    chosen: list[StatementPoint] = []
    for index in _most_telling(landscape, shown):
        x, y = (float(each) for each in points[index])
        is_free = all(np.hypot(x - each.x, y - each.y) >= APART for each in chosen)
        if is_free and not any(_covers(box, x, y) for box in taken):
            chosen.append(StatementPoint(shown[index], x, y))
        if len(chosen) == MOST_POINTS:
            break
    return tuple(chosen)


def _covers(box: Box, x: float, y: float) -> bool:
    near = box.grown(REACH - 4)
    return near.left < x < near.right and near.top < y < near.bottom


def _most_telling(landscape: Landscape, shown: Sequence[StatementView]) -> list[int]:
    marking = {mark.statement for group in landscape.groups for mark in group.representative}
    bridging = sorted((each.bridging for each in shown), reverse=True)[:5][-1]
    return sorted(
        range(len(shown)),
        key=lambda index: (
            shown[index].id not in marking,
            shown[index].bridging < bridging,
            -(shown[index].x ** 2 + shown[index].y ** 2),
            shown[index].id,
        ),
    )


def drawn_statements(
    points: Sequence[StatementPoint],
    frame: Frame,
    statements: dict[int, str],
    words: PictureWords,
    target: str,
) -> str:
    """Every point as a link to its row; its words show on hover and on focus."""
    return "".join(
        _drawn(point, frame, statements[point.view.id], words, target) for point in points
    )


def _drawn(point: StatementPoint, frame: Frame, said: str, words: PictureWords, target: str) -> str:
    text = " ".join(said.split())
    view = point.view
    counts = words.counts(view.agree, view.disagree, view.passed)
    name = f"{text} {counts}".strip()
    x, y = small(point.x), small(point.y)
    return (
        f'<a href={quoteattr(f"#{target}{view.id}")} class="kkl-statement" '
        f"aria-label={quoteattr(name)}>"
        f'<circle class="kkl-reach" cx="{x}" cy="{y}" r="{small(REACH)}" fill="none"/>'
        f'<path class="kkl-dot" d="M{x} {small(point.y + 6)}l-2.6-3.4a4.6 4.6 0 1 1 5.2 0z"/>'
        f"{_note(point, frame, text, counts)}</a>"
    )


def _note(point: StatementPoint, frame: Frame, text: str, counts: str) -> str:
    """The words of a statement on a slip of paper, moved into the frame."""
    lines = wrapped(text, 30 if frame.is_narrow else 42, 8)
    below = (counts,) if counts else ()
    wide = text_width((*lines, *below), SMALL) + 2 * PADDING
    high = (len(lines) + len(below)) * SMALL * LINE + 2 * PADDING
    left = max(min(point.x - wide / 2, frame.width - EDGE - wide), EDGE)
    top = point.y - REACH - high
    if top < frame.top:
        top = min(point.y + REACH, frame.bottom - high)
    begin = f'<tspan x="{small(left + PADDING)}" dy="{small(SMALL * LINE)}"'
    rows = "".join(
        f"{begin}{soft}>{escape(line)}</tspan>"
        for line, soft in [
            *((line, "") for line in lines),
            *((line, ' class="kkl-soft"') for line in below),
        ]
    )
    return (
        '<g class="kkl-note" visibility="hidden" aria-hidden="true">'
        f'<rect x="{small(left)}" y="{small(top)}" width="{small(wide)}" '
        f'height="{small(high)}" rx="8"/>'
        f'<text x="{small(left + PADDING)}" y="{small(top + PADDING - 4)}" '
        f'font-size="{SMALL}">{rows}</text></g>'
    )
