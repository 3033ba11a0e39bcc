"""Publishing what a later room decided in its own process, with the guards of the register."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import ChoiceState, Verb
from kiemkracht.direction.models import Choice
from kiemkracht.direction.models.content import content_from_json
from kiemkracht.direction.services.naming import free_slug
from kiemkracht.direction.services.proposing import cleaned
from kiemkracht.direction.services.publishing import publish


@transaction.atomic
def record_taken(
    *, by: Visitor, community_id: UUID, content: Mapping[str, object], taken_at: datetime
) -> Choice:
    """Note a choice that was taken elsewhere in the house, and publish it at once. Queries: ~18.

    `content` has the JSON shape that the register seals. People were heard where it was decided,
    so it isn't opened for responses first; everything else that publishing asks is asked.
    Raises `RoomError` with what lacks, and then nothing is kept.
    """
    require(
        rules.may_write_for(by, community_id),
        _("Only who tends this community, or decides for it, publishes a choice."),
    )
    told = cleaned(content_from_json(content))
    require_that(bool(told.question), _("Name the question that is being answered."))
    choice = Choice.objects.create(
        community_id=community_id,
        slug=free_slug(Choice.objects.all(), told.question, otherwise="keuze"),
        question=told.question,
        draft=told.to_json(),
        state=ChoiceState.TAKEN,
        visibility=Visibility.PUBLIC,
        taken_at=taken_at,
        created_by_id=by.person_id,
    )
    chronicle.record(Verb.CHOICE_TAKEN, places.place_of(choice), by=by)
    publish(by=by, choice=choice)
    choice.refresh_from_db()
    return choice
