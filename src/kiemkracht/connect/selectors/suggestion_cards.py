"""A suggestion as its reader sees it, with the arithmetic behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kiemkracht.base import names
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.suggesting import Border, SuggestionKind
from kiemkracht.connect.models import Openness, Suggestion
from kiemkracht.connect.selectors.apart import apart_from
from kiemkracht.connect.selectors.post_cards import still_open
from kiemkracht.connect.selectors.reasons import crossings, reason
from kiemkracht.sprouts.selectors.longing import KiemGlance, carriers_of, glances_of


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the arithmetic: what, how much, how heavy, and what that gives."""

    what: str
    value: str
    weight: str
    gives: str


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """One suggestion as its reader sees it. Nothing on it tells how often it was made."""

    id: int
    kind: str
    kind_label: str
    title: str
    url: str
    name: str
    longing: str
    learning: str
    own_title: str
    own_url: str
    reason: str
    crossed: tuple[str, ...]
    is_surprise: bool
    parts: tuple[Part, ...]
    total: str

    @property
    def is_person(self) -> bool:
        """Whether it is a person to meet, rather than a kiem or an offer."""
        return self.kind == SuggestionKind.PERSON


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cards of one page need to know, read at once."""

    names: Mapping[UUID, str]
    wishes: Mapping[UUID, tuple[str, str]]
    kiemen: Mapping[UUID, KiemGlance]
    carriers: Mapping[UUID, frozenset[UUID]]
    apart: frozenset[UUID]
    posts: Mapping[str, PlaceCard]

    def may_show(self, row: Suggestion) -> bool:
        """Everything it is about is still there, and this visitor's to see.

        A kiem still lives, is still carried by whom it leads to, and by nobody who is blocked.
        """
        ends = ((row.sprout_id, row.other_id), (row.own_sprout_id, row.person_id))
        kiemen = all(pk is None or self._may_meet_at(pk, person) for pk, person in ends)
        return kiemen and (not row.offer or row.offer in self.posts)

    def _may_meet_at(self, sprout_id: UUID, person_id: UUID) -> bool:
        people = self.carriers.get(sprout_id, frozenset())
        return sprout_id in self.kiemen and person_id in people and not people & self.apart


def cards_of(visitor: Visitor, rows: Sequence[Suggestion]) -> tuple[SuggestionCard, ...]:
    """Cards, without kiemen and offers that this visitor may no longer see. Queries: 2 to 7."""
    sprouts = {pk for row in rows for pk in (row.sprout_id, row.own_sprout_id) if pk}
    known = _Known(
        names=names.of(row.other_id for row in rows),
        wishes=_wishes(row.other_id for row in rows if row.kind == SuggestionKind.PERSON),
        kiemen=glances_of(visitor, sprouts),
        carriers=carriers_of(sprouts),
        apart=apart_from(visitor) if sprouts else frozenset(),
        posts=still_open(visitor, {row.offer for row in rows if row.offer}),
    )
    return tuple(_card(row, known) for row in rows if known.may_show(row))


def _wishes(ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = Openness.objects.filter(person_id__in=list(ids))
    return {
        pk: (longing, learning)
        for pk, longing, learning in rows.values_list("person_id", "longing", "learning")
    }


def first_name(name: str) -> str:
    """What one calls somebody in a sentence; “a participant” stays whole."""
    return name.split(maxsplit=1)[0] if name[:1].isupper() else name


def _card(row: Suggestion, known: _Known) -> SuggestionCard:
    name = known.names[row.other_id]
    own = known.kiemen.get(row.own_sprout_id) if row.own_sprout_id else None
    title, url, longing = _leads_to(row, known)
    return SuggestionCard(
        id=row.pk,
        kind=row.kind,
        kind_label=str(SuggestionKind(row.kind).label),
        title=title,
        url=url,
        name=first_name(name),
        longing=longing,
        learning=known.wishes.get(row.other_id, ("", ""))[1],
        own_title=own.title if own else "",
        own_url=own.url if own else "",
        reason=reason(row.kind, row.reason, first_name(name)),
        crossed=crossings(row.crossed),
        is_surprise=row.is_surprise,
        parts=parts_of(row.parts),
        total=in_thousandths(row.parts["total"]),
    )


def _leads_to(row: Suggestion, known: _Known) -> tuple[str, str, str]:
    """Title, address and longing of what the suggestion leads to."""
    if row.sprout_id:
        kiem = known.kiemen[row.sprout_id]
        return kiem.title, kiem.url, kiem.longing
    if row.offer:
        return known.posts[row.offer].title, known.posts[row.offer].url, ""
    return known.names[row.other_id], "", known.wishes.get(row.other_id, ("", ""))[0]


def parts_of(parts: Mapping[str, Any]) -> tuple[Part, ...]:
    """The lines that add up to the total."""
    longing, weight = float(parts["longing"]), float(parts["weight"])
    lines = [
        Part(
            _("how close your longings lie (cosine)"),
            in_thousandths(longing),
            in_thousandths(weight),
            in_thousandths(longing * weight),
        )
    ]
    for border in Border:
        if border in parts["borders"]:
            gives = in_thousandths(parts["borders"][border])
            lines.append(
                Part(_("border: %(border)s") % {"border": border.label}, "1", gives, gives)
            )
    return tuple(lines)


def in_thousandths(value: float) -> str:
    """A number with three decimals, as the reader writes it."""
    return str(number_format(round(value, 3), decimal_pos=3))
