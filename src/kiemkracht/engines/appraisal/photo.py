"""What a startfoto is made of: sheets of answers, actor groups, and what was settled together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.appraisal.questions import CODES
from kiemkracht.engines.kit import EngineInputError

INITIATORS = ""
AFFECTED = "*"  # those affected together, in results; never the name of a group
UNKNOWN = -1
SOURCES = ("estimate", "conversation", "self")
POSITIONS = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person answered: question code -> 0..4, or None for "I don't know".

    `group` is INITIATORS ("") or the name of a group of people who are affected. Questions that
    are not there count as "I don't know". There is no name and no place for one.
    """

    group: str
    answers: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """All sheets as arrays.

    `groups` names the groups; `group_of` (n,) is the index of each sheet's group; `values`
    (n, 23) holds the answers 0..4 in the order of CODES, -1 for "I don't know".
    """

    groups: tuple[str, ...] = ()
    group_of: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    values: NDArray[np.int8] = field(default_factory=lambda: np.zeros((0, len(CODES)), np.int8))

    def __len__(self) -> int:
        return len(self.group_of)


def answers_of(sheets: Sequence[Sheet]) -> Answers:
    """Sheets as arrays; the order of the sheets makes no difference to any result.

    Raises EngineInputError("answers") for a question that is not asked or an answer that is not
    a whole number 0..4. Cost: O(sheets · 23).
    """
    groups = tuple(sorted({sheet.group for sheet in sheets}))
    place = {group: at for at, group in enumerate(groups)}
    values = np.full((len(sheets), len(CODES)), UNKNOWN, np.int8)
    column = {code: at for at, code in enumerate(CODES)}
    for row, sheet in enumerate(sheets):
        for code, answer in sheet.answers.items():
            if code not in column:
                raise EngineInputError("answers", f"sheet {row + 1} answers unknown {code!r}")
            if answer is None:
                continue
            if type(answer) is not int or not 0 <= answer <= 4:
                raise EngineInputError("answers", f"sheet {row + 1}, {code}: not 0..4")
            values[row, column[code]] = answer
    return Answers(groups, np.array([place[sheet.group] for sheet in sheets], np.int64), values)


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """A group with a stake: how large, how it stands, how much it decides and is touched.

    `positions` counts people from -2 (against) by way of 0 to +2 (helps to carry it);
    one count will do for an estimate. `influence` and `touched` are 0..4 or None (unknown).
    `source` is how we know the positions: "estimate", "conversation" or "self".
    """

    name: str
    size: int
    positions: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    influence: float | None = None
    touched: float | None = None
    source: str = "estimate"

    @property
    def counted(self) -> int:
        """People whose position is known."""
        return sum(self.positions)


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """One startfoto: whom it reaches, what was answered, who has a stake, what was settled.

    `affected` of `population` people will notice. `settled` holds readings (see READINGS, 0..4)
    that the group fixed together when it interpreted the picture; they go before the answers.
    """

    affected: int | None = None
    population: int | None = None
    answers: Answers = field(default_factory=Answers)
    groups: tuple[ActorGroup, ...] = ()
    settled: Mapping[str, float] = field(default_factory=dict)
