"""What a later room needs to look at a published choice again: the choice, who had a hand in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiemkracht.base import remembering
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import STANDING, ChoiceState, RecordKind
from kiemkracht.direction.models import Choice, ChoiceVersion
from kiemkracht.direction.models.choices import ChoiceQuerySet

STANDING_OF = "direction.standing"


@dataclass(frozen=True, slots=True)
class PublishedChoice:
    """A choice that was published, as it stands now; `number` and `published_at` of that text."""

    id: UUID
    slug: str
    question: str
    url: str
    community_id: UUID
    number: int
    published_at: datetime
    is_standing: bool
    is_under_review: bool


def published_choice(slug: str) -> PublishedChoice | None:
    """One by its slug; None when it was never published. Queries: 1."""
    row = _published().filter(slug=slug).first()
    return _view(row) if row else None


def published_choices(ids: Iterable[UUID]) -> Mapping[UUID, PublishedChoice]:
    """Those of these that were published, by id. Queries: 1."""
    return {row.pk: _view(row) for row in _published().filter(pk__in=list(ids))}


def standing_of(choice_id: UUID) -> PublishedChoice | None:
    """One that was published. Queries: 1; 0 on the page of that choice."""
    known: tuple[PublishedChoice | None] | None = remembering.kept(STANDING_OF, choice_id)
    return known[0] if known else published_choices([choice_id]).get(choice_id)


def keep_standing(row: Choice, versions: Iterable[ChoiceVersion]) -> None:
    """Let the parts of this choice's own page know how it stands. Queries: 0."""
    current = next((each for each in versions if each.pk == row.current_id), None)
    seen = current if row.visibility == Visibility.PUBLIC else None
    remembering.keep(STANDING_OF, row.pk, (_view_of(row, seen) if seen else None,))


def _published() -> ChoiceQuerySet:
    return Choice.objects.in_the_register().select_related("current")


def _view(row: Choice) -> PublishedChoice:
    version = row.current
    assert version is not None  # noqa: S101 - filtered on it
    return _view_of(row, version)


def _view_of(row: Choice, version: ChoiceVersion) -> PublishedChoice:
    return PublishedChoice(
        row.pk,
        row.slug,
        row.question,
        row.get_absolute_url(),
        row.community_id,
        version.number,
        version.published_at,
        row.state in STANDING,
        row.state == ChoiceState.UNDER_REVIEW,
    )


def version_after(choice_id: UUID, moment: datetime) -> tuple[int, str] | None:
    """The first new text published after `moment`: number and address. Queries: 1."""
    rows = ChoiceVersion.objects.filter(choice_id=choice_id, published_at__gt=moment)
    row = rows.filter(kind=RecordKind.REVISION).select_related("choice").first()
    return (row.number, f"{row.choice.get_absolute_url()}versie/{row.number}/") if row else None


def who_had_a_hand_in(choice_id: UUID) -> frozenset[UUID]:
    """Who put the question, moved or wrote the choice, or responded to it. Queries: 2."""
    row = Choice.objects.get(pk=choice_id)
    lines = ChronicleLine.objects.filter(place=place_of(row), actor_id__isnull=False)
    found = set(lines.values_list("actor_id", flat=True))
    found.update(row.responses.values_list("author_id", flat=True))
    found.add(row.created_by_id)
    return frozenset(each for each in found if each is not None)


def may_write_for(visitor: Visitor, community_id: UUID) -> bool:
    """Whether this visitor moves choices of this community on. Queries: 0."""
    return rules.may_write_for(visitor, community_id)


def row_of(choice_id: UUID) -> Choice:
    """The row, for the services of this room that a later room calls. Queries: 1."""
    return Choice.objects.get(pk=choice_id, visibility=Visibility.PUBLIC)


def published_texts_of(ids: Iterable[UUID]) -> dict[tuple[UUID, int], tuple[datetime, UUID]]:
    """When each text of these choices was published, and for which community. Queries: 1."""
    rows = ChoiceVersion.objects.filter(choice_id__in=list(ids))
    columns = ("choice_id", "number", "published_at", "choice__community_id")
    return {(pk, number): (at, where) for pk, number, at, where in rows.values_list(*columns)}
