"""A script as one frozen object that carries its own reasons."""

from dataclasses import dataclass

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts.cards import CardScore
from kiemkracht.engines.scripts.guarding import Condition, Guard
from kiemkracht.engines.scripts.positions import Placing

TRACKS = {
    "prepare": "capacity",
    "listen": "capacity",
    "connect": "capacity",
    "carry": "capacity",
    "harvest": "capacity",
    "try": "breakthrough",
    "weigh": "breakthrough",
    "let_go": "breakthrough",
    "anchor": "breakthrough",
}
LAYERS = {
    "carry": "structure",
    "anchor": "structure",
    "prepare": "policy",
    "weigh": "policy",
    "listen": "culture",
    "connect": "culture",
    "try": "culture",
    "let_go": "culture",
    "harvest": "culture",
}


@dataclass(frozen=True, slots=True)
class Why:
    """Why a step stands here: the rule ("W2", or a position), the figures, groups and link.

    Raises EngineInputError("why") without a rule, or without anything it was judged by.
    """

    rule: str
    conditions: tuple[Condition, ...]
    groups: tuple[str, ...]
    link: str
    score: CardScore

    def __post_init__(self) -> None:
        """A step without a reason can't be made."""
        if not self.rule or not (self.conditions or self.groups or self.link):
            raise EngineInputError("why", "a step needs a rule and the values it was judged by")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a script.

    `lead` is who pulls it; `start_within_days` of the first day; the words of the stop rule and
    of the question to watch go with `function` (see `words`). `runner_up` is the next best card.
    """

    order: int
    card: int
    function: str
    track: str
    layer: str
    lead: str
    start_within_days: int
    why: Why
    runner_up: CardScore | None


@dataclass(frozen=True, slots=True)
class Script:
    """Steps for one position. `only_reversible` says that guard W4 stands up.

    `later` are guards whose step found no room, `unfilled` functions without a suitable card,
    `broken` promises (see PROMISES) that these steps do not keep.
    """

    position: str
    steps: tuple[Step, ...]
    only_reversible: bool
    later: tuple[str, ...]
    unfilled: tuple[str, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a situation stands and what could come next; people decide.

    `script` is None when the position is undefined. `alternatives` are the scripts of the
    positions near by, none while guard W1 asks to look first. `unknown_guards` could not be
    judged. `version` names the thresholds.
    """

    placing: Placing
    guards: tuple[Guard, ...]
    unknown_guards: tuple[str, ...]
    script: Script | None
    alternatives: tuple[Script, ...]
    rephoto_days: tuple[int, int]
    version: str
    engine: str = "scripts-1"
