"""Deciding cases alone: an answer and a reason per case, which nobody reads before the close."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import Answer
from kiemkracht.weigh.enums.workshops import Under
from kiemkracht.weigh.models import CaseAnswer, Maker, Workshop
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.workshops import (
    board_of,
    maker_by_link,
    maker_of,
    new_text,
    newest_edition,
    round_of,
    tasks_of,
)
from kiemkracht.weigh.services.opening_workshops import locked, require_nobody_in, too_late


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecision:
    """What somebody finds of a case; `words` per criterion, by its code, where they want to."""

    answer: str
    reason: str
    words: Mapping[str, str] = field(default_factory=dict)
    looked: bool = False


@transaction.atomic
def decide_case(
    *,
    by: Visitor,
    case_id: int,
    under: str,
    decision: CaseDecision,
    link: str = "",
    workshop: Workshop | None = None,
) -> CaseAnswer:
    """Keep what a maker finds, by the link or as the person who holds the place. Queries: ~10.

    Until the step closes it can be said anew, which replaces what was there.
    """
    maker = maker_by_link(link) if link else maker_of(by, workshop) if workshop else None
    if maker is None:
        raise RoomError(too_late())
    row = locked(maker.workshop_id)
    _require_task(maker, row, case_id, under)
    reason = one_line(decision.reason)[:300]
    require_that(decision.answer in Answer.values, _("Choose one of the five answers."))
    require_that(bool(reason), _("Tell why, in one sentence."))
    words = _sound_words(row, under, decision.words)
    require_nobody_in(reason, *words.values(), looked=decision.looked)
    _tie(maker, by)
    kept, _made = CaseAnswer.objects.update_or_create(
        case_id=case_id,
        maker=maker,
        under=under,
        defaults={"answer": decision.answer, "reason": reason, "words": words},
    )
    return kept


def _require_task(maker: Maker, row: Workshop, case_id: int, under: str) -> None:
    cases = row.cases.filter(round=round_of(row.stage)).values_list("pk", flat=True)
    mine = {(each.case_id, each.under) for each in tasks_of(maker, row.stage, list(cases))}
    require_that((case_id, under) in mine, too_late())


def _sound_words(row: Workshop, under: str, given: Mapping[str, str]) -> dict[str, str]:
    said = {code: line for code, each in given.items() if (line := one_line(each)[:120])}
    if not said or under == Under.FIRST:
        return {}
    text = (
        text_of(row.before) if under == Under.OLD else new_text(row, board_of(newest_edition(row)))
    )
    known = {each.code for each in text.criteria}
    return {code: each for code, each in said.items() if code in known}


def _tie(maker: Maker, by: Visitor) -> None:
    """Who comes with a link and an account keeps the place in their own name, once."""
    if maker.person_id is None and by.is_known:
        taken = Maker.objects.filter(workshop_id=maker.workshop_id, person_id=by.identity).exists()
        if not taken:
            Maker.objects.filter(pk=maker.pk, person=None).update(person_id=by.identity)
