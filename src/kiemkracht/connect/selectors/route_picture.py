"""Two timelines on one scale of days: dots are steps, bars are waits."""

from dataclasses import dataclass

from kiemkracht.connect.selectors.routes import Route, RoutePage

WIDTH, LEFT, RIGHT = 640, 16, 30
TOP, APART = 46, 84
LEAST_FOR_WORDS = 26
"""Fewer units between two steps leave no room for a number."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A step; `is_handover` when it came to another desk."""

    x: int
    is_handover: bool


@dataclass(frozen=True, slots=True)
class Wait:
    """The days between two steps; `words` is empty where there is no room."""

    x: int
    width: int
    middle: int
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One route as a line from its first step to its last."""

    side: str
    label: str
    y: int
    label_y: int
    words_y: int
    start: int
    end: int
    end_words: str
    dots: tuple[Dot, ...]
    waits: tuple[Wait, ...]


@dataclass(frozen=True, slots=True)
class RoutePicture:
    """The whole picture, in its own units."""

    width: int
    height: int
    lines: tuple[Line, ...]


def picture_of(page: RoutePage) -> RoutePicture | None:
    """Both routes on one scale; None as long as one of them has no step."""
    if not page.has_both:
        return None
    last = max((route.length.last_day for route in page.routes if route.length), default=0)
    scale = (WIDTH - LEFT - RIGHT) / max(last, 1)
    lines = tuple(
        _line(route, number, scale) for number, route in enumerate(page.routes) if route.steps
    )
    return RoutePicture(WIDTH, TOP + APART * len(lines) - 20, lines)


def _line(route: Route, number: int, scale: float) -> Line:
    y = TOP + number * APART
    places = [LEFT + round(step.day * scale) for step in route.steps]
    return Line(
        side=route.side,
        label=route.label,
        y=y,
        label_y=y - 24,
        words_y=y + 28,
        start=places[0],
        end=places[-1],
        end_words=str(route.steps[-1].day),
        dots=tuple(Dot(x, step.is_handover) for x, step in zip(places, route.steps, strict=True)),
        waits=tuple(
            Wait(
                x=before,
                width=after - before,
                middle=(before + after) // 2,
                words=str(step.waited) if after - before >= LEAST_FOR_WORDS else "",
            )
            for before, after, step in zip(places, places[1:], route.steps[1:], strict=False)
        ),
    )
