"""What one computation of suggestions starts from, read at one moment."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiemkracht.connect.enums.suggesting import SuggestionKind
from kiemkracht.connect.selectors.profiles import (
    Never,
    PostProfile,
    border_codes,
    need_offer_profiles,
    never_together,
    open_people,
)
from kiemkracht.people.selectors import Standing, Standings, standings
from kiemkracht.sprouts.selectors.longing import kiemen_carried_by

if TYPE_CHECKING:
    from kiemkracht.engines.matching import Profiles

PEOPLE, KIEMEN, NEEDS, OFFERS = "people", "kiemen", "needs", "offers"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone or something that can be suggested; the first owner is whom it leads to.

    `others` are who carries it along and did not ask to be introduced.
    """

    place: str
    text: str
    owners: tuple[UUID, ...]
    others: tuple[UUID, ...] = ()

    @property
    def everyone(self) -> tuple[UUID, ...]:
        """Whoever one meets at it."""
        return (*self.owners, *self.others)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Candidates of each sort, where their owners stand, and who never meets."""

    candidates: Mapping[str, Sequence[Candidate]]
    themes: Mapping[UUID, tuple[str, ...]]
    standings: Standings
    never: Never

    def standing(self, person_id: UUID) -> Standing:
        """Where someone stands; an empty standing when nothing is known."""
        return self.standings.people.get(person_id) or Standing(person_id)

    def digest(self) -> str:
        """What went in, as one number: the same input gives the same suggestions."""
        everyone = [one for sort in self.candidates.values() for one in sort]
        content = [
            [[one.place, one.text, [str(who) for who in one.owners]] for one in everyone],
            sorted([str(who), *themes] for who, themes in self.themes.items()),
            sorted(str(each) for each in self.standings.people.values()),
            sorted(f"{one}{other}" for one, other in self.never.people),
            sorted(f"{one}{place}" for one, place in self.never.places),
            sorted(f"{one}{other}" for one, other in self.never.blocked),
        ]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def gather() -> Gathered:
    """Read who is open, what they carry, where they stand and who never meets. Queries: 11."""
    people = open_people()
    ids = {one.id for one in people}
    posts = need_offer_profiles()
    return Gathered(
        candidates={
            PEOPLE: [Candidate(f"people.person:{one.id}", one.text, (one.id,)) for one in people],
            KIEMEN: [
                Candidate(
                    f"sprouts.sprout:{kiem.id}",
                    kiem.text,
                    kiem.carriers,
                    tuple(one for one in kiem.everyone if one not in ids),
                )
                for kiem in kiemen_carried_by(ids)
            ],
            NEEDS: _posts(posts.needs, ids),
            OFFERS: _posts(posts.offers, ids),
        },
        themes={one.id: one.themes for one in people},
        standings=standings(ids),
        never=never_together(),
    )


def _posts(posts: Sequence[PostProfile], ids: set[UUID]) -> list[Candidate]:
    return [
        Candidate(post.place, post.text, (post.person_id,))
        for post in posts
        if post.person_id in ids
    ]


def profiles_of(gathered: Gathered, model: Any) -> dict[str, "Profiles"]:
    """Every sort as the engine takes it; texts and sides are turned into numbers together.

    A kiem stands where its first carrier stands, a post where its owner stands.
    """
    from kiemkracht.engines.matching import Profiles

    everyone = [one for sort in gathered.candidates.values() for one in sort]
    meaning = model.encode([one.text for one in everyone])
    borders = border_codes([gathered.standing(one.owners[0]) for one in everyone])
    found: dict[str, Profiles] = {}
    start = 0
    for name, sort in gathered.candidates.items():
        rows = slice(start, start + len(sort))
        found[name] = Profiles(meaning[rows], borders[rows])
        start += len(sort)
    return found


MATCHES = (
    (SuggestionKind.PERSON, PEOPLE, PEOPLE, 12),
    (SuggestionKind.KIEM, PEOPLE, KIEMEN, 4),
    (SuggestionKind.KIEMEN, KIEMEN, KIEMEN, 2),
    (SuggestionKind.OFFER, NEEDS, OFFERS, 2),
)
"""What is matched with what, and how many of each we keep to choose from."""
