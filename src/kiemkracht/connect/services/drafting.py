"""From candidates to suggestions: ask the engine, never across a forbidden pair, deal in threes."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import TYPE_CHECKING
from uuid import UUID

from kiemkracht.connect.enums.suggesting import SuggestionKind
from kiemkracht.connect.selectors.profiles import Never
from kiemkracht.connect.services.deck import Draft, dealt, found_by
from kiemkracht.connect.services.gathering import MATCHES, Candidate, Gathered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kiemkracht.engines.matching import Profiles


def drafts_of(
    gathered: Gathered, profiles: Mapping[str, "Profiles"], *, surprise_every: int
) -> list[Draft]:
    """The suggestions of everyone, person by person, in the order in which they get their turn."""
    people: dict[UUID, list[Draft]] = defaultdict(list)
    things: dict[UUID, list[Draft]] = defaultdict(list)
    for kind, seekers, targets, top in MATCHES:
        pile = people if kind == SuggestionKind.PERSON else things
        mine, theirs = gathered.candidates[seekers], gathered.candidates[targets]
        if not mine or not theirs:
            continue
        pairs = forbidden(mine, theirs, gathered.never)
        found = _ask(
            profiles[seekers], profiles[targets], top, surprise_every, pairs, seekers == targets
        )
        for draft in _between(kind, mine, theirs, found):
            pile[draft.person].append(draft)
    everyone = [one.owners[0] for one in gathered.candidates["people"]]
    return [draft for person in everyone for draft in dealt(people[person], things[person])]


def _ask(
    seekers: "Profiles",
    targets: "Profiles",
    top: int,
    surprise_every: int,
    never: "NDArray[np.int64]",
    same_set: bool,
) -> Iterator[tuple[int, int, tuple[str, ...], bool, dict[str, object]]]:
    from kiemkracht.engines.matching import Spread, Weights, suggest

    weights = Weights()
    # One thread per core: the engine shares blocks of seekers, and the outcome is the same.
    with ThreadPoolExecutor(os.cpu_count()) as executor:
        found = suggest(
            seekers,
            targets,
            top=top,
            surprise_every=surprise_every,
            weights=weights,
            never=never,
            same_set=same_set,
            spread=Spread(most=_most_lists(top, len(seekers.meaning), len(targets.meaning))),
            executor=executor,
        )
    for row in range(len(seekers.meaning)):
        for target, crossed, surprise, parts in found_by(found, row, weights):
            yield row, target, crossed, surprise, parts


def _most_lists(top: int, seekers: int, targets: int) -> int:
    """On how many lists one name may stand: twice its fair share, so that nobody is everywhere."""
    return 2 * max(top, -(-top * seekers // targets))


def _between(
    kind: SuggestionKind,
    mine: Sequence[Candidate],
    theirs: Sequence[Candidate],
    found: Iterator[tuple[int, int, tuple[str, ...], bool, dict[str, object]]],
) -> Iterator[Draft]:
    for row, target, crossed, surprise, parts in found:
        seeker, leads_to = mine[row], theirs[target]
        yield Draft(
            person=seeker.owners[0],
            other=leads_to.owners[0],
            kind=kind,
            crossed=crossed,
            is_surprise=surprise,
            parts=parts,
            sprout=_sprout(leads_to),
            own_sprout=_sprout(seeker),
            offer=leads_to.place if kind == SuggestionKind.OFFER else "",
        )


def _sprout(candidate: Candidate) -> UUID | None:
    kind, _, pk = candidate.place.partition(":")
    return UUID(pk) if kind == "sprouts.sprout" else None


def forbidden(
    seekers: Sequence[Candidate], targets: Sequence[Candidate], never: Never
) -> "NDArray[np.int64]":
    """Rows of both that must not be suggested: one's own, who never meets, what was set aside.

    Shape (m, 2). Cost follows the number of forbidden pairs, not of all pairs.
    """
    import numpy as np

    rows, columns = _rows_by_owner(seekers), _rows_by_owner(targets)
    led_to: dict[UUID, list[int]] = defaultdict(list)
    by_place = {target.place: [column] for column, target in enumerate(targets)}
    asking: dict[UUID, list[int]] = defaultdict(list)
    for row, seeker in enumerate(seekers):
        asking[seeker.owners[0]].append(row)
    for column, target in enumerate(targets):
        led_to[target.owners[0]].append(column)
    pairs: set[tuple[int, int]] = set()
    for owner in rows.keys() & columns.keys():
        pairs.update(product(rows[owner], columns[owner]))
    around_rows, around_columns = _rows_by_everyone(seekers), _rows_by_everyone(targets)
    for one, other in never.blocked:
        pairs.update(product(around_rows.get(one, ()), around_columns.get(other, ())))
    for one, other in never.people:
        pairs.update(product(asking.get(one, ()), led_to.get(other, ())))
    for one, place in never.places:
        pairs.update(product(asking.get(one, ()), by_place.get(place, ())))
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _rows_by_everyone(candidates: Sequence[Candidate]) -> dict[UUID, list[int]]:
    found: dict[UUID, list[int]] = defaultdict(list)
    for row, candidate in enumerate(candidates):
        for person in candidate.everyone:
            found[person].append(row)
    return found


def _rows_by_owner(candidates: Sequence[Candidate]) -> dict[UUID, list[int]]:
    found: dict[UUID, list[int]] = defaultdict(list)
    for row, candidate in enumerate(candidates):
        for owner in candidate.owners:
            found[owner].append(row)
    return found
