"""How the map lies: on its main axes, or as it lay before, so that it does not flip."""

import numpy as np

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.result import Landscape
from kiemkracht.engines.landscape.streng.clouds import Clouds, belonging
from kiemkracht.engines.landscape.streng.crowd import Crowd
from kiemkracht.engines.landscape.streng.model import Evidence, Model, turned
from kiemkracht.engines.landscape.strictness import Frame
from kiemkracht.engines.landscape.votes import VoteMatrix


def straight(model: Model) -> Model:
    """On the main axes: along the first one votes differ most; its largest weight is positive."""
    weight = model.seen[:, np.newaxis] * model.loading
    values, vectors = np.linalg.eigh(weight.T @ model.loading)
    turn = vectors[:, np.argsort(-values)]
    signs = np.ones(2)
    for axis, column in enumerate((model.loading @ turn).T):
        size = np.abs(column)
        if size.max(initial=0.0) > 0:
            signs[axis] = np.sign(column[np.argmax(size >= size.max() * (1 - 1e-9))])
    return turned(model, turn * signs)


def frame_after(
    previous: Landscape | None,
    matrix: VoteMatrix,
    crowd: Crowd,
    model: Model,
    found: Evidence,
    clouds: Clouds,
) -> Frame:
    """As the previous landscape lay, as far as these votes allow."""
    if previous is None or previous.strictness is None:
        return Frame(order=tuple(range(clouds.count)))
    turn = _turn_to(previous, matrix, model)
    return Frame(
        ((float(turn[0, 0]), float(turn[0, 1])), (float(turn[1, 0]), float(turn[1, 1]))),
        _order_as(previous, matrix, crowd, belonging(found, clouds)),
    )


def _turn_to(previous: Landscape, matrix: VoteMatrix, model: Model) -> Floats:
    """The turn that brings the loadings nearest to those of before (orthogonal Procrustes)."""
    before = dict(zip(previous.statement_ids, np.array(previous.components).T, strict=True))
    old = np.array([before.get(int(each), (0.0, 0.0)) for each in matrix.statements])
    overlap = model.loading.T @ old.reshape(-1, 2)
    if np.abs(overlap).max(initial=0.0) < 1e-9:
        return np.eye(2)
    left, _, right = np.linalg.svd(overlap)
    # Rounded, so that the same votes once more give the same map to the last bit.
    return np.asarray(np.round(left @ right, 9) + 0.0)


def _order_as(
    previous: Landscape, matrix: VoteMatrix, crowd: Crowd, belongs: Floats
) -> tuple[int, ...]:
    """Groups get the number of the group of before with which they share most people."""
    from scipy.optimize import linear_sum_assignment  # a tenth of a second to load

    count = belongs.shape[1]
    was = {each.id: each.group for each in previous.participants if each.group is not None}
    old = np.array([was.get(int(each), -1) for each in matrix.people[crowd.order]])
    width = max(count, int(old.max(initial=-1)) + 1)
    shared = np.zeros((width, count))
    np.add.at(shared, old[old >= 0], belongs[old >= 0])
    numbers, groups = linear_sum_assignment(-np.round(shared, 6))
    kept = sorted(zip(numbers.tolist(), groups.tolist(), strict=True))
    return tuple(group for _, group in kept)


def spread_turned(spread: Floats, turn: Floats) -> Floats:
    """Covariances (n, 3) on turned axes."""
    whole = np.empty((len(spread), 2, 2))
    whole[:, 0, 0], whole[:, 1, 1] = spread[:, 0], spread[:, 2]
    whole[:, 0, 1] = whole[:, 1, 0] = spread[:, 1]
    new = turn.T @ whole @ turn
    return np.stack([new[:, 0, 0], new[:, 0, 1], new[:, 1, 1]], axis=1)
