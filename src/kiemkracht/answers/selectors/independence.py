"""Who could look at a choice with fresh eyes: drawn by lot from who had no hand in it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.answers.models import SecondLook
from kiemkracht.answers.rules.second_looks import (
    hands_of,
    is_independent_official,
    is_independent_resident,
)
from kiemkracht.base import names
from kiemkracht.direction.selectors.reviewing import who_had_a_hand_in
from kiemkracht.people.selectors import Standing, standings
from kiemkracht.people.selectors.members import members_in

DRAWN = 8


@dataclass(frozen=True, slots=True)
class Candidates:
    """People who may sit in a second look, as (id, name), in the order in which they were drawn."""

    residents: tuple[tuple[str, str], ...]
    officials: tuple[tuple[str, str], ...]


def candidates_for(look: SecondLook, community_id: UUID) -> Candidates:
    """Eight of each, drawn by lot from who is independent; the lot follows from the second look.

    So whoever names the two can't go on drawing until somebody suits. Residents are of the
    community itself where there are any. Queries: 10.
    """
    near = {each.person_id for each in members_in(community_id)}
    everyone = standings().people
    people = set(who_had_a_hand_in(look.choice_id))
    if look.asked_by_id:
        people.add(look.asked_by_id)
    hands = hands_of(people, [everyone[each] for each in people if each in everyone])
    residents = [each for each in everyone.values() if is_independent_resident(each, hands)]
    # A choice of a team touches residents who live elsewhere.
    residents = [each for each in residents if each.person_id in near] or residents
    officials = [each for each in everyone.values() if is_independent_official(each, hands)]
    chosen = _drawn(look, residents), _drawn(look, officials)
    who = names.of(each for drawn in chosen for each in drawn)
    first, second = (tuple((str(each), who[each]) for each in drawn) for drawn in chosen)
    return Candidates(first, second)


def _drawn(look: SecondLook, found: Iterable[Standing]) -> list[UUID]:
    lots = sorted((_lot(look.pk, each.person_id), each.person_id) for each in found)
    return [person_id for _number, person_id in lots[:DRAWN]]


def _lot(look_id: UUID, person_id: UUID) -> str:
    return hashlib.sha256(look_id.bytes + person_id.bytes).hexdigest()
