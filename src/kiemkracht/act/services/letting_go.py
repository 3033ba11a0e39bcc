"""Letting go of a person: what was written stays, names don't."""

from uuid import UUID

from kiemkracht.act.enums import PullerState
from kiemkracht.act.models import LookBack, Script, ScriptChange, ScriptStep, ScriptVersion


def let_go_of_person(person_id: UUID) -> None:
    """Called when somebody asks to be forgotten. Queries: 5."""
    Script.objects.filter(made_by_id=person_id).update(made_by=None)
    ScriptStep.objects.filter(puller_id=person_id).update(
        puller=None, puller_state=PullerState.NOBODY
    )
    for table in (ScriptChange, ScriptVersion, LookBack):
        table.objects.all().let_go_of(person_id)
