"""Find before make: what already grows that resembles what someone tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.db.models import Count, Max

from kiemkracht.base import search
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.language import Similar, SimilarIndex, rank_similar, together
from kiemkracht.sprouts.models import Sprout, SproutQuerySet
from kiemkracht.sprouts.selectors.cards import SproutCard, cards_of
from kiemkracht.sprouts.selectors.goals import KIND
from kiemkracht.sprouts.selectors.kindred import near_in_meaning

SHOWN = 5
_LOOKED_AT = 60
_LARGEST_IN_MEMORY = 3000
_FAR_APART = 0.12
# Below this, or half as alike as the likest, it is noise: a few common words.
_LEAST_ALIKE, _OF_THE_LIKEST = 0.08, 0.5

Version = tuple[int, datetime | None]


@dataclass(frozen=True, slots=True)
class Resembling:
    """A kiem that resembles the telling, with the words they share. It proposes, no more.

    Of the one with the same longing `longing` is what its people wrote, so that one can judge.
    """

    card: SproutCard
    shared_words: tuple[str, ...] = ()
    longing: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What grows already: alike, and one that is very different with the same longing."""

    alike: tuple[Resembling, ...]
    other: Resembling | None

    @property
    def is_empty(self) -> bool:
        """Nothing resembles it."""
        return not self.alike and self.other is None


@dataclass(frozen=True, slots=True)
class _Shelves:
    """The texts of the garden at one moment."""

    version: Version
    stories: SimilarIndex


_shelves: list[_Shelves] = []
_making = Lock()


def similar_to(visitor: Visitor, text: str, *, longing: str = "", limit: int = SHOWN) -> Found:
    """Look for kiemen like this one among what the visitor may see.

    Up to 3,000 kiemen an index of all texts is kept in this process; it is made anew as soon as
    any kiem was planted or changed, also by another process. Beyond that, search picks 200 to
    compare. What is private is never read. Queries: 4 to 6. Cost: about 0.1 ms per kiem after a
    change, some 5 ms otherwise.
    """
    near = near_in_meaning(text, longing or text, limit=_LOOKED_AT)
    ranked = _ranked(text, near.by_story)
    alike = together(text, ranked, near.by_story, limit=_LOOKED_AT)
    cards = _visible_cards(visitor, [*(hit.id for hit in alike), *near.by_longing])
    seen = [hit for hit in alike if hit.id in cards]
    floor = max(_LEAST_ALIKE, _OF_THE_LIKEST * seen[0].score) if seen else 0
    shown = [hit for hit in seen if hit.score >= floor][:limit]
    taken = {hit.id for hit in alike if hit.in_words >= _FAR_APART} | {hit.id for hit in shown}
    far = next((key for key in near.by_longing if key in cards and key not in taken), None)
    return Found(
        alike=tuple(Resembling(cards[hit.id], hit.shared_words) for hit in shown),
        other=Resembling(cards[far], longing=_longing_of(far)) if far else None,
    )


def _longing_of(sprout_id: str) -> str:
    return Sprout.objects.values_list("longing", flat=True).get(pk=sprout_id)


def _ranked(text: str, near: Iterable[str]) -> Sequence[Similar]:
    version = _version()
    if version[0] <= _LARGEST_IN_MEMORY:
        return _shelves_at(version).stories.similar_to(text, limit=_LOOKED_AT)
    ids = {UUID(pk) for pk in (*search.matching(text, kind=KIND), *near)}
    rows = list(_told().filter(pk__in=ids))
    return rank_similar(text, _stories(rows), limit=_LOOKED_AT)


def _told() -> SproutQuerySet:
    rows = Sprout.objects.exclude(visibility=Visibility.PRIVATE).order_by("pk")
    return rows.only("title", "story", "longing")


def _version() -> Version:
    counts = Sprout.objects.aggregate(count=Count("pk"), changed=Max("changed_at"))
    return counts["count"], counts["changed"]


def _shelves_at(version: Version) -> _Shelves:
    with _making:
        if not _shelves or _shelves[0].version != version:
            _shelves[:] = [_Shelves(version, SimilarIndex(_stories(_told())))]
        return _shelves[0]


def _stories(rows: Iterable[Sprout]) -> list[tuple[str, str, str]]:
    return [(str(row.pk), row.title, f"{row.story} {row.longing}") for row in rows]


def _visible_cards(visitor: Visitor, ids: Iterable[str]) -> dict[str, SproutCard]:
    rows = Sprout.objects.visible_to(visitor).with_card().filter(pk__in=set(ids))
    return {str(card.id): card for card in cards_of(visitor, rows)}
