"""How much a statement bridges, with groups and without, and how sure that is."""

from dataclasses import dataclass

import numpy as np
from scipy.special import digamma, polygamma

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.streng.model import Model
from kiemkracht.engines.landscape.voices import Counts

Z_90 = 1.6449


@dataclass(frozen=True, slots=True)
class Between:
    """A value per statement with a 90 % interval, each of shape (T,)."""

    value: Floats
    low: Floats
    high: Floats


def shared_across(votes: Counts, seen: Counts) -> Between:
    """The geometric mean over groups of (A + 1) / (S + 2); `votes` and `seen` are (k, T).

    Unlike the product it does not shrink when there are more groups: three groups of 80 % give
    0.8. The interval follows from the beta distribution of every group's share. O(k T).
    """
    groups = max(len(votes), 1)
    middle = np.log((votes + 1) / (seen + 2)).mean(axis=0)
    against = seen - votes
    expected = (digamma(votes + 1) - digamma(seen + 2)).mean(axis=0)
    spread = polygamma(1, votes + 1) - polygamma(1, votes + against + 2)
    reach = Z_90 * np.sqrt(spread.sum(axis=0)) / groups
    value = np.exp(middle)
    return Between(
        value,
        np.minimum(np.exp(expected - reach), value),
        np.clip(np.exp(expected + reach), value, 1.0),
    )


def shared_at_heart(model: Model) -> Between:
    """What is thought of a statement apart from where people stand: from -1 to about 1.

    The mean of the latent model, agree counted as 1: who stands left and right of the middle
    weigh the same, however many they are. It needs no groups.
    """
    value = -model.mean
    reach = Z_90 * np.sqrt(np.maximum(model.doubt[:, 0, 0], 0))
    return Between(value, value - reach, value + reach)
