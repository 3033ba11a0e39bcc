"""Saying that one may be drawn for a panel of a community, and taking it back."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.drawing import Verb
from kiemkracht.connect.models import PanelWillingness
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.services.composing import NOT_YOURS
from kiemkracht.connect.services.pool_file import CandidateRow
from kiemkracht.people.selectors.members import people_of

NOT_A_MEMBER = gettext_lazy("You can be drawn for the communities that you belong to.")


@transaction.atomic
def join(*, by: Visitor, community_id: UUID) -> None:
    """From now on I may be drawn here; saying it twice is saying it once."""
    require(by.has_account and by.belongs_to(community_id), NOT_A_MEMBER)
    _row, is_new = PanelWillingness.objects.get_or_create(
        person_id=by.identity, community_id=community_id, until=None
    )
    if is_new:
        chronicle.record(Verb.JOINED, f"people.community:{community_id}", by=by)


@transaction.atomic
def leave(*, by: Visitor, community_id: UUID) -> None:
    """From now on I am in no new pool here. A pool that was fixed stays what it was."""
    require(by.has_account, NOT_A_MEMBER)
    rows = PanelWillingness.objects.filter(
        person_id=by.identity, community_id=community_id, until=None
    )
    if rows.update(until=clock.now()):
        chronicle.record(Verb.LEFT, f"people.community:{community_id}", by=by)


def willing_pool(*, by: Visitor, community_id: UUID) -> tuple[CandidateRow, ...]:
    """Everyone of this community who may be drawn, with what we know. Leave: who arranges here."""
    require(may_arrange(by, community_id), NOT_YOURS)
    ids = PanelWillingness.objects.filter(community_id=community_id, until=None)
    people = people_of(ids.values_list("person_id", flat=True))
    return tuple(
        CandidateRow(
            label=each.name,
            features={
                "buurt": each.neighbourhood or "onbekend",
                "bewoner": "ja" if each.is_resident else "nee",
                "organisatie": each.organisation or "geen",
            },
            person_id=each.person_id,
        )
        for each in people.values()
    )
