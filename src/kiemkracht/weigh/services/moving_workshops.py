"""Taking a workshop to its next step, publishing what was made, and taking it into use."""

from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.deciding import decides_for
from kiemkracht.weigh.enums.workshops import ANSWERING, WorkshopStage, WorkshopVerb
from kiemkracht.weigh.models import Framework, FrameworkUse, FrameworkVersion, Workshop
from kiemkracht.weigh.rules.workshops import after, lacks, may_use
from kiemkracht.weigh.selectors.laying_beside import published_cases
from kiemkracht.weigh.selectors.made_framework import content_of
from kiemkracht.weigh.selectors.workshops import board_of, newest_edition, standing_of
from kiemkracht.weigh.services.opening_workshops import led, too_late
from kiemkracht.weigh.services.sorting_reasons import begin_board


@transaction.atomic
def take_step(*, by: Visitor, workshop_id: UUID, stage: str, reason: str = "") -> Workshop:
    """Close the step `stage` and go to the next. Raises `RoomError` with everything that lacks,
    or when somebody closed it before. Queries: about 10, publishing 16.
    """
    row = led(by, workshop_id)
    require_that(row.stage == stage and stage != WorkshopStage.PUBLISHED, too_late())
    why = one_line(reason)[:300]
    board = board_of(newest_edition(row))
    known = standing_of(row)
    missing = lacks(known, board, reason=why)
    require_that(not missing, " ".join(missing))
    if stage in ANSWERING and known.done < len(known.sides):
        row.closed_early[stage] = why
    row.stage = after(stage)
    if row.stage == WorkshopStage.PUBLISHED:
        row.published_at = clock.now()
        row.framework = publish(row, by=by.person_id)
    row.save()
    if row.stage == WorkshopStage.SORTING:
        begin_board(row, by=by.person_id)
    published = row.stage == WorkshopStage.PUBLISHED
    verb = WorkshopVerb.PUBLISHED if published else WorkshopVerb.MOVED
    chronicle.record(verb, place_of(row), by=by)
    return row


@transaction.atomic
def back_to_board(*, by: Visitor, workshop_id: UUID) -> Workshop:
    """From choosing gates back to sorting, as long as nothing was tried. Queries: 3."""
    row = led(by, workshop_id)
    require_that(row.stage == WorkshopStage.GATES, too_late())
    row.stage = WorkshopStage.SORTING
    row.save(update_fields=["stage"])
    chronicle.record(WorkshopVerb.MOVED, place_of(row), by=by)
    return row


def publish(row: Workshop, *, by: UUID | None) -> Framework:
    """Make a framework of it, printed with the cases it was tried on. Queries: 6."""
    content = content_of(
        row, board_of(newest_edition(row)), row.before.content, published_cases(row)
    )
    at = row.published_at or clock.now()
    framework = Framework.objects.create(
        slug=_free_slug(row), community_id=row.community_id, created_at=at
    )
    FrameworkVersion.objects.create(framework=framework, number=1, content=content, by_id=by, at=at)
    return framework


def _free_slug(row: Workshop) -> str:
    plain = slugify(row.title)
    if len(plain) > MOST_SLUG:
        plain = plain[: MOST_SLUG + 1].rpartition("-")[0] or plain[:MOST_SLUG]
    plain = plain.strip("-") or "kader"
    taken = Framework.objects.filter(slug=plain).exists() or plain in RESERVED
    return f"{plain}-{row.pk.hex[:8]}" if taken else plain


# With eight signs of the workshop behind it, it still fits in the field; whole words read better.
MOST_SLUG = 28
RESERVED = ("nieuw", "bouwen", "maker", "yes-unless")


@transaction.atomic
def take_into_use(*, by: Visitor, slug: str, community_id: UUID, why: str) -> FrameworkUse:
    """From now on questions from here are weighed by this framework; earlier ones keep theirs.
    Queries: 6.
    """
    decides = community_id in decides_for(by)
    require(
        may_use(by, decides=decides), _("This is for who decides there, and for administrators.")
    )
    reason = one_line(why)[:300]
    require_that(bool(reason), _("Tell in one sentence why this changes."))
    found = Framework.objects.filter(slug=slug).first()
    if found is None:
        raise RoomError(_("This framework is no longer there."))
    made = FrameworkUse.objects.create(
        community_id=community_id, framework=found, why=reason, by_id=by.person_id
    )
    chronicle.record(WorkshopVerb.USED, place_of(made), by=by)
    return made
