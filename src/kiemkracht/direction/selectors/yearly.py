"""What happened in the register of choices in one year."""

from dataclasses import dataclass
from datetime import datetime

from kiemkracht.base.visibility import Visibility
from kiemkracht.direction.enums import RecordKind
from kiemkracht.direction.models import ChoiceVersion


@dataclass(frozen=True, slots=True)
class PublishedText:
    """One published text: a first one or a revision."""

    question: str
    url: str
    at: datetime
    is_revision: bool
    has_dissent: bool
    not_heard: int


def published_between(start: datetime, end: datetime) -> tuple[PublishedText, ...]:
    """Texts published from `start` until before `end`, in the order of the register. Queries: 1."""
    rows = (
        ChoiceVersion.objects.filter(published_at__gte=start, published_at__lt=end)
        .exclude(kind=RecordKind.WITHDRAWAL)
        .filter(choice__visibility=Visibility.PUBLIC)
        .select_related("choice")
    )
    found = []
    for row in rows:
        content = row.content
        found.append(
            PublishedText(
                content.question or row.choice.question,
                row.choice.get_absolute_url(),
                row.published_at,
                row.kind == RecordKind.REVISION,
                bool(content.dissent),
                len(content.not_heard),
            )
        )
    return tuple(found)
