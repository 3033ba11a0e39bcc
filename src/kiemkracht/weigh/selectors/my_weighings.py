"""What somebody said in weighings and room rules in their own name."""

from uuid import UUID

from kiemkracht.weigh.models import (
    Advice,
    GateFinding,
    LookBack,
    RuleOutcome,
    RuleWording,
    TalkNote,
    Viewpoint,
    Weighing,
    WeighingDecision,
)


def own_weighings(person_id: UUID) -> list[dict[str, object]]:
    """The part of weighing in what someone takes along. Queries: 9."""
    told: list[dict[str, object]] = []
    for row in Weighing.objects.filter(initiator_id=person_id):
        told.append({"asked": row.subject, "about": row.about, "hopes": row.hopes})
    for view in Viewpoint.objects.filter(person_id=person_id).exclude(filled_at=None):
        told.append(
            {
                "viewpoint": view.lens,
                "judgements": view.judgements,
                "worry": view.worry,
                "need": view.need,
                "edge": view.edge,
            }
        )
    for found in GateFinding.objects.filter(by_id=person_id):
        told.append({"gate": found.gate, "found": found.light, "note": found.note})
    for note in TalkNote.objects.filter(by_id=person_id):
        told.append({"said": note.text})
    for advice in Advice.objects.filter(by_id=person_id):
        told.append({"advice": advice.majority, "minority": advice.minority})
    for made in WeighingDecision.objects.filter(by_id=person_id):
        told.append({"decided": made.answer, "reasons": made.reasons})
    for back in LookBack.objects.filter(by_id=person_id):
        told.append({"looked_back": back.happened, "learned": back.learned})
    for wording in RuleWording.objects.filter(by_id=person_id):
        told.append({"rule": wording.text, "purpose": wording.purpose})
    for outcome in RuleOutcome.objects.filter(by_id=person_id):
        told.append({"outcome": outcome.happened})
    return told
