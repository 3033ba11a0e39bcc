"""Who pulls a step: nobody is told to, one says so oneself or says yes."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.act import rules
from kiemkracht.act.enums import PullerState, StepState, Verb
from kiemkracht.act.models import Script, ScriptStep
from kiemkracht.act.services.guarding import NOT_YOURS, changing, ground_of, step_in
from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.companions import members_of


@transaction.atomic
def ask(*, by: Visitor, script_id: UUID, step_id: UUID, person_id: UUID) -> ScriptStep:
    """Ask somebody of the community to pull a step; they say yes or rather not. Queries: 8."""
    script, ground = changing(by, script_id)
    step = _free(step_in(script, step_id))
    near = members_of(ground.community_id) if ground.community_id else {}
    require_that(person_id in near, _("Choose somebody of this community."))
    _set(step, person_id, PullerState.ASKED)
    chronicle.record(Verb.ASKED, place_of(script), by=by)
    return step


@transaction.atomic
def pull_myself(*, by: Visitor, script_id: UUID, step_id: UUID) -> ScriptStep:
    """Say “I pull this”. Queries: 7."""
    script, _ground = changing(by, script_id)
    step = _free(step_in(script, step_id))
    _set(step, by.identity, PullerState.YES)
    chronicle.record(Verb.ANSWERED, place_of(script), by=by, yes=True)
    return step


@transaction.atomic
def answer(*, by: Visitor, script_id: UUID, step_id: UUID, yes: bool) -> ScriptStep:
    """Say yes or rather not; who pulls may also let go later. A no keeps no name. Queries: 7."""
    script = Script.objects.select_for_update().get(pk=script_id)
    ground_of(by, script)
    step = step_in(script, step_id)
    require(rules.is_asked(by, step) or (rules.pulls(by, step) and not yes), NOT_YOURS)
    require_that(step.state == StepState.OPEN, _("This step is behind us, so it stays as it was."))
    if yes:
        _set(step, by.identity, PullerState.YES)
    else:
        _set(step, None, PullerState.DECLINED)
    chronicle.record(Verb.ANSWERED, place_of(script), by=by, yes=yes)
    return step


def _free(step: ScriptStep) -> ScriptStep:
    require_that(step.state == StepState.OPEN, _("This step is behind us, so it stays as it was."))
    require_that(
        step.puller_state != PullerState.YES,
        _("Somebody pulls this step already. They can let it go themselves."),
    )
    return step


def _set(step: ScriptStep, person_id: UUID | None, state: PullerState) -> None:
    step.puller_id, step.puller_state = person_id, state
    step.save(update_fields=["puller", "puller_state"])
