"""What both lenses tell in the same way: groups, statements and what most people share."""

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.groups import Labels
from kiemkracht.engines.landscape.result import (
    Group,
    GroupCount,
    MarkingStatement,
    SharedStatement,
    StatementView,
)
from kiemkracht.engines.landscape.voices import (
    Marks,
    Tally,
    Voice,
    majority,
    marks,
    representative,
)
from kiemkracht.engines.landscape.votes import VoteMatrix

Mask = NDArray[np.bool_]


def plain(numbers: Floats) -> tuple[float, ...]:
    """As plain numbers, for a result that prints the same everywhere."""
    # Adding 0.0 turns -0.0 into 0.0, which would be another text for the same number.
    return tuple((np.asarray(numbers, dtype=float) + 0.0).tolist())


def groups_of(
    matrix: VoteMatrix, labels: Labels, centers: Floats, counts: Tally, usable: Mask
) -> tuple[Group, ...]:
    """The groups with what marks them. `labels` (n,), -1 for nobody's; `centers` (k, 2)."""
    agree = marks(counts.agree, counts.seen)
    disagree = marks(counts.disagree, counts.seen)
    return tuple(
        Group(
            id=number,
            size=int((labels == number).sum()),
            x=float(centers[number, 0]) + 0.0,
            y=float(centers[number, 1]) + 0.0,
            representative=_marking(matrix, number, counts, agree, disagree, usable),
        )
        for number in range(len(centers))
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


def statements_of(
    matrix: VoteMatrix, whole: Tally, raw: Tally, bridging: Floats, reach: Floats, zeroed: Mask
) -> tuple[StatementView, ...]:
    """All statements: counts, how much each bridges (T,) and where it lies (T, 2)."""
    passed = whole.seen[0] - whole.agree[0] - whole.disagree[0]
    numbers = zip(
        matrix.statements.tolist(),
        whole.agree[0].tolist(),
        whole.disagree[0].tolist(),
        passed.tolist(),
        plain(bridging),
        *(plain(along) for along in reach.T),
        _per_group(raw),
        zeroed.tolist(),
        strict=True,
    )
    return tuple(StatementView(*each) for each in numbers)


def _per_group(counts: Tally) -> list[tuple[GroupCount, ...]]:
    """Per statement what each group voted."""
    passed = counts.seen - counts.agree - counts.disagree
    return [
        tuple(GroupCount(*group) for group in each)
        for each in np.stack([counts.agree, counts.disagree, passed], axis=2)
        .transpose(1, 0, 2)
        .tolist()
    ]


def shared_of(matrix: VoteMatrix, whole: Tally, zeroed: Mask) -> tuple[SharedStatement, ...]:
    """On which statements most people agree, or disagree."""
    return tuple(
        SharedStatement(int(matrix.statements[column]), direction)
        for column, direction in majority(whole, ~zeroed)
    )
