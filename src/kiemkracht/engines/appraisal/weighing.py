"""For a weighing framework: where viewpoints differ most. There is no total, on purpose."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemkracht.engines.kit import EngineInputError

Judgements = Mapping[str, Mapping[str, int | None]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One criterion: who judged it highest and lowest, who did not know, and the range 0..4.

    `range` is None when fewer than two viewpoints judged it.
    """

    criterion: str
    range: int | None
    highest: tuple[str, ...]
    high: int | None
    lowest: tuple[str, ...]
    low: int | None
    unknown: tuple[str, ...]
    is_topic: bool


def largest_differences(judgements: Judgements, *, topic_from: int = 2) -> tuple[Difference, ...]:
    """Criteria by how far viewpoints lie apart, widest first; where a conversation opens.

    `judgements` holds by viewpoint, by criterion 0..4 or None ("I don't know"). Criteria nobody
    can compare come last; equals keep the order in which criteria were first named. From
    `topic_from` on a difference is a topic. Raises EngineInputError("judgements") for values that
    are no judgement. Cost: O(viewpoints · criteria).
    It adds nothing up: which viewpoint is right, and what weighs most, is for the conversation.
    """
    criteria = list(dict.fromkeys(name for by in judgements.values() for name in by))
    for viewpoint, by in judgements.items():
        for criterion, value in by.items():
            if value is not None and (type(value) is not int or not 0 <= value <= 4):
                raise EngineInputError("judgements", f"{viewpoint}, {criterion}: not 0..4")
    found = [_difference(name, judgements, topic_from) for name in criteria]
    return tuple(sorted(found, key=lambda each: 1 if each.range is None else -each.range))


def _difference(criterion: str, judgements: Judgements, topic_from: int) -> Difference:
    values = {viewpoint: by.get(criterion) for viewpoint, by in judgements.items()}
    known = {viewpoint: value for viewpoint, value in values.items() if value is not None}
    high, low = max(known.values(), default=None), min(known.values(), default=None)
    width = high - low if high is not None and low is not None and len(known) > 1 else None
    return Difference(
        criterion,
        width,
        tuple(viewpoint for viewpoint, value in known.items() if value == high),
        high,
        tuple(viewpoint for viewpoint, value in known.items() if value == low),
        low,
        tuple(viewpoint for viewpoint, value in values.items() if value is None),
        width is not None and width >= topic_from,
    )


def flipped(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """Cases that come out otherwise under a new framework than under the old one.

    Both hold the answer by case. Raises EngineInputError("after") unless both hold the same
    cases. It can't tell which of the two answers is better.
    """
    if set(before) != set(after):
        raise EngineInputError("after", "holds other cases")
    return tuple(case for case, answer in before.items() if after[case] != answer)
