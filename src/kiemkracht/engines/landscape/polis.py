"""The lens "polis": the best-known map of opinions, made repeatable.

Centre, axes, places, marking statements, group-aware consensus and priorities follow the formulas
of Polis exactly. What differs is where Polis depends on chance or on who came first: the axes are
solved exactly instead of by a hundred steps from a random start, and groups are sought from fixed
starts among people themselves instead of among a hundred clusters in order of arrival.
"""

from collections.abc import Collection
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
    together,
    voted_on,
)
from kiemkracht.engines.landscape.certainty import (
    Certainty,
    Repeated,
    repeated_agreement,
    verdict_of,
)
from kiemkracht.engines.landscape.groups import Division, Labels, divide
from kiemkracht.engines.landscape.result import (
    Group,
    GroupCount,
    Landscape,
    MarkingStatement,
    PersonPlace,
    SharedStatement,
    StatementView,
)
from kiemkracht.engines.landscape.voices import (
    Marks,
    Tally,
    Voice,
    majority,
    marks,
    neutral,
    priorities,
    representative,
    shared_by_all,
    tally,
)
from kiemkracht.engines.landscape.votes import VoteLog, VoteMatrix, last_votes

ENGINE = "kiemkracht.landscape/1"
LEAST_VOTES = 7
LEAST_PLACED = 15

Mask = NDArray[np.bool_]


def polis(
    log: VoteLog,
    *,
    moderated_out: Collection[int] = (),
    meta: Collection[int] = (),
    seed: int = 0,
    executor: Executor | None = None,
) -> Landscape:
    """See a conversation through the lens of Polis.

    `log` holds the votes (+1 agree, -1 disagree, 0 pass); `moderated_out` and `meta` name
    statements that are left out of the map (their column counts as seen and neutral). The same
    votes give the same landscape to the last bit, whatever their order in the log and whoever
    came first; `seed`, 0 or more, only moves the random starts and parts.

    Signs of `center`, `components`, `x` and `y` follow Polis: agree is -1, disagree +1. Group 0
    is the largest. Raises EngineInputError for arrays that don't fit or a negative seed.
    Cost: O(votes + n T²/blocks + T³); 50,000 votes take well under a second, the repetition for
    `certainty` at most twenty times that.
    Source: docs/engines/landscape.md, which names each formula.
    It can't tell why people vote as they do, nor what those think who did not vote.
    """
    if seed < 0:
        raise EngineInputError("seed", "is a whole number from 0")
    matrix = last_votes(log)
    zeroed = np.isin(matrix.statements, list({*moderated_out, *meta}))
    is_meta = np.isin(matrix.statements, list(meta))
    votes = signed(matrix, zeroed)
    voted = voted_on(matrix)
    used = voted & ~zeroed
    axes = main_axes(together(matrix, votes, used), center_of(matrix, votes, zeroed), used)
    places = people_on(axes, matrix, votes, zeroed)
    placed = _placed(matrix, int(voted.sum()))
    division = divide(places[placed], seed=seed)
    labels = np.full(len(matrix.people), -1, dtype=np.int64)
    labels[placed] = division.labels
    raw = tally(matrix, labels, division.count)
    counts = neutral(raw, np.bincount(division.labels, minlength=division.count), zeroed)
    reach = statements_on(axes, int(voted.sum()))
    # People with the same votes are the same to us: sorted so, who they are leaves no trace.
    order = np.lexsort((matrix.fingerprints(), places[:, 1], places[:, 0]))
    agreement = repeated_agreement(
        Repeated(matrix, votes, zeroed, axes.components, labels, order[labels[order] >= 0], seed),
        executor,
    )
    return Landscape(
        lens="polis",
        engine=ENGINE,
        seed=seed,
        digest=matrix.digest(),
        participants=_people(matrix, places, labels),
        groups=_groups(matrix, division, counts, used) if placed.any() else (),
        statements=_statements(matrix, raw, shared_by_all(counts), reach, zeroed),
        shared=_shared(matrix, zeroed),
        center=_plain(axes.center),
        components=tuple(_plain(axis) for axis in axes.components),
        priorities=_plain(priorities(counts, np.hypot(reach[:, 0], reach[:, 1]), is_meta)),
        tried=division.tried,
        certainty=_certainty(matrix, placed, division, axes.share, agreement),
    )


def _plain(numbers: Floats) -> tuple[float, ...]:
    # Adding 0.0 turns -0.0 into 0.0, which would be another text for the same number.
    return tuple(float(number) + 0.0 for number in numbers)


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


def _people(matrix: VoteMatrix, places: Floats, labels: Labels) -> tuple[PersonPlace, ...]:
    return tuple(
        PersonPlace(int(person), float(x) + 0.0, float(y) + 0.0, int(g) if g >= 0 else None, int(n))
        for person, (x, y), g, n in zip(
            matrix.people, places, labels, matrix.votes_per_person, strict=True
        )
    )


def _groups(
    matrix: VoteMatrix, division: Division, counts: Tally, usable: Mask
) -> tuple[Group, ...]:
    agree = marks(counts.agree, counts.seen)
    disagree = marks(counts.disagree, counts.seen)
    return tuple(
        Group(
            id=number,
            size=int((division.labels == number).sum()),
            x=float(division.centers[number, 0]) + 0.0,
            y=float(division.centers[number, 1]) + 0.0,
            representative=_marking(matrix, number, counts, agree, disagree, usable),
        )
        for number in range(division.count)
    )


def _marking(
    matrix: VoteMatrix, group: int, counts: Tally, agree: Marks, disagree: Marks, usable: Mask
) -> tuple[MarkingStatement, ...]:
    voices = representative(group, counts, agree, disagree, usable)
    return tuple(_named(matrix, voice) for voice in voices)


def _named(matrix: VoteMatrix, voice: Voice) -> MarkingStatement:
    return MarkingStatement(
        statement=int(matrix.statements[voice.statement]),
        direction=voice.direction,
        count=voice.agreeing,
        seen=voice.seen,
        share=voice.p,
        share_test=voice.test,
        ratio=voice.ratio,
        ratio_test=voice.ratio_test,
    )


def _everyone(matrix: VoteMatrix) -> Tally:
    return tally(matrix, np.zeros(len(matrix.people), dtype=np.int64), 1)


def _statements(
    matrix: VoteMatrix, raw: Tally, bridging: Floats, reach: Floats, zeroed: Mask
) -> tuple[StatementView, ...]:
    whole = _everyone(matrix)
    return tuple(
        StatementView(
            id=int(statement),
            agree=int(whole.agree[0, column]),
            disagree=int(whole.disagree[0, column]),
            passed=int(whole.seen[0, column] - whole.agree[0, column] - whole.disagree[0, column]),
            bridging=float(bridging[column]),
            x=float(reach[column, 0]) + 0.0,
            y=float(reach[column, 1]) + 0.0,
            per_group=_per_group(raw, column),
            moderated_out=bool(zeroed[column]),
        )
        for column, statement in enumerate(matrix.statements)
    )


def _per_group(counts: Tally, column: int) -> tuple[GroupCount, ...]:
    return tuple(
        GroupCount(int(agree), int(disagree), int(seen - agree - disagree))
        for agree, disagree, seen in zip(
            counts.agree[:, column], counts.disagree[:, column], counts.seen[:, column], strict=True
        )
    )


def _shared(matrix: VoteMatrix, zeroed: Mask) -> tuple[SharedStatement, ...]:
    return tuple(
        SharedStatement(int(matrix.statements[column]), direction)
        for column, direction in majority(_everyone(matrix), ~zeroed)
    )


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
