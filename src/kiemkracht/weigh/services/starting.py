"""Starting a startfoto of a kiem or a community, and taking one anew after some weeks."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.enums import Context, Source, Stage, Theme, Verb
from kiemkracht.weigh.models import ActorGroup, StartingPosition
from kiemkracht.weigh.rules import may_start
from kiemkracht.weigh.services.guarding import NOT_YOURS, kept


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoPlan:
    """Everything that is told at the start; numbers may stay unknown (None)."""

    subject: str
    about: str = ""
    community_id: UUID | None = None
    sprout_id: UUID | None = None
    visibility: str = Visibility.CIRCLE
    is_quick: bool = True
    affected: int | None = None
    population: int | None = None
    context: str = Context.NEIGHBOURHOOD
    themes: Sequence[str] = ()


@transaction.atomic
def begin(*, by: Visitor, plan: PhotoPlan) -> StartingPosition:
    """Start a startfoto; it asks from now on. Queries: 3."""
    carries = plan.sprout_id is not None and plan.sprout_id in carried_by(by)
    require(may_start(by, plan.community_id, carries=carries), NOT_YOURS)
    row = write(plan, started_by=by.person_id)
    chronicle.record(Verb.STARTED, place_of(row), by=by)
    return row


def write(plan: PhotoPlan, *, started_by: UUID | None, key: UUID | None = None) -> StartingPosition:
    """Write the row of a plan; also for the demo city. Raises `RoomError` for what can't be."""
    _check(plan)
    own = {"id": key} if key else {}
    return StartingPosition.objects.create(
        **own,
        subject=one_line(plan.subject)[:140],
        about=many_lines(plan.about)[:1000],
        community_id=plan.community_id,
        sprout_id=plan.sprout_id,
        started_by_id=started_by,
        visibility=plan.visibility,
        is_quick=plan.is_quick,
        affected=plan.affected,
        population=plan.population,
        context=plan.context,
        themes=sorted(plan.themes),
        join_link=secrets.token_urlsafe(18),
    )


def _check(plan: PhotoPlan) -> None:
    require_that(bool(one_line(plan.subject)), _("Tell what the startfoto is about."))
    require_that(
        plan.visibility in Visibility.values and plan.visibility != Visibility.PRIVATE,
        _("A startfoto is for a group: choose who may see it."),
    )
    require_that(plan.context in Context.values, _("Choose where it plays."))
    require_that(set(plan.themes) <= set(Theme.values), _("Choose a theme from the list."))
    check_reach(plan.affected, plan.population)


def check_reach(affected: int | None, population: int | None) -> None:
    """Raises `RoomError` when more people would notice than there are."""
    fits = affected is None or population is None or affected <= population
    require_that(fits, _("More people can’t notice it than there are in the whole community."))


@transaction.atomic
def begin_again(*, by: Visitor, photo_id: UUID) -> StartingPosition:
    """Take the same photo anew: the same groups and questions, no answers. Queries: 7.

    The same answer when it was taken anew already.
    """
    row = kept(by, photo_id)
    require_that(row.stage == Stage.FIXED, _("Fix this startfoto first, then take it anew."))
    if later := StartingPosition.objects.filter(earlier=row).first():
        return later
    plan = PhotoPlan(
        subject=row.subject, about=row.about, community_id=row.community_id,
        sprout_id=row.sprout_id, visibility=row.visibility, is_quick=row.is_quick,
        affected=row.affected, population=row.population, context=row.context, themes=row.themes,
    )  # fmt: skip
    made = write(plan, started_by=by.person_id)
    made.earlier, made.patterns = row, row.patterns
    made.save(update_fields=["earlier", "patterns"])
    ActorGroup.objects.bulk_create(
        ActorGroup(
            photo=made, name=each.name, size=each.size, influence=each.influence,
            touched=each.touched, source=each.source,
            positions=[] if each.source == Source.SELF else [0, 0, 0, 0, 0],
        )
        for each in row.groups.all()
    )  # fmt: skip
    chronicle.record(Verb.STARTED, place_of(made), by=by)
    return made
