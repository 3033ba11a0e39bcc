"""Which statements need votes: few gave their view, or it is wide open what people think."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.core.paginator import Page, Paginator

from kiemkracht.base.errors import require
from kiemkracht.base.thresholds import Shown, k_small, shown
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.models import Conversation, Statement

PER_PAGE = 50
WIDE = 0.3
_Z = 1.6449  # both ends of 90 %


@dataclass(frozen=True, slots=True)
class Band:
    """Between which shares agreement lies with 90 % certainty, in thousandths for a picture."""

    low: float
    high: float
    share: float

    @property
    def width(self) -> float:
        """How far apart the ends are, 0..1."""
        return self.high - self.low

    @property
    def left(self) -> int:
        """Where the bar begins, in thousandths."""
        return round(self.low * 1000)

    @property
    def long(self) -> int:
        """How long the bar is, in thousandths."""
        return max(round(self.width * 1000), 4)

    @property
    def middle(self) -> int:
        """Where the mark of the share stands, in thousandths."""
        return round(self.share * 1000)

    @property
    def low_percent(self) -> int:
        """The lower end in whole percents."""
        return round(self.low * 100)

    @property
    def high_percent(self) -> int:
        """The upper end in whole percents."""
        return round(self.high * 100)


@dataclass(frozen=True, slots=True)
class Need:
    """A statement with how many gave their view and how sure that makes us.

    `band` is None below five people; `needs` is "few", "wide" or "" when it has enough.
    """

    number: int
    text: str
    is_seed: bool
    seen: Shown
    agree: int
    important: Shown
    band: Band | None
    needs: str


@dataclass(frozen=True, slots=True)
class Attention:
    """All shown statements, what needs votes first."""

    page: Page[Need]
    few: int
    wide: int
    enough: int
    floor: int


def attention_of(
    visitor: Visitor, conversation: Conversation, number: str | int | None = 1
) -> Attention:
    """As of the last landscape. Leave: who tends. Queries: 1."""
    from kiemkracht.engines.landscape.routing import FLOOR

    require(rules.may_tend(visitor, conversation))
    rows = (
        Statement.objects.shown()
        .filter(conversation=conversation)
        .only("number", "text", "is_seed", "seen", "agree", "important")
    )
    needs = sorted((_need(row, FLOOR) for row in rows), key=_by_need)
    return Attention(
        page=Paginator(needs, PER_PAGE).get_page(number),
        few=_count(needs, "few"),
        wide=_count(needs, "wide"),
        enough=_count(needs, ""),
        floor=FLOOR,
    )


def _count(needs: Sequence[Need], what: str) -> int:
    return sum(need.needs == what for need in needs)


def _by_need(need: Need) -> tuple[float, int]:
    return (-need.band.width if need.band else -2.0, need.number)


def _need(row: Statement, floor: int) -> Need:
    band = band_of(row.agree, row.seen) if row.seen >= k_small() else None
    return Need(
        number=row.number,
        text=row.text,
        is_seed=row.is_seed,
        seen=shown(row.seen),
        agree=row.agree if band else 0,
        important=shown(row.important),
        band=band,
        needs=_what(row.seen, band, floor),
    )


def _what(seen: int, band: Band | None, floor: int) -> str:
    if seen < floor or band is None:
        return "few"
    return "wide" if band.width > WIDE else ""


def band_of(agree: int, seen: int) -> Band:
    """Wilson's interval of 90 % for agree / seen (1927, doi:10.1080/01621459.1927.10502953)."""
    share = agree / seen
    scale = 1 + _Z**2 / seen
    middle = (share + _Z**2 / (2 * seen)) / scale
    half = _Z * sqrt(share * (1 - share) / seen + _Z**2 / (4 * seen**2)) / scale
    return Band(max(middle - half, 0.0), min(middle + half, 1.0), share)
