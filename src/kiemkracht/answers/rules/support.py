"""Who may ask for backing, answer, and write a backing sheet. Pure: no query, no clock."""

from collections.abc import Collection
from uuid import UUID

from kiemkracht.answers.enums.support import WAITING
from kiemkracht.answers.models import SupportRequest
from kiemkracht.base.visitors import Visitor


def may_ask(visitor: Visitor) -> bool:
    """Who works at one of the organisations here."""
    return visitor.has_account and visitor.in_organisation


def may_answer(visitor: Visitor, row: SupportRequest) -> bool:
    """Only who was asked, and only while it waits."""
    return visitor.has_account and row.asked_of_id == visitor.person_id and row.state in WAITING


def may_withdraw(visitor: Visitor, row: SupportRequest) -> bool:
    """Only who asked, and only while it waits."""
    return visitor.has_account and row.asked_by_id == visitor.person_id and row.state in WAITING


def may_write_sheet(visitor: Visitor, community_id: UUID, led: Collection[UUID]) -> bool:
    """Who leads this team or decides for it."""
    return visitor.has_account and community_id in led


def may_read_sheet(
    visitor: Visitor,
    community_id: UUID,
    organisation_id: UUID | None,
    workplaces: Collection[UUID],
) -> bool:
    """Who works at the organisation of the team, and who belongs to the team itself."""
    if not visitor.has_account:
        return False
    return visitor.belongs_to(community_id) or (
        organisation_id is not None and organisation_id in workplaces
    )
