"""Heaps of texts that resemble each other: a proposal for people to change."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = 0.45


def heaps_of(vectors: "NDArray[np.float32]", *, near: float = NEAR) -> tuple[tuple[int, ...], ...]:
    """Join the two nearest heaps again and again, until none lie nearer than `near` on average.

    `vectors` has one unit row per text; comes back as rows per heap, the largest heap first, then
    by first row. No chance is involved: equal nearness goes to the lowest rows. Rows of zeros
    resemble nothing. Cost: time n³, memory n²; meant for a few hundred texts.
    """
    import numpy as np

    count = len(vectors)
    if not count:
        return ()
    nearness = np.asarray(vectors, dtype=np.float64) @ np.asarray(vectors, dtype=np.float64).T
    nearness = np.round(nearness, 9)
    np.fill_diagonal(nearness, -np.inf)
    heaps: dict[int, list[int]] = {row: [row] for row in range(count)}
    while len(heaps) > 1:
        a, b = divmod(int(np.argmax(nearness)), count)
        if not nearness[a, b] >= near:
            break
        first, second = min(a, b), max(a, b)
        ours, theirs = len(heaps[first]), len(heaps[second])
        mean = (ours * nearness[first] + theirs * nearness[second]) / (ours + theirs)
        nearness[first, :], nearness[:, first] = mean, mean
        nearness[second, :], nearness[:, second] = -np.inf, -np.inf
        nearness[first, first] = -np.inf
        heaps[first] += heaps.pop(second)
    found = [tuple(sorted(rows)) for rows in heaps.values()]
    return tuple(sorted(found, key=lambda rows: (-len(rows), rows)))
