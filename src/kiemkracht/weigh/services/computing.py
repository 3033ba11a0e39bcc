"""Computing the picture of a startfoto once, and keeping it for the page."""

import json
import time
from collections.abc import Sequence

from django.utils.crypto import salted_hmac

from kiemkracht.base.thresholds import k_small
from kiemkracht.engines.appraisal import (
    CODES,
    INITIATORS,
    ActorGroup,
    Comparison,
    Photo,
    Sheet,
    answers_of,
    appraise,
    compare,
)
from kiemkracht.weigh.enums import Source
from kiemkracht.weigh.models import ActorGroup as ActorGroupRow
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.selectors.deck import deck
from kiemkracht.weigh.selectors.limits import Limits, limits_now, limits_of
from kiemkracht.weigh.services.storing import packed, summary_of
from kiemkracht.weigh.services.working_out import Setting, work_out

_PLACES = (-2, -1, 0, 1, 2)


def compute(row: StartingPosition) -> None:
    """Work out the picture with the thresholds of now, and keep it. Queries: 6 to 10.

    Cost: some 20 ms for 60 sheets, so it is done at once.
    """
    started = time.perf_counter()
    limits = limits_now()
    photo = photo_of(row)
    setting = Setting(row.context, frozenset(row.patterns), frozenset(row.themes))
    cards = [each.card for each in deck().values()]
    k = k_small()
    found = work_out(photo, setting, cards, k=k, limits=limits)
    row.result = packed(found, _change(row, photo, k, limits))
    row.summary = summary_of(found)
    row.input_digest = _digest(_what_went_in(row, photo))
    row.wall_ms = round((time.perf_counter() - started) * 1000)
    row.save(update_fields=["result", "summary", "input_digest", "wall_ms"])


def photo_of(row: StartingPosition) -> Photo:
    """A startfoto as the engine sees it. Sheets without an answer stay out. Queries: 3."""
    groups = list(row.groups.all())
    names = {each.pk: each.name for each in groups}
    filled = list(row.sheets.filter(is_filled=True).values_list("group_id", "answers", "stance"))
    sheets = [
        Sheet(names.get(group, INITIATORS), {code: answers.get(code) for code in CODES})
        for group, answers, _stance in filled
        if any(answers.get(code) is not None for code in CODES)
    ]
    stances = [(group, stance) for group, _answers, stance in filled if stance is not None]
    return Photo(
        affected=row.affected,
        population=row.population,
        answers=answers_of(sheets),
        groups=tuple(
            ActorGroup(
                each.name,
                max(each.size, sum(counts := _counts(each, stances))),
                counts,
                each.influence,
                each.touched,
                each.source,
            )
            for each in groups
        ),
        settled=settled_now(row),
    )


def settled_now(row: StartingPosition) -> dict[str, float]:
    """The newest word on every reading that was settled. Queries: 1."""
    return {name: float(value) for name, value in row.settled.values_list("reading", "value")}


def _counts(
    group: ActorGroupRow, stances: Sequence[tuple[int | None, int]]
) -> tuple[int, int, int, int, int]:
    if group.source == Source.SELF:
        own = [stance for of, stance in stances if of == group.pk]
        counts = [own.count(place) for place in _PLACES]
    else:
        counts = [*group.positions, 0, 0, 0, 0, 0][:5]
    return counts[0], counts[1], counts[2], counts[3], counts[4]


def _change(row: StartingPosition, photo: Photo, k: int, limits: Limits) -> Comparison | None:
    """Then and now, when this is taken anew and small groups are hidden alike."""
    then = row.earlier
    if then is None or not then.result or then.result.get("k") != k:
        return None
    before = limits_of(then.result["thresholds"], then.result["script_thresholds"])
    return compare(
        appraise(photo_of(then), k=k, thresholds=before.appraisal),
        appraise(photo, k=k, thresholds=limits.appraisal),
    )


def _digest(content: object) -> str:
    # Made with the secret of the house: nobody can try out what was answered.
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return salted_hmac("kiemkracht.weigh.photo", text, algorithm="sha256").hexdigest()


def _what_went_in(row: StartingPosition, photo: Photo) -> object:
    """Everything a result follows from, without a mark of whose sheet is whose."""
    answers = photo.answers
    sheets = sorted(
        [answers.groups[group], *values]
        for group, values in zip(answers.group_of.tolist(), answers.values.tolist(), strict=True)
    )
    return [
        photo.affected, photo.population, sheets,
        [[g.name, g.size, list(g.positions), g.influence, g.touched, g.source]
         for g in photo.groups],
        sorted(photo.settled.items()), row.context, sorted(row.themes), sorted(row.patterns),
    ]  # fmt: skip
