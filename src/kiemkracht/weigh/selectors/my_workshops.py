"""What somebody said in workshops, to take along."""

from uuid import UUID

from kiemkracht.weigh.models import CaseAnswer, FrameworkUse, Workshop


def own_workshops(person_id: UUID) -> list[dict[str, object]]:
    """The part of building frameworks in what someone takes along. Queries: 3."""
    told: list[dict[str, object]] = [
        {"workshop": row.title, "why": row.why}
        for row in Workshop.objects.filter(opened_by_id=person_id)
    ]
    for each in CaseAnswer.objects.filter(maker__person_id=person_id).select_related("case"):
        told.append(
            {
                "case": each.case.title,
                "decided_by": each.under,
                "answer": each.answer,
                "reason": each.reason,
                "words": each.words,
            }
        )
    told.extend(
        {"took_into_use": use.framework_id, "why": use.why}
        for use in FrameworkUse.objects.filter(by_id=person_id)
    )
    return told
