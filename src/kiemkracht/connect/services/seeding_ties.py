"""What the members of a circle said about their ties, all at once, for the demo city."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from kiemkracht.connect.models import Circle, CircleTie
from kiemkracht.connect.services.telling_ties import draw


@transaction.atomic
def tell_many(community_id: UUID, answers: Mapping[UUID, Sequence[str]]) -> int:
    """Keep the answers of one circle and draw its picture. Queries: 6."""
    circle = Circle.objects.get(community_id=community_id)
    rows = [
        CircleTie(circle=circle, person_id=person, kinds=list(kinds))
        for person, kinds in answers.items()
    ]
    CircleTie.objects.bulk_create(rows)
    draw(circle)
    return len(rows)
