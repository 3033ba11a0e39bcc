"""Letting go of a person in weighings and rules: words stay, names don't."""

from uuid import UUID

from kiemkracht.weigh.models import (
    Advice,
    FrameworkVersion,
    GateFinding,
    LookBack,
    RuleOutcome,
    RuleWording,
    TalkNote,
    Viewpoint,
    Weighing,
    WeighingDecision,
)


def let_go_of_weigher(person_id: UUID) -> None:
    """Called when somebody asks to be forgotten. Queries: 12."""
    Weighing.objects.filter(initiator_id=person_id).update(initiator=None)
    Weighing.objects.filter(face_id=person_id).update(face=None)
    # An empty name is shown as “a participant”: what was seen stays, and who saw it goes.
    Viewpoint.objects.filter(person_id=person_id).update(person=None, name="")
    for table in (
        Advice,
        FrameworkVersion,
        GateFinding,
        LookBack,
        RuleOutcome,
        RuleWording,
        TalkNote,
        WeighingDecision,
    ):
        table.objects.filter(by_id=person_id).update(by=None)
