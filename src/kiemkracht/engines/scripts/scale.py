"""Small or large next, and which kind of question this is."""

from dataclasses import dataclass

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts.thresholds import USUAL, Thresholds

ADVICE = ("deepen", "prepare_macro", "broaden", "keep_small")


@dataclass(frozen=True, slots=True)
class ScaleAdvice:
    """`index` 0..100, one of ADVICE, whether to phase something out, and what macro still lacks.

    `lacking` names "sprouts", "communities", "barrier" and "index" as far as they fall short.
    `version` names the thresholds.
    """

    index: float
    advice: str
    phase_out: bool
    lacking: tuple[str, ...]
    version: str


def advise_scale(
    *,
    repetition: int,
    barrier: int,
    contagion: int,
    ripeness: int,
    sprouts: int,
    communities: int,
    old_hinders: bool = False,
    thresholds: Thresholds = USUAL,
) -> ScaleAdvice:
    """Advice from four items 0..4 and the number of grown kiemen and of communities they live in.

    index = 25 · the mean. Ripeness below 2: deepen. Three kiemen in two communities, barrier 3 and
    index 60: prepare a macro course. Repetition or contagion 2: broaden. Else keep it small.
    Raises EngineInputError naming the argument. The choice is people's, with reasons.
    """
    items = {
        "repetition": repetition,
        "barrier": barrier,
        "contagion": contagion,
        "ripeness": ripeness,
    }
    for name, value in items.items():
        if type(value) is not int or not 0 <= value <= 4:
            raise EngineInputError(name, "is not 0..4")
    for name, value in (("sprouts", sprouts), ("communities", communities)):
        if type(value) is not int or value < 0:
            raise EngineInputError(name, "is a whole number from 0")
    index = 25 * sum(items.values()) / 4
    enough = {
        "sprouts": sprouts >= thresholds.scale_sprouts,
        "communities": communities >= thresholds.scale_communities,
        "barrier": barrier >= thresholds.scale_barrier_from,
        "index": index >= thresholds.scale_index_from,
    }
    lacking = tuple(name for name, is_enough in enough.items() if not is_enough)
    if ripeness < thresholds.scale_ripe_from:
        advice = "deepen"
    elif not lacking:
        advice = "prepare_macro"
    elif max(repetition, contagion) >= thresholds.scale_spreading_from:
        advice = "broaden"
    else:
        advice = "keep_small"
    return ScaleAdvice(round(index, 1), advice, old_hinders, lacking, thresholds.version)


def order_of_question(
    *, is_problem_known: bool, is_approach_known: bool, is_steerable: bool, keeps_changing: bool
) -> int:
    """Which order a question is of, 1..4; of the fourth no fixed end can be planned, only probes.

    4: it keeps changing and no single party can steer it. 1: problem and approach are known.
    2: the problem is, the approach is not. 3: a direction is needed first.
    """
    if keeps_changing and not is_steerable:
        return 4
    if is_problem_known:
        return 1 if is_approach_known else 2
    return 3
