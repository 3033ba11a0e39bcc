"""Which statement to ask next, and why that one."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemkracht.base.thresholds import Shown, shown

# What the routing formula (engines.md L1.15) gives for a statement that nobody saw yet:
# importance (1 - 1/2)(0 + 1)(1/2) = 1/4, times 1 + 8, squared.
PRIORITY_OF_THE_NEW = (0.25 * 9) ** 2

Latent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement of a conversation; `mine` is this voter's view of it, None before they gave one.

    `latent` is mean, two loadings and noise in the last run that had a model; `priority` the
    weight of the last run.
    """

    number: int
    priority: float | None
    seen: int
    mine: int | None = None
    is_seed: bool = False
    is_meta: bool = False
    latent: Latent | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why this statement now: a reason with the numbers behind it.

    `seen` hides small numbers of people; the gains are drops in variance.
    """

    reason: str
    seen: Shown
    floor: int
    person_gain: float
    statement_gain: float
    weight: float

    @property
    def gain(self) -> float:
        """Both drops together: the largest comes first."""
        return self.person_gain + self.statement_gain


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statement to ask now."""

    number: int
    why: Why


def choose(candidates: Sequence[Candidate], key: str) -> Chosen | None:
    """The statement to ask next, the same for the same `key` and numbers; None when done.

    `key` names the conversation, the voter and how far they are, so that a page that is loaded
    again shows the same statement. A model counts only where most statements have one; a
    statement that came later has none yet. Cost: some 2 ms for 200 statements.
    """
    from kiemkracht.engines.landscape import routing as engine

    if all(each.mine is not None for each in candidates):
        return None
    has_model = any(each.latent is not None for each in candidates)
    latent = [each.latent or (0.0, 0.0, 0.0, 1.0) for each in candidates]
    statements = engine.Statements(
        seen=[each.seen for each in candidates],
        is_seed=[each.is_seed for each in candidates],
        is_meta=[each.is_meta for each in candidates],
        is_new=[each.latent is None for each in candidates],
        mean=[each[0] for each in latent] if has_model else None,
        loading=[each[1:3] for each in latent] if has_model else None,
        noise=[each[3] for each in latent] if has_model else None,
        pull=[_pull(each) for each in candidates],
    )
    judged = [at for at, each in enumerate(candidates) if each.mine is not None]
    values = [each.mine for each in candidates if each.mine is not None]
    first = engine.order(statements, judged, values, key=key)[0]
    why = Why(
        reason=first.reason,
        seen=shown(first.seen),
        floor=first.floor,
        person_gain=first.person_gain,
        statement_gain=first.statement_gain,
        weight=first.weight,
    )
    return Chosen(candidates[first.index].number, why)


def _pull(each: Candidate) -> float:
    return PRIORITY_OF_THE_NEW if each.priority is None else max(each.priority, 1e-9)
