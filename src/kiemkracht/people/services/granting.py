"""Giving roles and ending them."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.people import rules
from kiemkracht.people.enums import RoleKind, Verb
from kiemkracht.people.models import Community, Person, RoleGrant


@transaction.atomic
def give_role(*, by: Visitor, email: str, role: str, community_slug: str = "") -> RoleGrant:
    """Give the person with this address a role, everywhere or in one community."""
    require(rules.may_give_roles(by))
    require_that(role in RoleKind.values, _("Choose a role."))
    person = Person.objects.filter(
        email=email.strip().lower(), is_active=True, forgotten_at=None
    ).first()
    require_that(person is not None, _("Nobody here has this e-mail address."))
    community = Community.objects.filter(slug=community_slug).first() if community_slug else None
    grant, is_new = RoleGrant.objects.get_or_create(
        person=person, role=role, community=community, until=None
    )
    if is_new:
        chronicle.record(Verb.ROLE_GIVEN, f"people.person:{grant.person_id}", by=by, grant=grant.pk)
    return grant


@transaction.atomic
def end_role(*, by: Visitor, grant: RoleGrant) -> None:
    """End a role; the last administrator stays, or nobody could let anyone in."""
    require(rules.may_give_roles(by))
    if grant.role == RoleKind.ADMINISTRATOR:
        others = RoleGrant.objects.filter(role=RoleKind.ADMINISTRATOR, until=None)
        require_that(
            others.exclude(pk=grant.pk).exists(),
            _("This is the last administrator. Give someone else the role first."),
        )
    grant.until = clock.now()
    grant.save(update_fields=["until"])
    chronicle.record(Verb.ROLE_ENDED, f"people.person:{grant.person_id}", by=by, grant=grant.pk)
