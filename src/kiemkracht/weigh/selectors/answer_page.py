"""The advice and the answer of a weighing, as a page shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import get_language

from kiemkracht.base import names
from kiemkracht.weigh.enums.weighing import IN_PUBLIC, Answer, GovernmentRole, Track
from kiemkracht.weigh.models import Weighing


@dataclass(frozen=True, slots=True)
class AdviceView:
    """The newest advice, and how many there were before it."""

    options: tuple[str, ...]
    majority: str
    minority: str
    minority_needs: str
    no_minority_because: str
    who: str
    at: datetime
    earlier: int


@dataclass(frozen=True, slots=True)
class Back:
    """One look back."""

    happened: str
    learned: str
    for_framework: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer with everything that belongs to it. `groups` are `(group, how heard)`."""

    label: str | Promise
    is_no: bool
    option: str
    others: tuple[str, ...]
    reasons: tuple[str, ...]
    condition: str
    until: date | None
    alternatives: tuple[str, ...]
    role: str | Promise
    mandate: str
    groups: tuple[tuple[str, str], ...]
    dissent: str
    dissent_needs: str
    done_with_it: str
    no_dissent_because: str
    review_on: date | None
    who: str
    at: datetime
    choice_url: str
    backs: tuple[Back, ...]
    lang: str


def advice_of(row: Weighing) -> AdviceView | None:
    """The advice; None before there is one. Queries: 0 or 1, and 1 for a name."""
    if row.advised_at is None or row.track == Track.LIGHT:
        return None
    rows = list(row.advices.all())
    newest = rows[0]
    who = names.of([newest.by_id])
    return AdviceView(
        options=tuple(str(each) for each in newest.options),
        majority=newest.majority,
        minority=newest.minority,
        minority_needs=newest.minority_needs,
        no_minority_because=newest.no_minority_because,
        who=who.get(newest.by_id, "") if newest.by_id else "",
        at=newest.at,
        earlier=len(rows) - 1,
    )


def answer_of(row: Weighing) -> AnswerView | None:
    """The answer; None before somebody decided. Queries: 0 to 4."""
    if row.decided_at is None:
        return None
    made = row.decision
    backs = list(row.looks_back.all()) if row.looked_back_at else []
    who = names.of([made.by_id, *(each.by_id for each in backs)])
    options = [str(each) for each in made.options]
    choice = row.choice if row.choice_id and row.stage in IN_PUBLIC else None
    return AnswerView(
        label=Answer(made.answer).label,
        is_no=made.answer in (Answer.NO, Answer.NOT_YET),
        option=options[made.chosen - 1],
        others=tuple(each for at, each in enumerate(options, start=1) if at != made.chosen),
        reasons=tuple(str(each) for each in made.reasons),
        condition=made.condition,
        until=made.until,
        alternatives=tuple(str(each) for each in made.alternatives),
        role=GovernmentRole(made.role).label,
        mandate=made.mandate,
        groups=tuple((each["group"], each.get("how_heard", "")) for each in made.touched),
        dissent=made.dissent,
        dissent_needs=made.dissent_needs,
        done_with_it=made.done_with_it,
        no_dissent_because=made.no_dissent_because,
        review_on=made.review_on,
        who=who.get(made.by_id, "") if made.by_id else "",
        at=made.at,
        choice_url=choice.get_absolute_url() if choice else "",
        backs=tuple(
            Back(
                each.happened,
                each.learned,
                each.for_framework,
                who.get(each.by_id, "") if each.by_id else "",
                each.at,
            )
            for each in backs
        ),
        lang=row.lang if row.lang != get_language() else "",
    )
