"""Checking a chain: is it whole, and if not, where does it break first and why?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.ledger.chain import Link, hash_of


class Fault(StrEnum):
    """What is wrong with a link."""

    ALTERED = "altered"
    MISSING = "missing"
    REORDERED = "reordered"
    REPEATED = "repeated"
    WRONG_PREVIOUS = "wrong_previous"
    TRUNCATED = "truncated"


_EXPLANATIONS = {
    Fault.ALTERED: "its content, number or seal was changed after it was sealed",
    Fault.MISSING: "the link with this number is not there",
    Fault.REORDERED: "the link with this number stands further on",
    Fault.REPEATED: "a link with a number that was already there stands in its place",
    Fault.WRONG_PREVIOUS: "it was sealed behind another link than the one before it",
    Fault.TRUNCATED: "the expected head is nowhere in the chain: the end was cut off, or all of it "
    "was rewritten",
}


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain breaks.

    `number`: of the link that should have stood there, counted from 1. `fault` is for programs,
    `explanation` for people (English; a room says it in the reader's language).
    """

    number: int
    fault: Fault
    explanation: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check.

    `length`: links in the chain. `head`: hash of the last link, empty for an empty chain.
    `grown`: links after the expected head, 0 when none was given.
    """

    length: int
    head: str
    first_break: Break | None = None
    grown: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every link is in place and as it was sealed."""
        return self.first_break is None


def verify(chain: Iterable[Link], *, expected_head: str | None = None) -> Verdict:
    """Recompute every seal from the first to the last and name the first break.

    `expected_head` is a head that was published elsewhere earlier. A chain that has grown since
    still holds it, which is fine; a chain that doesn't hold it was cut off or rewritten. Without
    it, a chain cut off at the end passes. Never raises on what the links hold. It can't tell who
    changed something, nor see an operator who rewrote the whole chain when nobody kept a head.
    Cost: some 30 µs per link of 1 kB.
    """
    links = list(chain)
    head = links[-1].seal.hash if links else ""
    first_break = _first_break(links)
    if first_break is not None or expected_head is None:
        return Verdict(len(links), head, first_break)
    position = _position_of(expected_head.strip().lower(), links)
    if position is None:
        return Verdict(len(links), head, _break(len(links) + 1, Fault.TRUNCATED))
    return Verdict(len(links), head, grown=len(links) - 1 - position)


def _first_break(links: Sequence[Link]) -> Break | None:
    numbers = [link.seal.number for link in links]
    before = ""
    for number, link in enumerate(links, start=1):
        fault = _fault(link, number=number, before=before, later=numbers[number:])
        if fault is not None:
            return _break(number, fault)
        before = link.seal.hash
    return None


def _fault(link: Link, *, number: int, before: str, later: Sequence[int]) -> Fault | None:
    if not _is_as_sealed(link):
        return Fault.ALTERED
    if link.seal.number > number:
        return Fault.REORDERED if number in later else Fault.MISSING
    if link.seal.number < number:
        return Fault.REPEATED
    return None if link.seal.previous == before else Fault.WRONG_PREVIOUS


def _is_as_sealed(link: Link) -> bool:
    kept = link.seal
    try:
        return hash_of(link.content, number=kept.number, previous=kept.previous) == kept.hash
    except EngineInputError:
        # What can't be sealed at all was not what was sealed.
        return False


def _position_of(head: str, links: Sequence[Link]) -> int | None:
    return next((at for at, link in enumerate(links) if link.seal.hash == head), None)


def _break(number: int, fault: Fault) -> Break:
    return Break(number, fault, f"link {number}: {_EXPLANATIONS[fault]}")
