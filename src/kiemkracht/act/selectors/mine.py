"""What somebody wrote about scripts in their own name."""

from uuid import UUID

from kiemkracht.act.models import LookBack, Script, ScriptChange, ScriptStep


def own_words(person_id: UUID) -> list[dict[str, object]]:
    """The part of this room in what someone takes along. Queries: 4."""
    made = Script.objects.filter(made_by_id=person_id).only("subject")
    told: list[dict[str, object]] = [{"script": row.subject} for row in made]
    pulled = ScriptStep.objects.filter(puller_id=person_id).select_related("script")
    told += [{"step_of": row.script.subject, "puller": row.puller_state} for row in pulled]
    changes = ScriptChange.objects.filter(by_id=person_id)
    told += [{"changed": row.kind, "because": row.because} for row in changes]
    looked = LookBack.objects.filter(by_id=person_id)
    told += [{"looked_back": row.text, "outcome": row.outcome} for row in looked]
    return told
