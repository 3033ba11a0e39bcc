"""Cases that wait for somebody who builds a framework along."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.workshops import ANSWERING, WorkshopStage
from kiemkracht.weigh.models import Maker
from kiemkracht.weigh.selectors.workshops import round_of

MOST = 3


@dataclass(frozen=True, slots=True)
class CasesWaiting:
    """A workshop in which I have still to decide. `left` is how many times: in the trial every
    case comes twice, by old and by new. It is never zero.
    """

    title: str
    community: str
    url: str
    left: int


def waiting_cases(visitor: Visitor) -> tuple[CasesWaiting, ...]:
    """Where I make it along in my own name and am not done, the oldest on top. Queries: 0 or 1."""
    if not visitor.is_known:
        return ()
    rows = (
        Maker.objects.filter(person_id=visitor.identity, workshop__stage__in=ANSWERING)
        .select_related("workshop__community")
        .annotate(
            cases=Count("workshop__cases", filter=_of_this_round("workshop__cases"), distinct=True),
            said=Count("answers", filter=_of_this_round("answers__case"), distinct=True),
        )
        .order_by("workshop__opened_at", "pk")
    )
    found = (_waiting(row, row.cases, row.said) for row in rows)
    return tuple(each for each in found if each.left > 0)[:MOST]


def _of_this_round(case: str) -> Q:
    """The cases that are decided in the step of the workshop."""
    steps = (Q(workshop__stage=each, **{f"{case}__round": round_of(each)}) for each in ANSWERING)
    first, *others = steps
    for each in others:
        first |= each
    return first


def _waiting(row: Maker, cases: int, said: int) -> CasesWaiting:
    turns = 2 if row.workshop.stage == WorkshopStage.TRYING else 1
    return CasesWaiting(
        row.workshop.title,
        row.workshop.community.name,
        reverse("weigh:my_cases", args=[row.workshop_id]),
        cases * turns - said,
    )
