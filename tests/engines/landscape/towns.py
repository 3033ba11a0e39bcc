"""Made-up conversations of which the truth is known."""

import numpy as np

from kiemkracht.engines.landscape import VoteLog

THREE = np.array([[0.0, 1.6], [1.4, -0.8], [-1.4, -0.8]])
NOBODY_APART = np.zeros((1, 2))


def planted(
    people: int,
    statements: int,
    votes_each: int,
    *,
    middles: np.ndarray = THREE,
    width: float = 0.5,
    noise: float = 0.8,
    load: float = 0.7,
    popular: float = 1.0,
    seed: int = 1,
) -> tuple[VoteLog, np.ndarray, np.ndarray]:
    """A log with the places (n, 2) and groups (n,) behind it; some statements are much shown.

    Who stands where agrees with what points there, give or take; under a third either way is pass.
    """
    chance = np.random.default_rng(seed)
    shares = np.array([0.5, 0.3, 0.2][: len(middles)])
    group = chance.choice(len(middles), people, p=shares / shares.sum())
    at = middles[group] + chance.normal(0, width, (people, 2))
    loading = chance.normal(0, load, (statements, 2))
    mean = chance.normal(0, 0.4, statements)
    shown = chance.lognormal(0, popular, statements)
    keys = np.log(shown) + chance.gumbel(size=(people, statements))
    on = np.argpartition(-keys, votes_each - 1, axis=1)[:, :votes_each].ravel()
    who = np.repeat(np.arange(people), votes_each)
    felt = mean[on] + (loading[on] * at[who]).sum(axis=1) + chance.normal(0, noise, len(on))
    votes = (felt > 0.35).astype(np.int8) - (felt < -0.35).astype(np.int8)
    return VoteLog(who, on, votes, np.arange(len(who))), at, group


def recovered(truth: np.ndarray, found: np.ndarray) -> float:
    """The share of the differences in `truth` that `found` explains, however it is turned."""
    whole = np.column_stack([np.ones(len(found)), found])
    weights = np.linalg.lstsq(whole, truth, rcond=None)[0]
    left = ((truth - whole @ weights) ** 2).sum()
    return float(1 - left / ((truth - truth.mean(axis=0)) ** 2).sum())
