"""Who and what can be brought together: texts, themes, standings, and who never meets whom."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import override

from kiemkracht.base import clock
from kiemkracht.connect.enums.suggesting import Border, Theme
from kiemkracht.connect.models import Block, Bond, BuddyPair, Introduction, Openness, SetAside
from kiemkracht.people.selectors import Standing, Standings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """Someone who asked to be introduced, with what they long for and what that is about."""

    id: UUID
    text: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostProfile:
    """A need or an offer as text, with who posted it, for need → offer suggestions."""

    place: str
    person_id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class PostProfiles:
    """Open needs and offers that everyone with an account may see."""

    needs: tuple[PostProfile, ...] = ()
    offers: tuple[PostProfile, ...] = ()


NeedsAndOffers = Callable[[], PostProfiles]
_needs_and_offers: list[NeedsAndOffers] = []


def register_needs_and_offers(finder: NeedsAndOffers) -> None:
    """Let the subject of needs and offers answer; called once, at start-up."""
    _needs_and_offers[:] = [finder]


def need_offer_profiles() -> PostProfiles:
    """Needs and offers to bring together; nothing as long as nobody registered."""
    return _needs_and_offers[0]() if _needs_and_offers else PostProfiles()


def open_people() -> Sequence[OpenPerson]:
    """Everyone who may be suggested now, by id. Queries: 1."""
    rows = Openness.objects.now_open().order_by("person_id")
    with override("nl"):  # one language for all, whoever's computer this is
        return [
            OpenPerson(pk, f"{longing} {in_words(themes)}".strip(), tuple(themes))
            for pk, longing, themes in rows.values_list("person_id", "longing", "themes")
        ]


def in_words(themes: Sequence[str]) -> str:
    """Themes as words, in the language of now."""
    return ", ".join(str(Theme(theme).label) for theme in themes if theme in Theme.values)


@dataclass(frozen=True, slots=True)
class Never:
    """Pairs that must not be suggested: of people (both ways), and of a person and a place.

    `blocked` are those of `people` who never want to meet; they count for everyone who carries
    along, too.
    """

    people: frozenset[tuple[UUID, UUID]]
    places: frozenset[tuple[UUID, str]]
    blocked: frozenset[tuple[UUID, UUID]] = frozenset()

    def parts(self, one: UUID, other: UUID) -> bool:
        """Whether these two must not be suggested to each other."""
        return one == other or (one, other) in self.people


def never_together() -> Never:
    """Who blocked whom, who know each other already, who was asked or a maatje, what was set aside.

    Queries: 5.
    """
    blocks = set(Block.objects.values_list("person_id", "other_id"))
    pairs = blocks | set(Bond.objects.alive().values_list("a_id", "b_id"))
    pairs |= set(Introduction.objects.values_list("sender_id", "receiver_id"))
    pairs |= set(BuddyPair.objects.values_list("a_id", "b_id"))
    places: set[tuple[UUID, str]] = set()
    aside = SetAside.objects.exclude(until__lt=clock.today())
    for person_id, target in aside.values_list("person_id", "target"):
        kind, _, pk = target.partition(":")
        if kind == "people.person":
            pairs.add((person_id, UUID(pk)))
        else:
            places.add((person_id, target))
    return Never(_both_ways(pairs), frozenset(places), _both_ways(blocks))


def _both_ways(pairs: set[tuple[UUID, UUID]]) -> frozenset[tuple[UUID, UUID]]:
    return frozenset(pairs | {(other, one) for one, other in pairs})


def sides_of(standing: Standing) -> tuple[object, ...]:
    """The side of each border, in the order of the engine; falsy is not known."""
    return (
        standing.layer,
        standing.craft,
        standing.organisation,
        standing.neighbourhood,
        standing.world,
    )


def border_codes(standings: Sequence[Standing]) -> "NDArray[np.int32]":
    """Sides as numbers, one row per person: equal sides equal numbers, -1 for not known."""
    import numpy as np

    codes = np.full((len(standings), len(Border)), -1, dtype=np.int32)
    for column in range(len(Border)):
        known = sorted({str(side) for each in standings if (side := sides_of(each)[column])})
        numbers = {side: number for number, side in enumerate(known)}
        for row, each in enumerate(standings):
            if side := sides_of(each)[column]:
                codes[row, column] = numbers[str(side)]
    return codes


def crossed_between(one: Standing | None, other: Standing | None) -> list[str]:
    """The borders between two people: where both sides are known and differ."""
    if one is None or other is None:
        return []
    pairs = zip(Border, sides_of(one), sides_of(other), strict=True)
    return [border.value for border, mine, theirs in pairs if mine and theirs and mine != theirs]


def words_for(border: str, standing: Standing, standings: Standings) -> str:
    """The side of a border in words, or its code for layer and world; for a stored reason."""
    return {
        Border.LAYER: standing.layer,
        Border.CRAFT: standing.craft,
        Border.ORGANISATION: standings.name_of(standing.organisation),
        Border.PLACE: standings.name_of(standing.neighbourhood),
        Border.WORLD: standing.world,
    }[Border(border)]


def inside_words(standing: Standing, standings: Standings) -> str:
    """What somebody knows from within: their craft, or else where they work."""
    return standing.craft or standings.name_of(standing.organisation)


def shared_theme(mine: Iterable[str], theirs: Iterable[str]) -> str:
    """The first of my themes that is also theirs."""
    others = set(theirs)
    return next((theme for theme in mine if theme in others), "")


def facts_between(
    mine: Standing, theirs: Standing, crossed: Sequence[str], standings: Standings
) -> dict[str, Any]:
    """The facts of a reason, so that it can be said in the reader's language."""
    return {
        "sides": {
            border: [words_for(border, mine, standings), words_for(border, theirs, standings)]
            for border in crossed
        },
        "inside": [inside_words(mine, standings), inside_words(theirs, standings)],
    }


def themes_between(own: Sequence[str], others: Sequence[str]) -> dict[str, Any]:
    """What two people both want, or what each wants when that differs."""
    both = [*own[:1], *others[:1]] if own and others else []
    return {"theme": shared_theme(own, others), "themes": both}
