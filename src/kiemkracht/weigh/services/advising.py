"""Noting what is said in the talk, and writing the advice down."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import Track, WeighingStage, WeighingVerb
from kiemkracht.weigh.models import Advice, TalkNote, Weighing
from kiemkracht.weigh.rules.weighing import may_talk
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.services.leading import NO_LONGER, guided, locked, moved, tell

MOST_NOTES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceText:
    """What the group advises. A minority, or why there was none."""

    options: Sequence[str]
    majority: str
    minority: str = ""
    minority_needs: str = ""
    no_minority_because: str = ""


@transaction.atomic
def note_talk(
    *, by: Visitor, weighing_id: UUID, text: str, criterion: str = "", is_need: bool = False
) -> TalkNote:
    """Note something that was said, at a criterion or in general. Queries: about 7."""
    row, part = locked(by, weighing_id)
    require(may_talk(part))
    require_that(row.stage == WeighingStage.TALK, NO_LONGER)
    words = one_line(text)[:600]
    known = {"", *(each.code for each in text_of(row.version).criteria)}
    require_that(criterion in known, _("Choose a criterion from the list."))
    require_that(bool(words), _("Write down what was said, in a sentence."))
    require_that(row.notes.count() < MOST_NOTES, _("Two hundred notes is plenty for one talk."))
    made = TalkNote.objects.create(
        weighing=row, criterion=criterion, text=words, is_need=is_need, by_id=by.person_id
    )
    tell(row, WeighingVerb.NOTED, by)
    return made


@transaction.atomic
def advise(*, by: Visitor, weighing_id: UUID, text: AdviceText) -> Weighing:
    """Write the advice down; an earlier advice stays to be read. Queries: about 8."""
    row = guided(by, weighing_id, WeighingStage.TALK, WeighingStage.ADVICE)
    require_that(row.track != Track.LIGHT, NO_LONGER)
    options = [line for each in text.options if (line := one_line(each)[:300])]
    require_that(
        len({each.casefold() for each in options}) >= 2,
        _("Name at least two options: with one there is nothing to choose."),
    )
    majority = many_lines(text.majority)[:1000]
    require_that(bool(majority), _("Write down what most people in the talk advise."))
    minority, none = many_lines(text.minority)[:1000], many_lines(text.no_minority_because)[:600]
    require_that(
        bool(minority or none), _("Give the minority its words, or tell why there was none.")
    )
    needs = many_lines(text.minority_needs)[:600]
    require_that(
        not minority or bool(needs), _("Ask the minority what it needs, and write that down.")
    )
    Advice.objects.create(
        weighing=row, options=options[:6], majority=majority, minority=minority,
        minority_needs=needs, no_minority_because="" if minority else none,
        by_id=by.person_id,
    )  # fmt: skip
    row.advised_at = row.advised_at or clock.now()
    moved(row, WeighingStage.ADVICE, "advised_at")
    return tell(row, WeighingVerb.ADVISED, by)
