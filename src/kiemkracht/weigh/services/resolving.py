"""Deciding by mandate, carrying out, and looking back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import (
    REFUSING,
    Answer,
    GovernmentRole,
    Track,
    WeighingStage,
    WeighingVerb,
)
from kiemkracht.weigh.models import LookBack, Weighing, WeighingDecision
from kiemkracht.weigh.rules.weighing import may_decide, may_talk
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.services.leading import NO_LONGER, guided, locked, moved, tell

LEAST_ALTERNATIVES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerText:
    """The answer: which of the five, the option it takes, reasons, and what belongs to it."""

    answer: str
    chosen: int
    reasons: Sequence[str]
    role: str
    condition: str = ""
    until: date | None = None
    alternatives: Sequence[str] = ()


@transaction.atomic
def decide(*, by: Visitor, weighing_id: UUID, text: AnswerText) -> WeighingDecision:
    """Decide, by who has the mandate on this track; never on one's own initiative.

    Until it is published who has the mandate can still decide otherwise. Queries: about 12.
    """
    row, part = locked(by, weighing_id)
    framework = text_of(row.version)
    require_that(row.stage in (WeighingStage.ADVICE, WeighingStage.DECISION), NO_LONGER)
    mandate = framework.mandate(row.track)
    require(
        not part.gains,
        _("This is your own initiative, so somebody else decides on it."),
    )
    require(may_decide(part, mandate.who), _("You don’t decide on this.") + " " + mandate.words)
    options = options_of(row)
    known = _alternatives(row, text.alternatives)
    fields = _sound(text, len(options), known)
    made, _new = WeighingDecision.objects.update_or_create(
        weighing=row,
        defaults=fields
        | {"options": options, "mandate": mandate.words, "by_id": by.person_id, "at": clock.now()},
    )
    row.decision = made
    row.decided_at = made.at
    moved(row, WeighingStage.DECISION, "decided_at")
    tell(row, WeighingVerb.DECIDED, by)
    return made


def options_of(row: Weighing) -> list[str]:
    """What there is to choose from: the options of the advice; on the light track doing it or
    not, in the language of the weighing. Queries: 0 or 1.
    """
    advice = row.advices.first() if row.track != Track.LIGHT else None
    if advice:
        return [str(each) for each in advice.options]
    with translation.override(row.lang):
        return [_("We just do it."), _("We don’t do it.")]


def _alternatives(row: Weighing, given: Sequence[str]) -> list[str]:
    """What was explored: at red gates, and what is told now."""
    told = [str(each) for finding in row.findings.all() for each in finding.alternatives]
    told += [line for each in given if (line := one_line(each)[:300])]
    return list(dict.fromkeys(told))[:12]


def _sound(text: AnswerText, options: int, alternatives: list[str]) -> dict[str, object]:
    reasons = [line for each in text.reasons if (line := one_line(each)[:500])][:3]
    condition = many_lines(text.condition)[:600]
    require_that(text.answer in Answer.values, _("Choose one of the five answers."))
    require_that(
        type(text.chosen) is int and 1 <= text.chosen <= options, _("Mark the option you choose.")
    )
    require_that(bool(reasons), _("Tell why: the first reason first."))
    require_that(
        text.role in GovernmentRole.values, _("Choose what the government does from here.")
    )
    require_that(
        text.answer != Answer.YES_IF or bool(condition), _("Tell what has to be done for a yes.")
    )
    require_that(
        text.answer != Answer.NOT_YET or bool(condition), _("Tell what would make it a yes.")
    )
    is_trial = text.answer == Answer.TRIAL
    require_that(
        not is_trial or (text.until is not None and text.until > clock.today()),
        _("Name the day until which it is tried, after today."),
    )
    require_that(
        text.answer not in REFUSING or len(alternatives) >= LEAST_ALTERNATIVES,
        _("A no needs two alternatives that you explored. Write them down."),
    )
    return {
        "answer": text.answer,
        "chosen": text.chosen,
        "reasons": reasons,
        "role": text.role,
        "condition": condition,
        "until": text.until if is_trial else None,
        "alternatives": alternatives,
    }


@transaction.atomic
def carry_out(*, by: Visitor, weighing_id: UUID) -> Weighing:
    """Note that it is being carried out, after a yes in any of its three forms."""
    row = guided(by, weighing_id, WeighingStage.PUBLISHED)
    require_that(
        row.decision.answer not in REFUSING,
        _("The answer was no, so there is nothing to carry out yet."),
    )
    row.carried_at = clock.now()
    moved(row, WeighingStage.CARRYING_OUT, "carried_at")
    return tell(row, WeighingVerb.CARRYING_OUT, by)


@transaction.atomic
def look_back(
    *, by: Visitor, weighing_id: UUID, happened: str, learned: str, for_framework: str = ""
) -> LookBack:
    """Look back together: what happened, what was learned. Another look can follow."""
    row, part = locked(by, weighing_id)
    require(may_talk(part))
    require_that(
        row.stage
        in (WeighingStage.PUBLISHED, WeighingStage.CARRYING_OUT, WeighingStage.LOOKED_BACK),
        NO_LONGER,
    )
    what, lesson = many_lines(happened)[:1000], many_lines(learned)[:1000]
    require_that(bool(what), _("Tell what happened."))
    require_that(bool(lesson), _("Tell what you learned, also if it is little."))
    made = LookBack.objects.create(
        weighing=row,
        happened=what,
        learned=lesson,
        for_framework=one_line(for_framework)[:600],
        by_id=by.person_id,
    )
    row.looked_back_at = row.looked_back_at or made.at
    moved(row, WeighingStage.LOOKED_BACK, "looked_back_at")
    tell(row, WeighingVerb.LOOKED_BACK, by)
    return made
