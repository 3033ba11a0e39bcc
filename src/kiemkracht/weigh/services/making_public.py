"""Publishing an answer as a choice in the register of `direction`, whose guards name what lacks."""

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
from kiemkracht.direction.services.recording import record_taken
from kiemkracht.weigh.enums.weighing import Answer, GovernmentRole, WeighingStage, WeighingVerb
from kiemkracht.weigh.models import Weighing, WeighingDecision
from kiemkracht.weigh.rules.weighing import may_decide, may_guide
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.services.leading import NO_LONGER, NOT_YOURS, locked, moved, tell

MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class TouchedGroup:
    """A group that notices it, and how it was heard; empty when it was not."""

    group: str
    how_heard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicText:
    """What goes with an answer when it is published."""

    touched: Sequence[TouchedGroup]
    dissent: str = ""
    dissent_needs: str = ""
    done_with_it: str = ""
    no_dissent_because: str = ""
    review_on: date | None = None


@transaction.atomic
def prepare(*, by: Visitor, weighing_id: UUID, text: PublicText) -> WeighingDecision:
    """Keep what goes with the answer, complete or not: words typed are never lost."""
    _row, made = _decided(by, weighing_id)
    made.touched = [
        {"group": group, "how_heard": many_lines(each.how_heard)[:600]}
        for each in text.touched
        if (group := one_line(each.group)[:120])
    ][:MOST_GROUPS]
    made.dissent = many_lines(text.dissent)[:1000]
    made.dissent_needs = many_lines(text.dissent_needs)[:600]
    made.done_with_it = many_lines(text.done_with_it)[:600]
    made.no_dissent_because = many_lines(text.no_dissent_because)[:600]
    made.review_on = text.review_on
    made.save()
    return made


@transaction.atomic
def publish(*, by: Visitor, weighing_id: UUID) -> Weighing:
    """Publish the answer as a choice: sealed, for everyone. Queries: about 30.

    Refuses with everything that lacks, in the words of the register.
    """
    row, made = _decided(by, weighing_id)
    require_that(
        not made.dissent or bool(made.done_with_it),
        _("Tell what you did with the dissent, also if it is nothing."),
    )
    with translation.override(row.lang):
        content = content_of(row, made)
    row.choice = record_taken(
        by=by, community_id=row.community_id, content=content, taken_at=made.at
    )
    row.decision = made
    row.published_at = clock.now()
    moved(row, WeighingStage.PUBLISHED, "choice", "published_at")
    return tell(row, WeighingVerb.PUBLISHED, by)


def content_of(row: Weighing, made: WeighingDecision) -> dict[str, object]:
    """The answer in the shape that the register seals, in the language of the weighing."""
    return {
        "question": _("What is our answer to: %(subject)s?")
        % {"subject": row.subject.rstrip("?!. ")},
        "options": [{"text": each} for each in made.options],
        "chosen": made.chosen,
        "reasons": "\n".join([f"{answer_of(made)}.", *made.reasons]),
        "mandate": made.mandate,
        "touched": [{**each, "label": "with"} for each in made.touched],
        "dissent": _dissent(made),
        "no_dissent_because": "" if made.dissent else made.no_dissent_because,
        "conditions": _conditions(made),
        "review_on": made.review_on.isoformat() if made.review_on else None,
        "lang": row.lang,
    }


def answer_of(made: WeighingDecision) -> str:
    """The answer in words, with the day until which it is tried."""
    if made.answer == Answer.TRIAL and made.until:
        return _("Try it until %(day)s") % {"day": made.until.isoformat()}
    return {
        Answer.YES: _("Yes, this can be done"),
        Answer.YES_IF: _("Yes, with conditions"),
        Answer.NOT_YET: _("Not yet"),
        Answer.NO: _("No"),
    }[Answer(made.answer)]


def _dissent(made: WeighingDecision) -> list[dict[str, str]]:
    if not made.dissent:
        return []
    return [
        {
            "voice": made.dissent,
            "need": made.dissent_needs,
            "done_with_it": made.done_with_it,
        }
    ]


def _conditions(made: WeighingDecision) -> list[str]:
    told = [line for line in made.condition.split("\n") if line]
    role = GovernmentRole(made.role).label
    return [*told[:10], _("Role of government: %(role)s") % {"role": role}]


def _decided(by: Visitor, weighing_id: UUID) -> tuple[Weighing, WeighingDecision]:
    row, part = locked(by, weighing_id)
    mandate = text_of(row.version).mandate(row.track) if row.track else None
    decides = mandate is not None and may_decide(part, mandate.who)
    require(may_guide(part) or decides, NOT_YOURS)
    require_that(row.stage == WeighingStage.DECISION, NO_LONGER)
    return row, WeighingDecision.objects.select_for_update().get(weighing=row)
