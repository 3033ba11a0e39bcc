"""From the shares of all classes to what is shown: at most one kiem and one pattern."""

from collections.abc import Iterable, Mapping
from math import exp

from kiemkracht.engines.scouting.content import PATTERNS, SIGNALS, weights
from kiemkracht.engines.scouting.learned import NONE


def leant(scores: Mapping[str, float]) -> dict[str, float]:
    """The shares after leaning to or from kiemen and patterns (`[lean]`), together 1 again."""
    lean = weights()["lean"]
    moved = {
        code: share
        * exp(lean["kiem"] if code in SIGNALS else lean["pattern"] if code in PATTERNS else 0)
        for code, share in scores.items()
    }
    total = sum(moved.values())
    return {code: share / total for code, share in moved.items()}


def chosen_kiem(shares: Mapping[str, float]) -> tuple[str, float] | None:
    """The likeliest signal with the share of all kiemen, when that is enough to show."""
    return _chosen(shares, SIGNALS, PATTERNS)


def chosen_pattern(shares: Mapping[str, float]) -> tuple[str, float] | None:
    """The likeliest pattern with the share of all patterns, when that is enough to show."""
    return _chosen(shares, PATTERNS, SIGNALS)


def _chosen(
    shares: Mapping[str, float], codes: Iterable[str], others: Iterable[str]
) -> tuple[str, float] | None:
    """A sentence can be both; but what is surely the other kind is seldom this one too."""
    together = sum(shares[code] for code in codes)
    rival = weights()["lean"]["rival"] * sum(shares[code] for code in others)
    if together <= shares[NONE] + rival:
        return None
    return max(codes, key=lambda code: (shares[code], code)), together
