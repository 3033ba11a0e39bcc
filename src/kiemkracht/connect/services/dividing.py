"""Computing learning sets: as a job, stored as a run that can be explained and done again."""

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Stage, Verb
from kiemkracht.connect.models import Composition, CompositionRun, SetMember
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.selectors.composing_question import (
    Question,
    digest_of,
    question_of,
    setup_of,
)
from kiemkracht.connect.services.queueing import Job

if TYPE_CHECKING:
    from kiemkracht.engines.teams import Composition as Answer

ENGINE = "kiemkracht.engines.teams 2"
TIME_LIMIT_S = 20.0
KEPT_RUNS = 20
LOST_AFTER = timedelta(minutes=10)


def ask_again(*, by: Visitor, composition: Composition) -> None:
    """Compute once more with the rules and the seed as they stand. Leave: who arranges it."""
    require(may_arrange(by, composition.community_id))
    ask(composition)


def ask(composition: Composition) -> None:
    """Put a run in the queue after this transaction; at most one waits."""
    run, _is_new = CompositionRun.objects.update_or_create(
        composition=composition,
        stage=Stage.WAITING,
        defaults={"seed": composition.seed, "created_at": clock.now()},
    )
    job.enqueue(run.pk)


def compute_now(composition: Composition, *, time_limit_s: float = TIME_LIMIT_S) -> CompositionRun:
    """Compute at once, in this process: for the command line, the demo city and tests."""
    run = CompositionRun.objects.create(
        composition=composition, stage=Stage.RUNNING, seed=composition.seed
    )
    fill(run, time_limit_s=time_limit_s)
    return run


def fill(run: CompositionRun, *, time_limit_s: float = TIME_LIMIT_S) -> None:
    """Compute and store. Cost: a second for 22 people, at most a minute for 500."""
    from kiemkracht.engines.teams import compose

    began = time.perf_counter()
    composition = run.composition
    members = list(SetMember.objects.filter(composition=composition))
    run.question = setup_of(composition)
    run.seed = composition.seed
    question = question_of(run.question, members)
    answer = compose(
        question.members,
        question.projects,
        rules=question.rules,
        seed=run.seed,
        time_limit_s=time_limit_s,
    )
    run.input_digest = digest_of(question)
    run.engine = ENGINE
    run.value = answer.value
    run.bound = answer.bound if answer.gap < 1 else None
    run.is_optimal = answer.is_optimal
    run.stage = Stage.DONE if answer.assignment else Stage.IMPOSSIBLE
    run.wall_ms = round((time.perf_counter() - began) * 1000)
    run.result = _plain(answer) | {"repeats": _repeats(run, answer)}
    _store(run, question, members, answer)


@transaction.atomic
def _store(
    run: CompositionRun, question: Question, members: list[SetMember], answer: "Answer"
) -> None:
    run.save()
    if run.stage == Stage.DONE:
        moved = [row for row in members if row.place != answer.assignment[str(row.number)]]
        for row in moved:
            row.place = answer.assignment[str(row.number)]
        SetMember.objects.bulk_update(moved, ["place"], batch_size=200)
        if moved:
            # What was shared is no longer how it is: the facilitator looks first, then shares.
            Composition.objects.filter(pk=run.composition_id).update(shared_at=None)
    runs = CompositionRun.objects.filter(composition=run.composition_id, stage=Stage.DONE)
    old = list(runs.values_list("pk", flat=True)[KEPT_RUNS:])
    CompositionRun.objects.filter(pk__in=old).delete()
    place = f"connect.composition:{run.composition_id}"
    chronicle.record(Verb.COMPOSED, place, by=None, run=run.pk, people=len(question.members))


def _repeats(run: CompositionRun, answer: "Answer") -> bool | None:
    """Whether the same question and seed gave the same sets before; None when never asked."""
    earlier = (
        CompositionRun.objects.filter(
            composition=run.composition_id,
            stage=Stage.DONE,
            engine=ENGINE,  # another version of the engine may divide otherwise
            input_digest=run.input_digest,
            seed=run.seed,
        )
        .exclude(pk=run.pk)
        .first()
    )
    if earlier is None:
        return None
    return bool(earlier.result.get("assignment") == dict(answer.assignment))


def _plain(answer: "Answer") -> dict[str, Any]:
    return {
        "assignment": dict(answer.assignment),
        "per_rule": [[each.rule, each.points, each.most] for each in answer.per_rule],
        "given_up": [
            [each.member, each.wish, each.project, each.got, each.cost, each.is_exact]
            for each in answer.given_up
        ],
        "prices": [[each.rule, each.points] for each in answer.prices],
        "conflicts": [list(each.rules) for each in answer.conflicts],
        "shortages": [
            [each.rule, each.subject, each.asked, each.there] for each in answer.shortages
        ],
        "is_impossible": answer.is_impossible,
    }


# The last good result stays until a new one is there.
job = Job(CompositionRun, field="stage", fill=fill)
