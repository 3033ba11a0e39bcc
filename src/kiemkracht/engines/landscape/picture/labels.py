"""Where words go: near what they are about, in the frame, not over each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.picture.frame import EDGE, Box, Frame, Points
from kiemkracht.engines.landscape.picture.people import Crowd, Ground
from kiemkracht.engines.landscape.picture.words import PictureWords
from kiemkracht.engines.landscape.result import Group, Landscape

SIZE, SMALL = 17.0, 14.5
LINE = 1.26
LETTER = 0.53
ASIDE = 20.0
CLASH = 1000.0
MOST_PLACES = 60
MOST_LOOKS = 5_000


@dataclass(frozen=True, slots=True)
class Label:
    """The sentence of a group with the number of its people, and the box they fill."""

    group: int
    lines: tuple[str, ...]
    people: str
    box: Box


def wrapped(text: str, letters: int, most: int) -> tuple[str, ...]:
    """Lines of at most `letters`; what does not fit in `most` lines ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        pieces = [word[start : start + letters] for start in range(0, len(word), letters)]
        for piece in pieces:
            if lines and len(lines[-1]) + 1 + len(piece) <= letters:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], letters, text)]
    return tuple(lines)


def _shortened(line: str, letters: int, text: str) -> str:
    """The last line that fits, ending in an ellipsis at a word, with the closing quote if any."""
    end = "…”" if text.endswith("”") else "…"
    while len(line) + len(end) > letters and " " in line:
        line = line.rsplit(" ", 1)[0]
    return line[: letters - len(end)].rstrip(" ,.;:") + end


def text_width(lines: Sequence[str], size: float) -> float:
    """An estimate on the safe side; letters of other scripts are as wide as high."""
    return (
        max((sum(LETTER if ord(s) < 0x2E80 else 1.0 for s in line) for line in lines), default=0)
        * size
    )


def labels(
    landscape: Landscape,
    frame: Frame,
    found: Sequence[Crowd],
    under: Sequence[Ground],
    *,
    statements: dict[int, str],
    words: PictureWords,
    taken: Sequence[Box],
) -> tuple[Label, ...]:
    """A label per group, in the order of the groups, placed so that together they cost least.

    A place costs more the more people it hides and the farther it lies, much more when it lies
    nearer to another group or over its ground, and most when it covers other words.
    """
    said, ranked = [], []
    for group, ground in zip(landscape.groups, under, strict=True):
        sentence = sentence_of(group, statements, words)
        letters, most = (17, 4) if frame.is_narrow else (30, 3)
        lines = wrapped(sentence, letters, most) if sentence else ()
        people = words.people(group.size)
        wide = max(text_width(lines, SIZE), text_width((people,), SMALL) + ASIDE)
        high = (len(lines) * SIZE + SMALL) * LINE
        said.append((group.id, lines, people))
        ranked.append(_ranked(wide, high, ground, frame, found, under, taken))
    places = _cheapest_together(ranked)
    return tuple(Label(*each, box) for each, box in zip(said, places, strict=True))


def sentence_of(group: Group, statements: dict[int, str], words: PictureWords) -> str:
    """The sentence that marks a group; one with words in it, else none."""
    for mark in group.representative:
        text = " ".join(statements.get(mark.statement, "").split())
        if text:
            return words.label(text, mark.direction == "agree")
    return ""


def _ranked(
    wide: float,
    high: float,
    ground: Ground,
    frame: Frame,
    found: Sequence[Crowd],
    under: Sequence[Ground],
    taken: Sequence[Box],
) -> list[tuple[float, Box]]:
    """The best places for one label with what each costs, the cheapest first."""
    points = np.concatenate([crowd.points for crowd in found])
    shares = np.concatenate([crowd.counts for crowd in found])
    shares = shares / shares.sum()

    def cost(box: Box) -> float:
        hidden = float(shares[_inside(points, box.grown(4))].sum())
        far = _distance(box, ground)
        astray = sum(_distance(box, each) < far for each in under)
        abroad = sum(box.overlap(each.box) for each in under if each is not ground)
        return (
            CLASH * sum(box.grown(4).overlap(other) for other in taken)
            + 2000.0 * hidden
            + 0.1 * far
            + 40.0 * astray
            + 120.0 * abroad / max(wide * high, 1.0)
        )

    priced = [(cost(box), box) for box in _candidates(wide, high, ground, frame)]
    return sorted(priced, key=lambda each: each[0])[:MOST_PLACES]


def _cheapest_together(ranked: Sequence[Sequence[tuple[float, Box]]]) -> list[Box]:
    """One place for each label. Looks at most 5,000 times; the first find is a good one."""
    rest = [sum(places[0][0] for places in ranked[number:]) for number in range(len(ranked) + 1)]
    best: list[Box] = []
    least, looks = float("inf"), 0

    def place(chosen: list[Box], spent: float) -> None:
        nonlocal best, least, looks
        number = len(chosen)
        if number == len(ranked):
            best, least = list(chosen), spent
            return
        for price, box in ranked[number]:
            looks += 1
            if looks > MOST_LOOKS and best:
                return
            clash = sum(box.grown(4).overlap(other) for other in chosen)
            total = spent + price + CLASH * clash
            if total + rest[number + 1] < least:
                place([*chosen, box], total)

    place([], 0.0)
    return best


def _distance(box: Box, ground: Ground) -> float:
    across = (box.left + box.right) / 2 - ground.x
    return float(np.hypot(across, (box.top + box.bottom) / 2 - ground.y))


def _inside(points: Points, box: Box) -> NDArray[np.bool_]:
    across, down = points[:, 0], points[:, 1]
    return np.asarray(
        (across > box.left) & (across < box.right) & (down > box.top) & (down < box.bottom)
    )


def _candidates(wide: float, high: float, ground: Ground, frame: Frame) -> list[Box]:
    """Boxes around the ground of a group, moved into the frame; then every spot in the frame."""
    around = ground.box
    rights = (
        ground.x - wide / 2,
        around.left,
        around.right - wide,
        ground.x - wide * 0.8,
        ground.x - wide * 0.2,
    )
    downs = (around.top - high - 2, around.bottom + 4, around.top + 4, around.bottom - high)
    spots = [(left, top) for top in downs for left in rights]
    spots += [
        (around.right + 4, ground.y - high / 2),
        (around.left - wide - 4, ground.y - high / 2),
    ]
    lowest, rightmost = frame.bottom - high, frame.width - EDGE - wide
    spots += [
        (left, top)
        for top in np.linspace(frame.top, max(lowest, frame.top), 9)
        for left in np.linspace(EDGE, max(rightmost, EDGE), 7)
    ]
    boxes = []
    for left, top in spots:
        inside = max(min(left, rightmost), EDGE), max(min(top, lowest), frame.top)
        boxes.append(Box(inside[0], inside[1], inside[0] + wide, inside[1] + high))
    return boxes
