"""What somebody takes along of this room: their own words."""

from uuid import UUID

from kiemkracht.direction.models import Contribution, GoalCarrier, Response, Steward


def own_words(person_id: UUID) -> list[dict[str, object]]:
    """Answers, goals stood for, stewardships and contributions of a person. Queries: 4."""
    answers = Response.objects.filter(author_id=person_id).select_related("choice")
    carried = GoalCarrier.objects.filter(person_id=person_id).select_related("goal")
    stewardships = Steward.objects.filter(person_id=person_id).select_related("direction")
    contributed = Contribution.objects.filter(by_id=person_id).select_related("goal")
    words: list[dict[str, object]] = []
    for answer in answers:
        question = answer.choice.question
        words.append({"answer_to": question, "stance": answer.stance, "body": answer.body})
    for carrier in carried:
        words.append({"stands_for": carrier.goal.title, "why": carrier.why})
    for steward in stewardships:
        words.append({"steward_of": steward.direction.title})
    for row in contributed:
        words.append({"place": row.place, "goal": row.goal.title, "how": row.how})
    return words
