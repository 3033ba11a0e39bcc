"""Answers beside each other: residents and officials, old and new. Never who said what.

Three ways of showing, by how many answered. From k on both sides: the answers of each side, and the
gap. From k together: the answers of all, without sides. Fewer: only the reasons, in words.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from kiemkracht.base.thresholds import k_small
from kiemkracht.weigh.enums.weighing import Answer
from kiemkracht.weigh.enums.workshops import Side, Under
from kiemkracht.weigh.models import CaseAnswer, Workshop, WorkshopCase
from kiemkracht.weigh.rules.flips import Flip, Gap, Turn, flip, gap
from kiemkracht.weigh.selectors.workshops import answers_in

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Said:
    """A reason; answer and side only where enough people answered."""

    reason: str
    answer: Words
    side: Words


@dataclass(frozen=True, slots=True)
class Count:
    """How often an answer was given, together and by each side; None where it is not shown."""

    answer: Words
    together: int
    residents: int | None
    officials: int | None


@dataclass(frozen=True, slots=True)
class Picture:
    """What was said of one case in one way. `counts` is empty below k, `gap` without two sides."""

    counts: tuple[Count, ...]
    total: int
    gap: Gap | None
    said: tuple[Said, ...]

    @property
    def gap_lines(self) -> tuple[tuple[Words, int, int, int, int, float], ...]:
        """The arithmetic of the gap: per answer how many of how many on each side, and how far
        those shares lie apart.
        """
        if self.gap is None:
            return ()
        a, b = self.gap.all_a, self.gap.all_b
        return tuple(
            (words_of(t.answer), t.of_a, a, t.of_b, b, abs(t.of_a / a - t.of_b / b))
            for t in self.gap.terms
            if t.of_a or t.of_b
        )

    @property
    def gap_share(self) -> float:
        """The gap as a number from 0 to 1; 0 where there is none."""
        return float(self.gap.size) if self.gap else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """A case of the first round."""

    case: WorkshopCase
    picture: Picture


@dataclass(frozen=True, slots=True)
class SideTurn:
    """What became of a case on one side."""

    side: Words
    old: Words
    new: Words
    turn: Turn


@dataclass(frozen=True, slots=True)
class Tried:
    """A case of the second round under old and new; `flip` is None below k."""

    case: WorkshopCase
    old: Picture
    new: Picture
    flip: Flip | None
    old_words: Words
    new_words: Words
    sides: tuple[SideTurn, ...]


def compared(workshop: Workshop) -> tuple[Compared, ...]:
    """Cases of the first round, the widest gap first; nothing while people decide. Queries: 2."""
    by_case = _by_case(answers_in(workshop, Under.FIRST))
    found = [
        Compared(case, picture_of(by_case[case.pk]))
        for case in workshop.cases.filter(round=1)
        if by_case[case.pk]
    ]
    return tuple(sorted(found, key=lambda each: -each.picture.gap_share))


def tried(workshop: Workshop) -> tuple[Tried, ...]:
    """Cases of the second round; nothing while people decide. Queries: 2."""
    by_case = _by_case(answers_in(workshop, Under.OLD, Under.NEW))
    return tuple(
        _tried(case, by_case[case.pk])
        for case in workshop.cases.filter(round=2)
        if by_case[case.pk]
    )


def published_cases(workshop: Workshop) -> list[dict[str, Any]]:
    """The new cases as they are printed with the framework: no side, no name. Queries: 2."""
    return [
        {
            "title": each.case.title,
            "text": each.case.text,
            "old": each.flip.old if each.flip else "",
            "new": each.flip.new if each.flip else "",
            "turn": each.flip.turn.value if each.flip else "",
            "reasons": sorted({said.reason for said in each.new.said}),
        }
        for each in tried(workshop)
    ]


def picture_of(answers: Sequence[CaseAnswer]) -> Picture:
    """Lay the answers to one case beside each other, as far as may be shown. Queries: 0."""
    by_side = {side: [a for a in answers if a.maker.side == side] for side in Side}
    sides = all(len(each) >= k_small() for each in by_side.values())
    shows = len(answers) >= k_small()
    counted = {side: Counter(a.answer for a in each) for side, each in by_side.items()}
    together = Counter(a.answer for a in answers)
    residents, officials = counted[Side.RESIDENT], counted[Side.OFFICIAL]
    counts = tuple(
        Count(
            each.label,
            together[each],
            residents[each] if sides else None,
            officials[each] if sides else None,
        )
        for each in Answer
        if together[each]
    )
    said = [
        Said(
            each.reason,
            Answer(each.answer).label if shows else "",
            Side(each.maker.side).label if sides else "",
        )
        for each in answers
    ]
    return Picture(
        counts if shows else (),
        len(answers),
        gap(residents, officials, Answer.values) if sides else None,
        tuple(sorted(said, key=lambda each: (each.reason, str(each.answer), str(each.side)))),
    )


def _tried(case: WorkshopCase, answers: Sequence[CaseAnswer]) -> Tried:
    old = [each for each in answers if each.under == Under.OLD]
    new = [each for each in answers if each.under == Under.NEW]
    before, after = picture_of(old), picture_of(new)
    found = _flip(old, new) if before.counts and after.counts else None
    sides = []
    if before.gap and after.gap:
        for side in Side:
            turned = _flip(*([a for a in each if a.maker.side == side] for each in (old, new)))
            sides.append(
                SideTurn(side.label, words_of(turned.old), words_of(turned.new), turned.turn)
            )
    return Tried(
        case,
        before,
        after,
        found,
        words_of(found.old) if found else "",
        words_of(found.new) if found else "",
        tuple(sides),
    )


def words_of(answer: str) -> Words:
    """An answer in words; empty for none."""
    return Answer(answer).label if answer in Answer.values else ""


def _flip(old: Sequence[CaseAnswer], new: Sequence[CaseAnswer]) -> Flip:
    return flip([each.answer for each in old], [each.answer for each in new])


def _by_case(answers: Sequence[CaseAnswer]) -> dict[int, list[CaseAnswer]]:
    found: dict[int, list[CaseAnswer]] = defaultdict(list)
    for each in answers:
        found[each.case_id].append(each)
    return found
