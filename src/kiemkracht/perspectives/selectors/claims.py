"""What a report claims of one statement, with every number under it and the sum written out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from django.utils.translation import gettext as _

from kiemkracht.perspectives.selectors.attention import band_of
from kiemkracht.perspectives.selectors.landscape_parts import Cell, StatementLine
from kiemkracht.perspectives.selectors.words import decimal, everyone

DOTS = 10


@dataclass(frozen=True, slots=True)
class Said:
    """What one group, or everyone, said: how many of how many, and how sure that is.

    `verb` is "agree", "disagree" or "pass". With `is_hidden` all numbers are 0.
    """

    name: str
    tone: str
    verb: str
    count: int
    seen: int
    low_percent: int = 0
    high_percent: int = 0
    is_hidden: bool = False

    @property
    def dots(self) -> tuple[bool, ...]:
        """Ten dots for everyone who saw it, of which so many are filled."""
        filled = round(DOTS * self.count / self.seen) if self.seen else 0
        return tuple(each < filled for each in range(DOTS))

    @property
    def smoothed(self) -> float:
        """(count + 1) / (seen + 2): with few people we don't claim 0 or 100 per cent."""
        return (self.count + 1) / (self.seen + 2)

    @property
    def share(self) -> float:
        """Part of those who saw it."""
        return self.count / self.seen if self.seen else 0.0

    @property
    def sum(self) -> str:
        """The smoothed share, written out."""
        return f"({self.count} + 1) / ({self.seen} + 2) = {decimal(self.smoothed)}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence somebody wrote, what people made of it, and how we counted that.

    `rule` says in words when a statement gets here; `sum` is the last line of the arithmetic.
    """

    number: int
    text: str
    is_not: bool
    said: tuple[Said, ...]
    rule: str
    sum: str = ""


def said_by(cell: Cell, verb: str) -> Said:
    """The numbers of a group on a statement, or the fact that they are hidden."""
    count = {"agree": cell.agree, "disagree": cell.disagree, "pass": cell.passed}[verb]
    if cell.is_hidden or not cell.seen:
        return Said(cell.name, cell.tone, verb, 0, 0, is_hidden=cell.is_hidden)
    band = band_of(count, cell.seen)
    return Said(cell.name, cell.tone, verb, count, cell.seen, band.low_percent, band.high_percent)


def said_by_all(line: StatementLine, verb: str) -> Said:
    """The same of everyone together."""
    return said_by(line.everyone, verb)


def voices(line: StatementLine, direction: int) -> tuple[Said, ...]:
    """Every group on this statement; one cloud goes by the name of everyone."""
    verb = "agree" if direction > 0 else "disagree"
    found = tuple(said_by(cell, verb) for cell in line.cells)
    if len(found) != 1:
        return found
    only = found[0]
    # The one cloud is everyone who could be placed: the number on which the claim rests.
    return (
        Said(
            everyone(), "leaf", verb, only.count, only.seen,
            only.low_percent, only.high_percent, only.is_hidden,
        ),
    )  # fmt: skip


def bridge(line: StatementLine, direction: int, *, is_strict: bool = True) -> Claim:
    """Something that every group shares; without `is_strict` by the product, as Polis does."""
    said = voices(line, direction)
    if len(said) < 2:
        rule = _("At least 60% of the people who saw it, counted as (answers + 1) / (saw it + 2).")
    elif is_strict:
        rule = _("The geometric mean over the groups; every group reaches at least 60%.")
    else:
        rule = _("The product over the groups; every group reaches at least 60%.")
    return Claim(line.number, line.text, direction < 0, said, rule, _together(said, is_strict))


def _together(said: Sequence[Said], is_strict: bool) -> str:
    if len(said) < 2 or any(each.is_hidden for each in said):
        return ""
    times = " × ".join(decimal(each.smoothed) for each in said)
    whole = prod(each.smoothed for each in said)
    if not is_strict:
        return f"{times} = {decimal(whole)}"
    return f"({times})^(1/{len(said)}) = {decimal(whole ** (1 / len(said)))}"


def gap(line: StatementLine, for_it: str, against_it: str) -> Claim:
    """Something on which two groups lie far apart."""
    said = voices(line, 1)
    named = {each.name: each for each in said}
    most, least = named[for_it], named[against_it]
    far = decimal(round(most.smoothed, 2) - round(least.smoothed, 2))
    total = f"{decimal(most.smoothed)} - {decimal(least.smoothed)} = {far}"
    rule = _("The largest difference between two groups, from 0.4 on.")
    hidden = most.is_hidden or least.is_hidden
    return Claim(line.number, line.text, False, said, rule, "" if hidden else total)


def split(line: StatementLine) -> Claim:
    """Something that divides one cloud: many agree and many disagree."""
    agree, disagree = said_by_all(line, "agree"), said_by_all(line, "disagree")
    least = min(agree, disagree, key=lambda each: each.count)
    rule = _("The smaller part of agree and disagree, from 30% of all who saw it on.")
    total = f"{least.count} / {least.seen} = {decimal(least.count / least.seen)}"
    return Claim(line.number, line.text, False, (agree, disagree), rule, total)


def lead(line: StatementLine, name: str, direction: int) -> Claim:
    """Something that only a small group sees."""
    said = voices(line, direction)
    own = next(each for each in said if each.name == name)
    others = [each for each in said if each.name != name and not each.is_hidden and each.seen]
    rule = _(
        "A group with less than a quarter of the people, of which 60% thinks so; at least 0.3 "
        "more than any other group."
    )
    total = ""
    if others and not own.is_hidden:
        next_one = max(others, key=lambda each: each.smoothed)
        ahead = decimal(round(own.smoothed, 2) - round(next_one.smoothed, 2))
        total = f"{decimal(own.smoothed)} - {decimal(next_one.smoothed)} = {ahead}"
    return Claim(line.number, line.text, direction < 0, said, rule, total)


def doubt(line: StatementLine) -> Claim:
    """Something of which many say that they don't know."""
    said = said_by_all(line, "pass")
    rule = _("At least a quarter of all who saw it says “I don’t know”.")
    total = f"{said.count} / {said.seen} = {decimal(said.count / said.seen)}"
    return Claim(line.number, line.text, False, (said,), rule, total)


def chosen(line: StatementLine, number: int) -> Claim:
    """A statement on the short list that represents everyone."""
    rule = _(
        "Equal shares: every person has as much to give away, and a statement costs the people "
        "who agree with it one place of %(number)s."
    ) % {"number": number}
    return Claim(line.number, line.text, False, (said_by_all(line, "agree"),), rule)
