"""The lens "polis": the best-known map of opinions, made repeatable.

Centre, axes, places, marking statements, group-aware consensus and priorities follow the formulas
of Polis exactly. What differs is where Polis depends on chance or on who came first: the axes are
solved exactly instead of by a hundred steps from a random start, and groups are sought from fixed
starts among people themselves instead of among a hundred clusters in order of arrival.
"""

from collections.abc import Collection, Mapping
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.axes import (
    Floats,
    center_of,
    main_axes,
    people_on,
    signed,
    statements_on,
    voted_on,
)
from kiemkracht.engines.landscape.certainty import (
    Certainty,
    Repeated,
    repeated_agreement,
    verdict_of,
)
from kiemkracht.engines.landscape.groups import Division, Labels, divide
from kiemkracht.engines.landscape.ongoing import Ongoing, matrix_of
from kiemkracht.engines.landscape.pairs import together
from kiemkracht.engines.landscape.reading import groups_of, plain, shared_of, statements_of
from kiemkracht.engines.landscape.result import Landscape, Standing
from kiemkracht.engines.landscape.voices import neutral, priorities, shared_by_all, tally
from kiemkracht.engines.landscape.votes import VoteLog, VoteMatrix

ENGINE = "kiemkracht.landscape/3"
LEAST_VOTES = 7
LEAST_PLACED = 15

Mask = NDArray[np.bool_]


def polis(
    log: VoteLog | Ongoing,
    *,
    moderated_out: Collection[int] = (),
    meta: Collection[int] = (),
    given: Mapping[int, int] | None = None,
    seed: int = 0,
    executor: Executor | None = None,
) -> Landscape:
    """See a conversation through the lens of Polis.

    `log` holds the votes (+1 agree, -1 disagree, 0 pass), or follows them. `moderated_out` and
    `meta` name statements that are left out of the map (their column counts as seen and neutral).
    `given` says who stands in which group (by id, from 0) when a division was published already:
    then only what it means is computed, and nothing is sought. The same votes give the same
    landscape to the last bit, whatever their order in the log and whoever came first; `seed`, 0
    or more, only moves the random starts and parts.

    Signs of `center`, `components`, `x` and `y` follow Polis: agree is -1, disagree +1. Group 0
    is the largest. Raises EngineInputError for arrays that don't fit or a negative seed.
    Cost: O(votes + n T²/blocks + T³); 50,000 votes take well under a second, the repetition for
    `certainty` at most twenty times that.
    Source: docs/engines/landscape.md, which names each formula.
    It can't tell why people vote as they do, nor what those think who did not vote.
    """
    if seed < 0:
        raise EngineInputError("seed", "is a whole number from 0")
    matrix = matrix_of(log)
    zeroed = np.isin(matrix.statements, list({*moderated_out, *meta}))
    is_meta = np.isin(matrix.statements, list(meta))
    votes = signed(matrix, zeroed)
    voted = voted_on(matrix)
    used = voted & ~zeroed
    axes = main_axes(
        together(matrix, votes, used, executor), center_of(matrix, votes, zeroed), used
    )
    places = people_on(axes, matrix, votes, zeroed)
    placed = _placed(matrix, int(voted.sum())) if given is None else _given(matrix, given) >= 0
    if given is None:
        division = divide(places[placed], seed=seed)
    else:
        division = _as_given(places[placed], _given(matrix, given)[placed])
    labels = np.full(len(matrix.people), -1, dtype=np.int64)
    labels[placed] = division.labels
    whole, raw = tally(matrix, labels, division.count)
    counts = neutral(raw, np.bincount(division.labels, minlength=division.count), zeroed)
    reach = statements_on(axes, int(voted.sum()))
    # People with the same votes are the same to us: sorted so, who they are leaves no trace.
    order = np.argsort(matrix.fingerprints(), kind="stable")
    agreement = repeated_agreement(
        Repeated(matrix, votes, zeroed, axes.components, labels, order[labels[order] >= 0], seed)
    )
    return Landscape(
        lens="polis",
        engine=ENGINE,
        seed=seed,
        digest=matrix.digest(),
        participants=Standing(matrix.people, places, labels, matrix.votes_per_person),
        groups=groups_of(matrix, labels, division.centers, counts, used) if placed.any() else (),
        statements=statements_of(matrix, whole, raw, shared_by_all(counts), reach, zeroed),
        shared=shared_of(matrix, whole, zeroed),
        center=plain(axes.center),
        components=tuple(plain(axis) for axis in axes.components),
        priorities=plain(priorities(counts, np.hypot(reach[:, 0], reach[:, 1]), is_meta)),
        tried=division.tried,
        certainty=_certainty(matrix, placed, division, axes.share, agreement),
    )


def _given(matrix: VoteMatrix, given: Mapping[int, int]) -> Labels:
    """The group of everyone as it was given, -1 for who stands in none."""
    labels = np.array([given.get(int(each), -1) for each in matrix.people], dtype=np.int64)
    if (labels < -1).any() or set(given.values()) != set(range(len(set(given.values())))):
        raise EngineInputError("given", "numbers its groups from 0, without gaps")
    if not set(given) <= set(matrix.people.tolist()):
        raise EngineInputError("given", "names someone who did not take part")
    return labels


def _as_given(places: Floats, labels: Labels) -> Division:
    count = int(labels.max(initial=-1)) + 1
    centers = [places[labels == each].mean(axis=0) for each in range(count)]
    return Division(labels, np.array(centers).reshape(-1, 2), 0.0, ())


def _placed(matrix: VoteMatrix, count: int) -> Mask:
    """Who voted enough: at least 7 times or on all; topped up to 15 with the most active.

    Who ties with the last one of those is placed too, so that arrival does not decide.
    """
    votes = matrix.votes_per_person
    enough = votes >= max(min(LEAST_VOTES, count), 1)
    if enough.sum() < LEAST_PLACED:
        active = np.sort(votes[votes > 0])[::-1]
        if len(active):
            enough |= votes >= active[min(LEAST_PLACED, len(active)) - 1]
    return np.asarray(enough)


def _certainty(
    matrix: VoteMatrix,
    placed: Mask,
    division: Division,
    explained: float,
    agreement: tuple[float, ...],
) -> Certainty:
    people, count = matrix.size
    stability = float(np.mean(agreement)) if agreement else None
    return Certainty(
        verdict=verdict_of(int(placed.sum()), division.count, stability),
        silhouette=division.silhouette,
        stability=stability,
        least=min(agreement) if agreement else None,
        parts=len(agreement),
        filled=len(matrix.columns) / (people * count) if people and count else 0.0,
        explained=explained,
        placed=int(placed.sum()),
        not_placed=int(people - placed.sum()),
    )
