"""The statements that can be asked, as arrays, and the check that these fit together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiemkracht.engines.kit import EngineInputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Numbers = NDArray[np.float64]

_LARGEST = 1e9
_LEAST_NOISE = 1e-6


@dataclass(frozen=True, slots=True)
class Statements:
    """What is known of T statements. `mean` [T], `loading` [T, 2] and `noise` [T] (variance, more
    than 0) of the model, None before the first run; `seen` [T] how many gave a vote; `is_seed`,
    `is_meta` and `is_new` [T], new meaning later than the model: nothing of it is known yet.
    `pull` [T] are the weights of the draw where there is no model (all alike when None).
    """

    seen: "ArrayLike"
    is_seed: "ArrayLike"
    is_new: "ArrayLike"
    is_meta: "ArrayLike | None" = None
    mean: "ArrayLike | None" = None
    loading: "ArrayLike | None" = None
    noise: "ArrayLike | None" = None
    pull: "ArrayLike | None" = None


@dataclass(frozen=True, slots=True)
class Model:
    """The latent model of T statements, with nothing known of what is new."""

    mean: "Numbers"
    loading: "Numbers"
    noise: "Numbers"


@dataclass(frozen=True, slots=True)
class Known:
    """`Statements` after the check; `model` is None before the first run."""

    seen: Sequence[float]
    is_seed: Sequence[bool]
    is_meta: Sequence[bool]
    pull: Sequence[float]
    model: Model | None


def checked(given: Statements, judged: Sequence[int], values: Sequence[float]) -> Known:
    """The same as arrays; EngineInputError names what does not fit."""
    import numpy as np

    seen = np.asarray(given.seen, dtype=np.float64)
    if seen.ndim != 1 or not np.isfinite(seen).all() or (seen < 0).any():
        raise EngineInputError("seen", "must be one list of counts of 0 or more")
    count = len(seen)
    if len(judged) != len(values) or not np.isfinite(np.asarray(values, dtype=np.float64)).all():
        raise EngineInputError("values", "must be numbers, as many as judged")
    if len(set(judged)) != len(judged) or any(not 0 <= at < count for at in judged):
        raise EngineInputError("judged", "must name different statements that there are")
    pull = np.ones(count) if given.pull is None else _shaped("pull", given.pull, (count,))
    return Known(
        seen=seen.tolist(),
        is_seed=_flags("is_seed", given.is_seed, count),
        is_meta=_flags("is_meta", given.is_meta, count),
        pull=np.maximum(_finite("pull", pull), 1e-9).tolist(),
        model=_model(given, count),
    )


def _model(given: Statements, count: int) -> Model | None:
    """Nothing is known of what is new: mean 0, loading 0, noise 1, whatever the arrays say."""
    import numpy as np

    if given.mean is None and given.loading is None and given.noise is None:
        return None
    if given.mean is None or given.loading is None or given.noise is None:
        raise EngineInputError("mean", "mean, loading and noise come together or not at all")
    new = np.asarray(_flags("is_new", given.is_new, count), dtype=bool)
    mean = np.where(new, 0.0, _shaped("mean", given.mean, (count,)))
    loading = np.where(new[:, None], 0.0, _shaped("loading", given.loading, (count, 2)))
    noise = _finite("noise", np.where(new, 1.0, _shaped("noise", given.noise, (count,))))
    if (noise <= 0).any():
        raise EngineInputError("noise", "must be a variance of more than 0")
    return Model(
        mean=_finite("mean", mean),
        loading=_finite("loading", loading),
        noise=np.maximum(noise, _LEAST_NOISE),
    )


def _shaped(name: str, given: "ArrayLike", shape: tuple[int, ...]) -> "Numbers":
    import numpy as np

    numbers = np.asarray(given, dtype=np.float64)
    if numbers.size == 0:
        numbers = numbers.reshape(-1, *shape[1:])
    if numbers.shape != shape:
        raise EngineInputError(name, f"must have the shape {shape}")
    return numbers


def _finite(name: str, numbers: "Numbers") -> "Numbers":
    import numpy as np

    if not (np.isfinite(numbers).all() and (np.abs(numbers) <= _LARGEST).all()):
        raise EngineInputError(name, "must be finite numbers of at most a billion")
    return numbers


def _flags(name: str, given: "ArrayLike | None", count: int) -> Sequence[bool]:
    import numpy as np

    flags = np.zeros(count, dtype=bool) if given is None else np.asarray(given, dtype=bool)
    if flags.shape != (count,):
        raise EngineInputError(name, f"must be {count} times true or false")
    return [bool(flag) for flag in flags]
