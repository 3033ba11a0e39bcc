"""How states look: a glyph with a word, and the line of states with where we are."""

from dataclasses import dataclass
from typing import Final

from kiemkracht.direction.enums import ChoiceState, DirectionState


@dataclass(frozen=True, slots=True)
class Mark:
    """A state: always a glyph and a word, the tone comes on top."""

    glyph: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class LineStep:
    """A step on the line of states; `state` is "done", "here" or "ahead"."""

    glyph: str
    label: str
    state: str


_DIRECTION: Final = {
    DirectionState.DRAFT: ("edit", "spark"),
    DirectionState.IN_CONVERSATION: ("views", "plum"),
    DirectionState.AGREED: ("compass", "leaf"),
    DirectionState.IN_RECALIBRATION: ("clock", "spark"),
    DirectionState.REPLACED: ("closed", "sky"),
}
_CHOICE: Final = {
    ChoiceState.PROPOSED: ("edit", "spark"),
    ChoiceState.OPEN: ("views", "plum"),
    ChoiceState.TAKEN: ("choice", "spark"),
    ChoiceState.PUBLISHED: ("check", "leaf"),
    ChoiceState.UNDER_REVIEW: ("clock", "spark"),
    ChoiceState.REVISED: ("check", "leaf"),
    ChoiceState.WITHDRAWN: ("closed", "sky"),
}
_DIRECTION_LINE: Final = (
    DirectionState.DRAFT,
    DirectionState.IN_CONVERSATION,
    DirectionState.AGREED,
    DirectionState.IN_RECALIBRATION,
)
_CHOICE_LINE: Final = (
    ChoiceState.PROPOSED,
    ChoiceState.OPEN,
    ChoiceState.TAKEN,
    ChoiceState.PUBLISHED,
)


def mark_of_direction(state: str) -> Mark:
    """The mark of a state of a direction."""
    known = DirectionState(state)
    glyph, tone = _DIRECTION[known]
    return Mark(glyph, _capital(str(known.label)), tone)


def mark_of_choice(state: str) -> Mark:
    """The mark of a state of a choice."""
    known = ChoiceState(state)
    glyph, tone = _CHOICE[known]
    return Mark(glyph, _capital(str(known.label)), tone)


def direction_line(state: str) -> tuple[LineStep, ...]:
    """The states of a direction in order; nothing for one that was replaced."""
    if state not in _DIRECTION_LINE:
        return ()
    at = _DIRECTION_LINE.index(DirectionState(state))
    marks = [mark_of_direction(each) for each in _DIRECTION_LINE]
    return tuple(LineStep(m.glyph, m.label, _place(n, at)) for n, m in enumerate(marks))


def choice_line(state: str) -> tuple[LineStep, ...]:
    """The way to the first publication; nothing once it is published."""
    if state not in _CHOICE_LINE or state == ChoiceState.PUBLISHED:
        return ()
    at = _CHOICE_LINE.index(ChoiceState(state))
    marks = [mark_of_choice(each) for each in _CHOICE_LINE]
    return tuple(LineStep(m.glyph, m.label, _place(n, at)) for n, m in enumerate(marks))


def _place(number: int, here: int) -> str:
    if number == here:
        return "here"
    return "done" if number < here else "ahead"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
