"""The ties of a circle as its members see them: kinds, never people."""

from dataclasses import dataclass
from datetime import datetime

from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.ties import TIE_WORDS, TieKind
from kiemkracht.connect.models import Circle, CircleTie, TiePicture
from kiemkracht.people.selectors.companions import members_of


@dataclass(frozen=True, slots=True)
class TieView:
    """One kind of tie: whether many have it here, and what could be tried."""

    name: str
    question: str
    try_this: str
    glyph: str
    is_wide: bool


@dataclass(frozen=True, slots=True)
class TiesPage:
    """What a member sees. Without a picture `answers` is 0."""

    slug: str
    name: str
    lang: str
    kinds: tuple[TieView, ...]
    wide: int
    answers: int
    members: int
    half: int
    drawn_at: datetime | None
    k: int
    mine: tuple[str, ...] | None

    @property
    def may_ever_be_drawn(self) -> bool:
        """Whether the circle is large enough for a picture."""
        return self.members >= self.k


def ties_page(visitor: Visitor, circle: Circle) -> TiesPage:
    """Read the page, for a member. Queries: 3."""
    picture = TiePicture.objects.filter(circle=circle).first()
    own = CircleTie.objects.filter(circle=circle, person_id=visitor.identity).first()
    wide = set(picture.wide) if picture else set()
    now = len(members_of(circle.community_id)) if circle.community_id else 0
    answers = picture.answers if picture else 0
    return TiesPage(
        slug=circle.slug,
        name=circle.name,
        lang=circle.lang,
        kinds=tuple(_view(kind, is_wide=kind in wide) for kind in TieKind.values),
        wide=len(wide),
        answers=answers,
        members=picture.members if picture else now,
        half=-(-answers // 2),
        drawn_at=picture.drawn_at if picture else None,
        k=k_small(),
        mine=tuple(own.kinds) if own else None,
    )


def _view(kind: str, *, is_wide: bool) -> TieView:
    words = TIE_WORDS[kind]
    return TieView(str(words.name), str(words.question), str(words.try_this), words.glyph, is_wide)
