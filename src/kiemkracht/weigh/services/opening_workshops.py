"""Opening a workshop, inviting who makes it, and gathering cases."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.weigh.enums.workshops import Side, WorkshopStage, WorkshopVerb
from kiemkracht.weigh.models import Maker, Workshop, WorkshopCase
from kiemkracht.weigh.rules.workshops import (
    MOST_CASES,
    MOST_MAKERS,
    may_change_cases,
    may_lead,
    may_open,
)
from kiemkracht.weigh.selectors.parts import seen
from kiemkracht.weigh.selectors.people_in_text import people_in
from kiemkracht.weigh.selectors.workshops import digest_of_maker
from kiemkracht.weigh.services.framing import version_for


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    """A case as somebody writes it down; `weighing_id` where it comes from an earlier weighing,
    `looked` says that what looks like a name is none.
    """

    round: int
    title: str
    text: str
    weighing_id: UUID | None = None
    looked: bool = False


@transaction.atomic
def open_workshop(
    *, by: Visitor, title: str, why: str, community_id: UUID, lang: str = "nl"
) -> Workshop:
    """Begin to build a framework together, beside the one that counts here now. Queries: ~8."""
    require(may_open(by) and by.may_tend(community_id), not_yours())
    name, reason = one_line(title)[:80], many_lines(why)[:1000]
    require_that(bool(name), _("Give the framework a name."))
    require_that(bool(reason), _("Tell why you build it together."))
    require_that(community_id in community_names([community_id]), _("Choose where it plays."))
    row = Workshop.objects.create(
        title=name,
        why=reason,
        lang=lang,
        community_id=community_id,
        before=version_for(community_id),
        opened_by_id=by.person_id,
    )
    chronicle.record(WorkshopVerb.OPENED, place_of(row), by=by)
    return row


@transaction.atomic
def invite(*, by: Visitor, workshop_id: UUID, name: str, side: str) -> str:
    """Ask somebody to make it along; gives the link, which is shown once. Queries: 4."""
    row = led(by, workshop_id)
    require_that(
        row.stage in (WorkshopStage.GATHERING, WorkshopStage.DECIDING),
        _("The cases are decided. Nobody can join any more."),
    )
    who = one_line(name)[:80]
    require_that(bool(who), _("Tell who it is, by name."))
    require_that(side in Side.values, _("Choose from which side this person looks."))
    require_that(
        row.makers.count() < MOST_MAKERS, _("Twenty-four makers is plenty for one framework.")
    )
    link = secrets.token_urlsafe(18)
    Maker.objects.create(workshop=row, name=who, side=side, digest=digest_of_maker(link))
    return link


@transaction.atomic
def uninvite(*, by: Visitor, workshop_id: UUID, maker_id: int) -> None:
    """Take an invitation back of somebody who decided nothing yet. Queries: 4."""
    row = led(by, workshop_id)
    gone, _per_table = row.makers.filter(pk=maker_id, answers=None).delete()
    require_that(bool(gone), _("This person has decided already, so the name stays."))


@transaction.atomic
def add_case(*, by: Visitor, workshop_id: UUID, case: CaseText) -> WorkshopCase:
    """Write a case down in plain words, without persons in it. Queries: 4 to 8."""
    row = led(by, workshop_id)
    require_that(case.round in (1, 2), _("Choose one of the answers."))
    require_that(may_change_cases(row.stage, case.round), too_late())
    title, text = one_line(case.title)[:120], many_lines(case.text)[:1500]
    require_that(bool(title), _("Give the case a name of a few words."))
    require_that(bool(text), _("Tell in a few sentences what happened."))
    require_nobody_in(title, text, looked=case.looked)
    require_that(
        row.cases.filter(round=case.round).count() < MOST_CASES,
        _("Twelve cases is plenty. Choose the ones that differ most."),
    )
    if case.weighing_id:
        known = seen(by).filter(pk=case.weighing_id).exists()
        require_that(known, _("This weighing is no longer there."))
    return WorkshopCase.objects.create(
        workshop=row, round=case.round, title=title, text=text, weighing_id=case.weighing_id
    )


@transaction.atomic
def drop_case(*, by: Visitor, workshop_id: UUID, case_id: int) -> None:
    """Take a case away that nobody decides on yet. Queries: 5."""
    row = led(by, workshop_id)
    case = row.cases.filter(pk=case_id).first()
    require_that(case is not None and may_change_cases(row.stage, case.round), too_late())
    row.cases.filter(pk=case_id).delete()


def require_nobody_in(*texts: str, looked: bool) -> None:
    """Refuse a text that points at a person: makers read it, and later everyone. What only looks
    like a name may stay for who `looked` and says that it is none.
    """
    names, sure = people_in(*texts)
    require_that(
        not sure,
        _("This points at a person: %(words)s. Leave it out.") % {"words": ", ".join(sure)},
    )
    require_that(
        looked or not names,
        _("Is this a name: %(words)s? Write “a neighbour” instead. No name? Then tick it below.")
        % {"words": ", ".join(names)},
    )


def locked(workshop_id: UUID) -> Workshop:
    """The row for us alone. Queries: 1."""
    rows = Workshop.objects.select_for_update(of=("self",)).select_related("before", "community")
    return rows.get(pk=workshop_id)


def led(by: Visitor, workshop_id: UUID) -> Workshop:
    """The row for who leads it. Raises LeaveDenied. Queries: 1."""
    row = locked(workshop_id)
    require(may_lead(by, row), not_yours())
    return row


def not_yours() -> str:
    """What somebody reads who does not lead it."""
    return _("This is for who tends this neighbourhood.")


def too_late() -> str:
    """What somebody reads when the step has passed."""
    return _("This step doesn’t fit here any more. Somebody may have taken it just before you.")
