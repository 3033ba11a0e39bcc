"""Computing a landscape: as a job, from all votes, stored as a run that can be explained later."""

import time
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require
from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Lens, Moderation, RunState, Verb
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Statement
from kiemkracht.perspectives.selectors import findings
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.stored import landscape_of, picture_of, public_result
from kiemkracht.perspectives.services import (
    asking,
    counting,
    following,
    publishing,
    releasing,
    tracing,
)
from kiemkracht.perspectives.services.crew import crew
from kiemkracht.perspectives.services.reviving import heartbeat

if TYPE_CHECKING:
    from kiemkracht.engines.landscape import Landscape, Ongoing

SEED = 0
BRIDGES_IN_LISTS = 3
KEPT_RUNS = 20


def ask_now(*, by: Visitor, conversation: Conversation) -> None:
    """Put a run in the queue now. Leave: who tends the conversation."""
    require(rules.may_tend(by, conversation))
    asking.for_landscape(conversation.pk, at_once=True)


def carry_out(run_id: int) -> None:
    """Carry out a waiting run. Who asks after this moment gets a new one."""
    started = LandscapeRun.objects.filter(pk=run_id, state=RunState.WAITING).update(
        state=RunState.RUNNING, alive_at=clock.now(), attempts=F("attempts") + 1
    )
    if not started:
        return
    run = LandscapeRun.objects.get(pk=run_id)
    try:
        with heartbeat(run_id):
            _fill(run)
    except Exception:
        LandscapeRun.objects.filter(pk=run_id).update(state=RunState.FAILED)
        raise


def compute_now(conversation: Conversation) -> LandscapeRun:
    """Compute at once, in this process: for the command line, the demo city and tests."""
    run = LandscapeRun.objects.create(
        conversation=conversation, state=RunState.RUNNING, alive_at=clock.now(), attempts=1
    )
    with heartbeat(run.pk):
        _fill(run)
    return run


def _fill(run: LandscapeRun) -> None:
    """Compute and store. The votes are read at one moment; what comes later counts next time."""
    began = time.perf_counter()
    # Asked before the votes are read: of what is over then, these are the last.
    is_over = releasing.has_ended(run.conversation_id)
    with following.votes_so_far(run.conversation_id) as log:
        step = releasing.step_for(log.matrix, run.conversation_id, is_over=is_over)
        _compute(run, log, step)
    if step.is_shown or step.is_ready:
        run.over_time = tracing.over_time(run, step.before)
    run.state = RunState.DONE
    run.wall_ms = round((time.perf_counter() - began) * 1000)
    _store(run, step)


def _compute(run: LandscapeRun, log: "Ongoing", step: releasing.Step) -> None:
    """Both lenses over these votes; what they tell stands in the run, which is not stored yet."""
    from kiemkracht.engines.landscape import polis, streng, to_dict

    before = _before(run)
    statements = Statement.objects.filter(conversation_id=run.conversation_id)
    aside = statements.filter(moderation=Moderation.OUT).values_list("number", flat=True)
    meta = statements.filter(is_meta=True).values_list("number", flat=True)
    out, about = set(aside), set(meta)
    with crew() as executor:
        landscape = streng(
            log,
            moderated_out=out,
            meta=about,
            seed=SEED,
            previous=_landscape_of(before),
            executor=executor,
        )
    run.lens = Lens.STRENG
    run.result = to_dict(landscape)
    run.is_public = step.is_shown
    run.publishing = publishing.mark_of(log.matrix)
    if step.is_shown or step.is_ready:
        beside = polis(log, moderated_out=out, meta=about, seed=SEED)
        run.beside = {Lens.POLIS.value: to_dict(beside)}
        results = {Lens.STRENG.value: run.result, **run.beside}
        run.publishing = publishing.overlay_of(log.matrix, results, step.before)
        # Counted now: shown later, it must not tell of who came since.
        important = counting.important_to(run.conversation_id)
        run.publishing["important"] = list(important.items())
    run.input_digest = landscape.digest
    run.engine = landscape.engine
    run.seed = landscape.seed
    run.people = sum(each.votes > 0 for each in landscape.participants)
    run.votes = sum(each.votes for each in landscape.participants)


def _before(run: LandscapeRun) -> LandscapeRun | None:
    """The run before this one. Queries: 1."""
    return LandscapeRun.objects.done().filter(conversation_id=run.conversation_id).first()


def _landscape_of(last: LandscapeRun | None) -> "Landscape | None":
    """The last landscape, after which the new one is laid so that the map does not flip."""
    return landscape_of(last.result) if last and last.lens == Lens.STRENG else None


@transaction.atomic
def _store(run: LandscapeRun, step: releasing.Step) -> None:
    numbers = {row.number: row for row in Statement.objects.filter(conversation=run.conversation)}
    if step.is_shown or step.is_ready:
        run.summary = _summary(public_result(run, Lens.STRENG), numbers)
    elif step.why:
        run.summary = {step.why: True}
    if step.released:
        step.released.is_public = True
        step.released.save(update_fields=["is_public"])
    seen = run if step.is_shown else step.released
    if seen:
        _leave_with_statements(seen, numbers)
    run.save()
    _forget_old(run)
    place = place_of_conversation(run.conversation_id)
    chronicle.record(Verb.COMPUTED, place, by=None, run=run.pk, votes=run.votes)


def _leave_with_statements(run: LandscapeRun, numbers: dict[int, Statement]) -> None:
    """What everyone may know of each statement, from the picture that everyone sees."""
    views = run.result["statements"]
    for view, priority in zip(views, run.result["priorities"], strict=True):
        row = numbers[view["id"]]
        row.priority, row.seen = priority, view["agree"] + view["disagree"] + view["pass"]
    counting.fill(numbers, run.result, dict(run.publishing["important"]))
    counting.store(numbers.values())


def _summary(result: dict[str, Any], numbers: dict[int, Statement]) -> dict[str, Any]:
    """What a list of conversations tells; statements by key, so that their text stays current."""
    picture = picture_of(result)
    shared = [each for each in findings.bridges(picture, k_small()) if each.direction > 0]
    return {
        "groups": len(picture.groups),
        "bridges": [numbers[each.statement.number].pk for each in shared[:BRIDGES_IN_LISTS]],
    }


def _forget_old(run: LandscapeRun) -> None:
    """Keep the last twenty; an older one comes out the same from the log of votes.

    Attempts that failed before this good one have nothing to tell any more.
    """
    LandscapeRun.objects.filter(
        conversation=run.conversation, state=RunState.FAILED, pk__lt=run.pk
    ).delete()
    runs = LandscapeRun.objects.done().filter(conversation=run.conversation)
    # The one that everyone sees stays, and the next, however many follow that are too close.
    seen, ready = LandscapeRun.objects.public(), LandscapeRun.objects.ready()
    stay = [
        each.filter(conversation=run.conversation).values_list("pk", flat=True).first()
        for each in (seen, ready)
    ]
    kept = [pk for pk in stay if pk is not None]
    old = list(runs.exclude(pk__in=kept).values_list("pk", flat=True)[KEPT_RUNS - len(kept) :])
    if old:
        LandscapeRun.objects.filter(pk__in=old).delete()
