"""A number that opens its own arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One number and how it came about, as a tree.

    `code` says what it is and `about` of whom; `formula` names how it follows from `inputs`, and
    is "given" for what was filled in. Words for both stand in `words`. `value` is not rounded, and
    None when undefined or hidden; `note` then says why ("unknown", "too_few", "not_asked",
    "no_groups", "no_weight", "incomplete", "hidden").
    """

    code: str
    formula: str
    value: float | None
    inputs: tuple["Reckoning", ...] = ()
    about: str = ""
    note: str = ""

    @property
    def shown(self) -> float | None:
        """The value in one decimal, as pages show it and as decisions are made on it."""
        return rounded(self.value)

    def walk(self) -> Iterator["Reckoning"]:
        """This number and everything below it, top first."""
        yield self
        for each in self.inputs:
            yield from each.walk()


def rounded(value: float | None) -> float | None:
    """One decimal, halves to even; undefined stays undefined."""
    return None if value is None else round(value, 1) + 0.0


def given(code: str, value: float | None, about: str = "", note: str = "") -> Reckoning:
    """Something that was filled in."""
    return Reckoning(code, "given", None if value is None else float(value), (), about, note)
