"""Leaving: a person is forgotten, what was done together stays."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, forgetting, takeout
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import Verb
from kiemkracht.people.models import Consent, Membership, Person, ReturnLink, RoleGrant


@transaction.atomic
def forget_me(*, by: Visitor) -> None:
    """Forget this visitor in every room; texts stay under “a participant”, counts stay."""
    require(by.is_known)
    chronicle.record(Verb.FORGOTTEN, f"people.person:{by.identity}", by=by)
    forgetting.let_go_everywhere(by.identity)


def let_go_of_person(person_id: UUID) -> None:
    """Empty the person's row; the id stays, so that lines and counts keep standing."""
    Person.objects.filter(pk=person_id).update(
        name=_("a participant"),
        email=None,
        phone="",
        capacities=[],
        neighbourhood=None,
        is_active=False,
        password="!",  # noqa: S106 - a mark that no password can match
        forgotten_at=clock.now(),
    )
    for table in (Membership, RoleGrant, Consent, ReturnLink):
        table._default_manager.filter(person_id=person_id).delete()


def take_out(*, by: Visitor) -> dict[str, list[dict[str, object]]]:
    """Everything this visitor made or said here, to take along as JSON."""
    require(by.is_known)
    chronicle.record(Verb.TOOK_OUT, f"people.person:{by.identity}", by=by)
    return takeout.of(by.identity)
