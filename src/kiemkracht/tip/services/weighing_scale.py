"""Weighing small or large: the rule advises, people choose."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors.reviewing import may_write_for, published_choices
from kiemkracht.direction.services import proposing
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts import ScaleAdvice, advise_scale
from kiemkracht.people.selectors import community_names
from kiemkracht.sprouts.selectors.scaling import kiemen_for_everyone
from kiemkracht.tip import rules
from kiemkracht.tip.enums import Scale, ScaleState, ScaleVerb
from kiemkracht.tip.models import ScaleChoice
from kiemkracht.weigh.selectors.limits import limits_now

MOST_KIEMEN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleWords:
    """What people answer when they weigh. The four answers are 0 to 4."""

    title: str
    kiem_ids: Collection[UUID] = ()
    repetition: int
    barrier: int
    contagion: int
    ripeness: int
    old_hinders: bool = False


def _not_yours() -> str:
    return _("Who tends this community, or decides for it, weighs this.")


@transaction.atomic
def weigh(
    *, by: Visitor, community_id: UUID, words: ScaleWords, earlier_id: UUID | None = None
) -> ScaleChoice:
    """Weigh it: the advice is stored with what it was made from. Queries: 7.

    Only kiemen that everyone may see count. Raises `RoomError` for answers outside 0..4.
    """
    require(may_write_for(by, community_id), _not_yours())
    row = keep(community_id, words, by_id=by.person_id, earlier_id=earlier_id)
    chronicle.record(ScaleVerb.WEIGHED, place_of(row), by=by)
    return row


def keep(
    community_id: UUID,
    words: ScaleWords,
    *,
    by_id: UUID | None,
    earlier_id: UUID | None = None,
    key: UUID | None = None,
) -> ScaleChoice:
    """Write the row with its advice; also for the demo city."""
    title = one_line(words.title)
    require_that(0 < len(title) <= 140, _("Tell in one line what it is about."))
    require_that(community_id in community_names([community_id]), _("Choose where it plays."))
    require_that(len(words.kiem_ids) <= MOST_KIEMEN, _("Choose at most sixty kiemen."))
    earlier = ScaleChoice.objects.filter(pk=earlier_id).first() if earlier_id else None
    require_that(
        earlier is None or not ScaleChoice.objects.filter(earlier=earlier).exists(),
        _("This was weighed anew already."),
    )
    kiemen = kiemen_for_everyone(words.kiem_ids)
    grown = [each for each in kiemen if each.is_grown]
    places = {each.community_id for each in grown} - {None}
    advice = _advice(words, len(grown), len(places))
    own = {"id": key} if key else {}
    row = ScaleChoice.objects.create(
        **own,
        title=title,
        community_id=community_id,
        repetition=words.repetition,
        barrier=words.barrier,
        contagion=words.contagion,
        ripeness=words.ripeness,
        old_hinders=words.old_hinders,
        grown=len(grown),
        communities=len(places),
        macro_index=advice.index,
        advice=advice.advice,
        lacking=list(advice.lacking),
        thresholds=advice.version,
        earlier=earlier,
        weighed_by_id=by_id,
    )
    through = ScaleChoice.kiemen.through
    through.objects.bulk_create(
        through(scalechoice_id=row.pk, sprout_id=each.id) for each in kiemen
    )
    return row


def _advice(words: ScaleWords, grown: int, places: int) -> ScaleAdvice:
    try:
        return advise_scale(
            repetition=words.repetition,
            barrier=words.barrier,
            contagion=words.contagion,
            ripeness=words.ripeness,
            sprouts=grown,
            communities=places,
            old_hinders=words.old_hinders,
            thresholds=limits_now().scripts,
        )
    except EngineInputError:
        require_that(False, _("Answer each of the four questions, from “not at all” on."))
        raise


def _open(by: Visitor, scale_id: UUID) -> ScaleChoice:
    row = ScaleChoice.objects.select_for_update(of=("self",)).get(pk=scale_id)
    require(may_write_for(by, row.community_id), _not_yours())
    require_that(rules.is_open(row), _("This was chosen already. Weigh it anew to choose again."))
    require_that(
        not ScaleChoice.objects.filter(earlier=row).exists(),
        _("This was weighed anew since: choose there."),
    )
    return row


@transaction.atomic
def choose(*, by: Visitor, scale_id: UUID, scale: str, reasons: str) -> ScaleChoice:
    """Choose, whatever the advice says, with reasons. Queries: 5.

    Scaling up needs three grown kiemen in two communities, or a reason published as a choice.
    """
    row = _open(by, scale_id)
    require_that(scale in Scale.values, _("Choose what comes next."))
    words = many_lines(reasons)[:2000]
    require_that(bool(words), _("Tell why you choose this."))
    published = published_choices([row.choice_id]) if row.choice_id else {}
    require_that(
        rules.may_choose(row, scale, is_published=bool(published)),
        _(
            "There are no three grown kiemen in two communities yet. Begin small, or publish as "
            "a choice why it has to be otherwise."
        ),
    )
    row.chosen, row.reasons = scale, words
    row.state, row.chosen_at = ScaleState.CHOSEN, clock.now()
    row.save()
    chronicle.record(ScaleVerb.CHOSEN, place_of(row), by=by)
    return row


@transaction.atomic
def wait(*, by: Visitor, scale_id: UUID, why: str, alarm: str, until: date) -> ScaleChoice:
    """Wait on purpose until a day, with what would be an alarm before it. Queries: 4."""
    row = _open(by, scale_id)
    reason, sign = many_lines(why)[:1000], one_line(alarm)[:300]
    require_that(
        bool(reason) and bool(sign), _("Tell why you wait, and what would be an alarm before.")
    )
    require_that(until > clock.today(), _("Choose a day after today."))
    row.state, row.wait_why, row.alarm, row.wait_until = ScaleState.WAITING, reason, sign, until
    row.save()
    chronicle.record(ScaleVerb.WAITED, place_of(row), by=by)
    return row


@transaction.atomic
def put_as_choice(*, by: Visitor, scale_id: UUID) -> ScaleChoice:
    """Put it as a question in the register, by the service of that room. Queries: 12.

    A second time gives the same question.
    """
    row = ScaleChoice.objects.select_for_update(of=("self",)).get(pk=scale_id)
    require(may_write_for(by, row.community_id), _not_yours())
    if row.choice_id is None:
        question = _("Small or large next: %(title)s") % {"title": row.title}
        row.choice = proposing.propose(by=by, community_id=row.community_id, question=question)
        row.save(update_fields=["choice"])
        chronicle.record(ScaleVerb.PUT, place_of(row), by=by)
    return row
