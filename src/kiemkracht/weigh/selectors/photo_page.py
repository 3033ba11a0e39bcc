"""One startfoto as a page: what it asks, who answered, the picture and what people say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import get_language

from kiemkracht.base import names, places
from kiemkracht.base.thresholds import k_small, shown
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.enums import Source, Stage, Weight
from kiemkracht.weigh.models import (
    ActorGroup,
    PictureRemark,
    SettledReading,
    StartingPosition,
)
from kiemkracht.weigh.rules import may_keep, may_remark, may_see_picture
from kiemkracht.weigh.selectors.advice import Advice, advice_of
from kiemkracht.weigh.selectors.photos import PhotoCard, card_of
from kiemkracht.weigh.selectors.picture import Picture, picture_of
from kiemkracht.weigh.selectors.questions import asked_of
from kiemkracht.weigh.selectors.wording import name_of

MOST_PICTURES = 64
_PICTURES: dict[tuple[UUID, datetime, str], Picture] = {}


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A group as its keeper sees it; `sheets` is None below k."""

    id: int
    name: str
    size: int
    influence: str
    touched: str
    source: str
    speaks: bool
    sheets: int | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled, by whom and why; an older word of the same reading is `is_older`."""

    name: str
    value: int
    reason: str
    who: str
    at: datetime
    is_older: bool


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """“This is misunderstood”, and what the group did with it."""

    id: int
    about: str
    text: str
    who: str
    at: datetime
    answer: str


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """Everything on the page of one startfoto."""

    id: UUID
    card: PhotoCard
    about: str
    is_quick: bool
    affected: int | None
    population: int | None
    sprout_url: str
    sprout_title: str
    seen_by: str
    groups: tuple[NamedGroup, ...]
    sheets: int | None
    k: int
    questions: int
    join_link: str
    may_keep: bool
    may_remark: bool
    picture: Picture | None
    settled: tuple[Settled, ...]
    remarks: tuple[RemarkLine, ...]
    earlier_url: str
    later_url: str

    @property
    def is_asking(self) -> bool:
        """People can still answer."""
        return self.card.stage == Stage.ASKING

    @property
    def is_reading(self) -> bool:
        """Its own people interpret the picture."""
        return self.card.stage == Stage.READING

    @property
    def is_fixed(self) -> bool:
        """Nothing changes any more."""
        return self.card.stage == Stage.FIXED

    @property
    def unanswered(self) -> int:
        """Remarks that wait for a word of the group."""
        return sum(not each.answer for each in self.remarks)


def photo_page(visitor: Visitor, row: StartingPosition) -> PhotoPage:
    """The page. Queries: 4 to 8; nothing is computed."""
    carried = carried_by(visitor)
    keeps = may_keep(visitor, row, carried)
    sees = may_see_picture(visitor, row, carried) and bool(row.result)
    is_asking = row.stage == Stage.ASKING
    groups = _groups(row) if is_asking else []
    own = row.sheets.filter(group=None, is_filled=True).count() if is_asking and keeps else 0
    everyone = own + sum(count for _group, count in groups)
    later = StartingPosition.objects.visible_to(visitor).filter(earlier=row).only("pk").first()
    title, url = _sprout(visitor, row)
    settled = list(row.settled.all()) if sees else []
    remarks = list(row.remarks.all()) if sees else []
    who = names.of([*(each.by_id for each in settled), *(each.by_id for each in remarks)])
    return PhotoPage(
        id=row.pk,
        card=card_of(row),
        about=row.about,
        is_quick=row.is_quick,
        affected=row.affected,
        population=row.population,
        sprout_url=url,
        sprout_title=title,
        seen_by=str(Visibility(row.visibility).label),
        groups=tuple(_named(group, count) for group, count in groups),
        sheets=shown(everyone).count if keeps else None,
        k=k_small(),
        questions=len(asked_of(None, is_quick=row.is_quick)),
        join_link=row.join_link if keeps else "",
        may_keep=keeps,
        may_remark=row.stage == Stage.READING and may_remark(visitor, row, carried),
        picture=_picture(row) if sees else None,
        settled=_settled(settled, who),
        remarks=_remarks(remarks, who),
        earlier_url=_earlier_url(visitor, row),
        later_url=later.get_absolute_url() if later else "",
    )


def _picture(row: StartingPosition) -> Picture:
    """What is fixed is put in words once per language: its row does not change any more."""
    if row.stage != Stage.FIXED or row.fixed_at is None:
        return picture_of(row.result)
    key = (row.pk, row.fixed_at, get_language() or "")
    found = _PICTURES.get(key)
    if found is None:
        if len(_PICTURES) >= MOST_PICTURES:
            _PICTURES.pop(next(iter(_PICTURES)), None)
        found = _PICTURES[key] = picture_of(row.result)
    return found


def advice_page(visitor: Visitor, row: StartingPosition) -> Advice | None:
    """What could come next, for who may see the picture. Queries: 0 or 1."""
    if not may_see_picture(visitor, row, carried_by(visitor)) or not row.result:
        return None
    return advice_of(row.result)


def _earlier_url(visitor: Visitor, row: StartingPosition) -> str:
    if row.earlier_id is None:
        return ""
    found = StartingPosition.objects.visible_to(visitor).filter(pk=row.earlier_id).only("pk")
    earlier = found.first()
    return earlier.get_absolute_url() if earlier else ""


def _sprout(visitor: Visitor, row: StartingPosition) -> tuple[str, str]:
    card = places.card(visitor, f"sprouts.sprout:{row.sprout_id}") if row.sprout_id else None
    return (card.title, card.url) if card else ("", "")


def _groups(row: StartingPosition) -> list[tuple[ActorGroup, int]]:
    counted = row.groups.annotate(filled=Count("sheets", filter=Q(sheets__is_filled=True)))
    return [(group, group.filled) for group in counted]


def _named(group: ActorGroup, count: int) -> NamedGroup:
    return NamedGroup(
        group.pk,
        group.name,
        group.size,
        _weight(group.influence),
        _weight(group.touched),
        str(Source(group.source).label),
        group.source == Source.SELF,
        shown(count).count,
    )


def _weight(value: int | None) -> str:
    return "–" if value is None else str(Weight(value).label)


def _settled(rows: Sequence[SettledReading], who: Mapping[UUID, str]) -> tuple[Settled, ...]:
    newest = {each.reading: each.pk for each in rows}
    return tuple(
        Settled(
            name_of(each.reading),
            each.value,
            each.reason,
            who.get(each.by_id, "") if each.by_id else "",
            each.at,
            newest[each.reading] != each.pk,
        )
        for each in reversed(rows)
    )


def _remarks(rows: Sequence[PictureRemark], who: Mapping[UUID, str]) -> tuple[RemarkLine, ...]:
    return tuple(
        RemarkLine(
            each.pk,
            name_of(each.about) if each.about else "",
            each.text,
            who.get(each.by_id, "") if each.by_id else "",
            each.at,
            each.answer,
        )
        for each in rows
    )
