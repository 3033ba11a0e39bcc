"""What the feeds and the public list tell: only what is for everyone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kiemkracht.direction.enums import ChoiceState
from kiemkracht.direction.models import Choice
from kiemkracht.direction.models.choices import ChoiceQuerySet
from kiemkracht.people.selectors import community_names

LATEST = 50


@dataclass(frozen=True, slots=True)
class PublicChoice:
    """A published choice, for a feed or a list."""

    id: str
    question: str
    url: str
    community: str
    state: str
    state_label: str
    category: str
    category_label: str
    published_at: datetime
    changed_at: datetime
    version: int
    summary: str
    hash: str


def latest_choices(*, most: int = LATEST) -> tuple[PublicChoice, ...]:
    """The published choices that moved last, withdrawn ones included. Queries: 2."""
    return tuple(_public(_rows()[:most]))


def all_public_choices() -> Iterator[PublicChoice]:
    """Every published choice, for the public list. Queries: 2."""
    return _public(_rows())


def _rows() -> ChoiceQuerySet:
    return Choice.objects.in_the_register().select_related("current").order_by("-moved_at", "-id")


def _public(rows: ChoiceQuerySet) -> Iterator[PublicChoice]:
    found = list(rows)
    communities = community_names(row.community_id for row in found)
    for row in found:
        current = row.current
        if current is None or row.published_at is None:
            continue
        yield PublicChoice(
            id=str(row.pk),
            question=current.content.question,
            url=row.get_absolute_url(),
            community=communities[row.community_id].name,
            state=row.state,
            state_label=str(row.get_state_display()),
            category=row.category,
            category_label=str(row.get_category_display()),
            published_at=row.published_at,
            changed_at=row.moved_at,
            version=current.number,
            summary=_summary(row),
            hash=current.hash,
        )


def _summary(row: Choice) -> str:
    """The choice in two sentences; of a withdrawn one why it was withdrawn."""
    if row.state == ChoiceState.WITHDRAWN:
        return _("Withdrawn: %(reason)s") % {"reason": row.withdrawn_because}
    content = row.current.content if row.current else row.content
    chosen = content.chosen_option
    parts = [
        _("Chosen: %(option)s") % {"option": chosen.text} if chosen else "",
        content.reasons,
        _("Dissent: %(voice)s") % {"voice": content.dissent[0].voice} if content.dissent else "",
    ]
    return "\n\n".join(part for part in parts if part)
