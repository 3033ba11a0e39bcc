"""Answering: one question at a time, changed as often as one likes while the startfoto asks."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.engines.appraisal import CODES
from kiemkracht.weigh.enums import Stage, Stance
from kiemkracht.weigh.models import AnswerSheet
from kiemkracht.weigh.selectors.codes import digest_of
from kiemkracht.weigh.services.inviting import asks_stance

STANCE = "stance"
ENDED = gettext_lazy("The asking has ended. Your answers count as they were; thank you.")


@transaction.atomic
def answer(*, code: str, question: str, value: int | None) -> None:
    """Keep one answer: 0..4, or None for “I don’t know”; for `stance` -2..2.

    Whoever holds the code answers; the chronicle is silent, so that no time tells who. Queries: 3.
    """
    sheet = (
        AnswerSheet.objects.select_for_update(of=("self",))
        .select_related("photo", "group")
        .filter(digest=digest_of(code))
        .first()
    )
    if sheet is None:
        raise RoomError(_("We don’t know this code. Look once more: it has twelve signs."))
    require_that(sheet.photo.stage == Stage.ASKING, ENDED)
    if question == STANCE:
        _keep_stance(sheet, value)
    else:
        _keep_answer(sheet, question, value)
    sheet.is_filled = sheet.stance is not None or any(
        each is not None for each in sheet.answers.values()
    )
    sheet.save(update_fields=["answers", "stance", "is_filled"])


def _keep_stance(sheet: AnswerSheet, value: int | None) -> None:
    require_that(asks_stance(sheet.group), _("This is not asked of you."))
    require_that(value is None or value in Stance.values, _("Choose one of the answers."))
    sheet.stance = value
    sheet.answers = {**sheet.answers, STANCE: None} if value is None else _without(sheet)


def _without(sheet: AnswerSheet) -> dict[str, int | None]:
    return {name: each for name, each in sheet.answers.items() if name != STANCE}


def _keep_answer(sheet: AnswerSheet, question: str, value: int | None) -> None:
    require_that(question in CODES, _("This is not asked."))
    sound = value is None or (type(value) is int and 0 <= value <= 4)
    require_that(sound, _("Choose one of the answers."))
    sheet.answers = {**sheet.answers, question: value}
