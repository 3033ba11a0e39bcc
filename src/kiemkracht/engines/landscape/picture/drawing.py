"""Putting the picture together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.certainty import Certainty
from kiemkracht.engines.landscape.picture.frame import EDGE, Box, Frame, frame_for
from kiemkracht.engines.landscape.picture.labels import (
    ASIDE,
    LETTER,
    LINE,
    SIZE,
    SMALL,
    Label,
    labels,
    text_width,
    wrapped,
)
from kiemkracht.engines.landscape.picture.markup import escape
from kiemkracht.engines.landscape.picture.own import Covariance, own_place
from kiemkracht.engines.landscape.picture.people import (
    Crowd,
    Ground,
    badge,
    crowds,
    grounds,
    marks_of,
    small,
    tone_of,
)
from kiemkracht.engines.landscape.picture.statements import drawn_statements, statement_points
from kiemkracht.engines.landscape.picture.style import STANDALONE, printed
from kiemkracht.engines.landscape.picture.words import PictureWords
from kiemkracht.engines.landscape.result import Landscape

LEAST_WIDTH = 280
TITLE = 24.0
_EDGES = {"clear": 0.86, "fair": 0.6, "weak": 0.25, "one_cloud": 0.4, "too_few": 0.2}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn landscape on which one reader's own place can still be put.

    Drawing it costs some 20 ms for 500 people, putting a place on it a tenth of one: keep a sheet
    for all who look, and nobody's place in it.
    """

    frame: Frame
    under: str
    over: str
    taken: tuple[Box, ...]

    def shown(
        self,
        words: PictureWords,
        *,
        mark: tuple[float, float] | None = None,
        doubt: Covariance | None = None,
    ) -> str:
        """The picture as SVG text; `mark` and `doubt` as `draw` takes them."""
        return f"{self.under}{own_place(mark, doubt, self.frame, words, self.taken)}{self.over}"


def draw(
    landscape: Landscape,
    *,
    statements: Mapping[int, str],
    words: PictureWords,
    mark: tuple[float, float] | None = None,
    doubt: Covariance | None = None,
    standalone: bool = False,
    on_paper: bool = False,
    width: int = 640,
    target: str = "stelling-",
) -> str:
    """The landscape as SVG text.

    `statements` gives the words of a statement by id; one without words is left out. `mark` is
    the reader's own place (x, y) and `doubt` its covariance (2 x 2, as in `uncertainty`): ellipses
    of 50 and 90 % are drawn around it, which run off the picture when they are larger. `width` in
    units of the picture: ask 640 for a page and 360 for a phone, so that letters stay readable. A
    statement is a link to `#` + `target` + its id. With `standalone` the picture brings its own
    colours (light and dark), title and line below; without, the page's stylesheet
    (perspectives/landscape.css) colours it. With `on_paper` it brings plain daylight colours for a
    program that makes PDF, and leaves out the dots of statements, which need a pointer.

    Groups differ by shape and colour; how sure we are of them is drawn as the softness of the
    ground under them, and said in words. At most 1,500 marks stand for any number of people.
    The same landscape and words give the same text. Raises EngineInputError for a width under
    280. Cost: O(people). It can't show what the two axes leave out.
    """
    sheet = sheet_of(
        landscape,
        statements=statements,
        words=words,
        standalone=standalone,
        on_paper=on_paper,
        width=width,
        target=target,
    )
    return sheet.shown(words, mark=mark, doubt=doubt)


def sheet_of(
    landscape: Landscape,
    *,
    statements: Mapping[int, str],
    words: PictureWords,
    standalone: bool = False,
    on_paper: bool = False,
    width: int = 640,
    target: str = "stelling-",
) -> Sheet:
    """Everything of `draw` but the reader's own place, to keep and show to many."""
    if width < LEAST_WIDTH:
        raise EngineInputError("width", f"needs at least {LEAST_WIDTH} units")
    texts = dict(statements)
    frame = frame_for(landscape, width=width, standalone=standalone)
    found = crowds(landscape, frame)
    grounded = grounds(found)
    place, note = _unplaced(landscape, frame, words)
    corner = [place] if place else []
    said = (
        labels(landscape, frame, found, grounded, statements=texts, words=words, taken=corner)
        if grounded
        else ()
    )
    boxes = (*corner, *(label.box for label in said))
    name = f"kkl-{landscape.digest[:8]}-{width}"
    layers = [
        _opening(frame, words, name, standalone=standalone, on_paper=on_paper),
        _ground_layer(grounded, landscape.certainty, name),
        _people_layer(found),
        _label_layer(said),
        note,
    ]
    dots = ""
    if not on_paper:
        points = statement_points(landscape, frame, texts, boxes)
        drawn = drawn_statements(points, frame, texts, words, target)
        dots = f'<g class="kkl-statements">{drawn}</g>'
    return Sheet(frame, under="".join(layers), over=f"{dots}</svg>\n", taken=boxes)


def _opening(
    frame: Frame, words: PictureWords, name: str, *, standalone: bool, on_paper: bool
) -> str:
    size = "kkl--narrow" if frame.is_narrow else "kkl--wide"
    extra = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    own = " kkl--standalone" if standalone else ""
    dress = _dress(frame, words) if standalone else ""
    dress += f"<style>{printed()}</style>" if on_paper else ""
    return (
        f'<svg{extra} class="kkl {size}{own}" viewBox="0 0 {frame.width} {frame.height}" '
        f'role="group" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(words.title)}</title>'
        f'<desc id="{name}-desc">{escape(words.description)}</desc>{dress}'
    )


def _dress(frame: Frame, words: PictureWords) -> str:
    """What a picture needs when there is no page around it: colours, paper, title, a line below."""
    title = wrapped(words.title, round(frame.width / (TITLE * LETTER)) - 3, 1)
    below = wrapped(words.doubt, round(frame.width / (SMALL * LETTER)) - 5, 2)
    heading = escape("".join(title))
    first = frame.height - 20 - (len(below) - 1) * SMALL * LINE
    return (
        f"<style>{STANDALONE}</style>"
        f'<rect class="kkl-paper" width="{frame.width}" height="{frame.height}" rx="18"/>'
        f'<text class="kkl-title" x="{EDGE}" y="44" font-size="{TITLE}">{heading}</text>'
        f'<text class="kkl-soft" font-size="{SMALL}">{_rows(below, EDGE, first, SMALL)}</text>'
    )


def _rows(lines: Sequence[str], left: float, first: float, size: float) -> str:
    """Lines of text under each other, the first with its base at `first`."""
    return " ".join(
        f'<tspan x="{small(left)}" y="{small(first + number * size * LINE)}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )


def _ground_layer(under: Sequence[Ground], certainty: Certainty, name: str) -> str:
    """Soft ellipses: the less sure the groups, the earlier they fade."""
    edge = _EDGES.get(certainty.verdict, 0.4)
    fades = "".join(
        f'<radialGradient id="{name}-{each.group}" class="kkl-{tone_of(each.group)}">'
        f'<stop class="kkl-stop" offset="{edge}"/>'
        '<stop class="kkl-stop" offset="1" stop-opacity="0"/></radialGradient>'
        for each in under
    )
    shapes = "".join(
        f'<ellipse rx="{small(each.wide)}" ry="{small(each.high)}" '
        f'transform="translate({small(each.x)} {small(each.y)}) rotate({small(each.turn)})" '
        f'fill="url(#{name}-{each.group})"/>'
        for each in under
    )
    return f'<defs>{fades}</defs><g class="kkl-ground" aria-hidden="true">{shapes}</g>'


def _people_layer(found: Sequence[Crowd]) -> str:
    parts = [
        f'<g class="kkl-people kkl-{tone_of(crowd.group) if crowd.group >= 0 else "nowhere"}">'
        f"{marks_of(crowd)}</g>"
        for crowd in found
    ]
    return f'<g aria-hidden="true">{"".join(parts)}</g>'


def _label_layer(said: Sequence[Label]) -> str:
    return "".join(_label(label) for label in said)


def _label(label: Label) -> str:
    left, base = label.box.left, label.box.top
    rows = _rows(label.lines, left, base + SIZE, SIZE)
    low = base + len(label.lines) * SIZE * LINE + SMALL
    return (
        f'<g class="kkl-label kkl-{tone_of(label.group)}">'
        f'<text class="kkl-said" font-size="{SIZE}">{rows}</text>'
        f'<g class="kkl-badge" aria-hidden="true">'
        f"{badge(label.group, left + 6, low - 5, 5.4)}</g>"
        f'<text class="kkl-count" x="{small(left + ASIDE)}" y="{small(low)}" '
        f'font-size="{SMALL}">{escape(label.people)}</text></g>'
    )


def _unplaced(landscape: Landscape, frame: Frame, words: PictureWords) -> tuple[Box | None, str]:
    """A line in the corner about people who stand in no group, with their mark."""
    number = sum(each.group is None and each.votes > 0 for each in landscape.participants)
    if not number:
        return None, ""
    lines = wrapped(words.unplaced(number), round((frame.width - 70) / (SMALL * LETTER)), 2)
    high = len(lines) * SMALL * LINE
    top = frame.bottom - high
    box = Box(EDGE, top, EDGE + ASIDE + text_width(lines, SMALL), frame.bottom)
    rows = _rows(lines, EDGE + ASIDE, top + SMALL, SMALL)
    sign = f'<circle cx="{small(EDGE + 7)}" cy="{small(top + SMALL - 5)}" r="3.2"/>'
    return box, (
        f'<g class="kkl-people kkl-nowhere" aria-hidden="true">{sign}</g>'
        f'<text class="kkl-soft" font-size="{SMALL}">{rows}</text>'
    )
