"""The weights that examples taught (`learned.npz`), as they lie in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

FILE = "learned.npz"
HALVES = ("first", "last")
"""The halves of a sentence, in each of which the meaning of a word weighs for itself."""
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of weights by name, one number per class.

    `sizes`: the square of how rare a token is, or of how long the vector of a word.
    """

    at: Mapping[str, int]
    weights: "NDArray[np.int8]"
    scales: "Table"
    sizes: "Table"

    def of(self, found: Sequence[int]) -> "Table":
        """What these rows add, one by one; together as much whatever their number."""
        rows = list(found)
        size = max(float(self.sizes[rows].sum()), 1e-6)
        taken: Table = self.weights[rows] * (self.scales[rows, None] / size**0.5)
        return taken


@dataclass(frozen=True, slots=True)
class Taught:
    """All weights.

    `halves`: of meanings, by half of a sentence (first, last), row of the word and class.
    """

    classes: list[str]
    tokens: Rows
    meanings: Rows
    halves: "NDArray[np.int8]"
    halves_scales: "Table"
    features: "Table"
    verdicts: "Table"
    bias: "Table"


@cache
def taught() -> Taught:
    """The weights, read once."""
    import numpy as np

    with as_file(files("kiemkracht.engines.scouting").joinpath(FILE)) as path:
        stored: Any = np.load(path, allow_pickle=False)
        return Taught(
            classes=str(stored["classes"]).split("\n"),
            tokens=_rows(stored, "tokens"),
            meanings=_rows(stored, "meanings"),
            halves=np.stack([stored[f"{half}_weights"] for half in HALVES]),
            halves_scales=np.stack([stored[f"{half}_scales"] for half in HALVES]).astype(
                np.float32
            ),
            features=stored["features"].astype(np.float32),
            verdicts=stored["verdicts"].astype(np.float32),
            bias=stored["bias"].astype(np.float32),
        )


def _rows(stored: Any, kind: str) -> Rows:
    import numpy as np

    names = stored[kind].item().decode().split("\n")
    return Rows(
        at={name: row for row, name in enumerate(names)},
        weights=stored[f"{kind}_weights"],
        scales=stored[f"{kind}_scales"].astype(np.float32),
        sizes=stored[f"{kind}_sizes"].astype(np.float32),
    )


def coarse(weights: "Table") -> "tuple[NDArray[np.int8], NDArray[np.float16]]":
    """Rows as whole numbers from -127 to 127, and what one step of each row is worth."""
    import numpy as np

    steps = (np.abs(weights).max(axis=1) / _STEPS).astype(np.float16)
    safe = np.maximum(steps.astype(np.float32), 1e-7)[:, None]
    return np.clip(np.rint(weights / safe), -_STEPS, _STEPS).astype(np.int8), steps
