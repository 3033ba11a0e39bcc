"""Find before make: what already grows that resembles what someone tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.db.models import Count, Max

from kiemkracht.base import search
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.language import (
    Similar,
    SimilarIndex,
    rank_by_terms,
    telling_words,
    together,
)
from kiemkracht.sprouts.models import Sprout, SproutQuerySet
from kiemkracht.sprouts.selectors.cards import SproutCard, cards_of
from kiemkracht.sprouts.selectors.goals import KIND
from kiemkracht.sprouts.selectors.kindred import near_in_meaning

SHOWN = 5
_LOOKED_AT = 60
_LARGEST_IN_MEMORY = 3000
# In a larger garden: how many words are searched for, and how many finds are compared.
_TELLING, _COMPARED = 6, 120
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
    any kiem was planted or changed, also by another process. Beyond that, search picks 120 to
    compare by the terms it keeps. What is private is never read. Queries: 5 to 8. Cost: about
    0.1 ms per kiem after a change, else some 5 ms; benchmarks/finding.py measures 50,000.
    """
    near = near_in_meaning(text, longing or text, limit=_LOOKED_AT)
    ranked = _ranked(text, near.by_story)
    alike = together(text, ranked, near.by_story, limit=_LOOKED_AT)
    may_see = _visible(visitor, {*(hit.id for hit in alike), *near.by_longing})
    seen = [hit for hit in alike if hit.id in may_see]
    floor = max(_LEAST_ALIKE, _OF_THE_LIKEST * seen[0].score) if seen else 0
    shown = [hit for hit in seen if hit.score >= floor][:limit]
    taken = {hit.id for hit in alike if hit.in_words >= _FAR_APART} | {hit.id for hit in shown}
    far = next((key for key in near.by_longing if key in may_see and key not in taken), None)
    cards = _cards(visitor, [*(hit.id for hit in shown), *([far] if far else [])])
    return Found(
        alike=tuple(Resembling(cards[hit.id], hit.shared_words) for hit in shown),
        other=Resembling(cards[far], longing=_longing_of(far)) if far else None,
    )


def _longing_of(sprout_id: str) -> str:
    return Sprout.objects.values_list("longing", flat=True).get(pk=sprout_id)


def _ranked(text: str, near: Iterable[str]) -> Sequence[Similar]:
    if not _is_large():
        return _shelves_at(_version()).stories.similar_to(text, limit=_LOOKED_AT)
    told = " ".join(telling_words(text, most=_TELLING))
    found = search.matching(told, kind=KIND, limit=_COMPARED, whole_words=True)
    places = {f"{KIND}:{pk}": pk for pk in (*found, *near)}
    terms = search.terms_of(places)
    documents = [(places[place], terms[place]) for place in sorted(terms)]
    return rank_by_terms(text, documents, limit=_LOOKED_AT)


def _told() -> SproutQuerySet:
    rows = Sprout.objects.exclude(visibility=Visibility.PRIVATE).order_by("pk")
    return rows.only("title", "story", "longing")


def _is_large() -> bool:
    # Counting 50,000 rows costs more than looking whether there is one after the 3,000th.
    return Sprout.objects.order_by("pk")[_LARGEST_IN_MEMORY : _LARGEST_IN_MEMORY + 1].exists()


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


def _visible(visitor: Visitor, ids: Iterable[str]) -> set[str]:
    rows = Sprout.objects.visible_among(visitor, ids)
    return {str(pk) for pk in rows.values_list("pk", flat=True)}


def _cards(visitor: Visitor, ids: Iterable[str]) -> dict[str, SproutCard]:
    rows = Sprout.objects.with_card().filter(pk__in=set(ids))
    return {str(card.id): card for card in cards_of(visitor, rows)}
