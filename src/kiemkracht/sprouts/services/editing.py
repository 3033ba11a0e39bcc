"""Improving the words of a kiem."""

from dataclasses import dataclass, fields
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Kind, Origin, Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping
from kiemkracht.sprouts.services.planting import LONGEST_STORY, LONGEST_TITLE, is_on_map


@dataclass(frozen=True, slots=True)
class Words:
    """Everything about a kiem that is told rather than done."""

    title: str
    story: str
    kind: str
    origin: str
    longing: str
    soul: str
    business: str
    interrupts: str
    community_id: UUID | None
    x: float | None = None
    y: float | None = None


@transaction.atomic
def edit_sprout(*, by: Visitor, sprout: Sprout, words: Words) -> Sprout:
    """Replace the words; the chronicle keeps that it happened, not what stood there."""
    row = keeping.locked(sprout, by)
    require(rules.may_edit(by, row, ties_of(by, row)))
    clean = _cleaned(words)
    _require_sound(clean)
    for part in fields(clean):
        setattr(row, part.name, getattr(clean, part.name))
    changed = ["community" if part.name == "community_id" else part.name for part in fields(clean)]
    keeping.write_down(row, Verb.EDITED, by=by, fields=changed)
    keeping.put_in_index(row)
    return row


def _cleaned(words: Words) -> Words:
    return Words(
        title=one_line(words.title),
        story=many_lines(words.story),
        kind=words.kind,
        origin=words.origin,
        longing=one_line(words.longing)[:300],
        soul=many_lines(words.soul)[:1000],
        business=many_lines(words.business)[:1000],
        interrupts=one_line(words.interrupts)[:300],
        community_id=words.community_id,
        x=words.x,
        y=words.y,
    )


def _require_sound(words: Words) -> None:
    require_that(
        0 < len(words.title) <= LONGEST_TITLE, _("Give it a name of at most 80 characters.")
    )
    require_that(0 < len(words.story) <= LONGEST_STORY, _("Tell it in at most 2,000 characters."))
    require_that(
        words.kind in Kind.values and words.origin in Origin.values, _("Choose from the list.")
    )
    require_that(is_on_map(words.x, words.y), _("This point lies outside the map."))
