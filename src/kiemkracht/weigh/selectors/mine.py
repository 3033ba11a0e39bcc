"""What somebody said in their own name; answers have no name, so they are not here."""

from uuid import UUID

from kiemkracht.weigh.models import PictureRemark, SettledReading, StartingPosition


def own_words(person_id: UUID) -> list[dict[str, object]]:
    """The part of this room in what someone takes along. Queries: 3."""
    started = StartingPosition.objects.filter(started_by_id=person_id).only("subject")
    settled = SettledReading.objects.filter(by_id=person_id)
    remarks = PictureRemark.objects.filter(by_id=person_id)
    told: list[dict[str, object]] = [{"startfoto": row.subject} for row in started]
    for row in settled:
        told.append({"settled": row.reading, "value": row.value, "reason": row.reason})
    for each in remarks:
        told.append({"remark": each.text, "answer": each.answer})
    return told
