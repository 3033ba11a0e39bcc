"""Who has which role, for the administrator's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.people import rules
from kiemkracht.people.models import RoleGrant


@dataclass(frozen=True, slots=True)
class GrantView:
    """One role of one person."""

    id: int
    who: str
    role: str
    where: str
    since: datetime


def role_grants(visitor: Visitor) -> Sequence[GrantView]:
    """All roles in force, by name. Leave: administrator. Queries: 1."""
    require(rules.may_give_roles(visitor))
    rows = RoleGrant.objects.filter(until=None).select_related("person", "community")
    return [
        GrantView(
            row.pk,
            row.person.name,
            str(row.get_role_display()),
            row.community.name if row.community else "",
            row.since,
        )
        for row in rows
    ]
