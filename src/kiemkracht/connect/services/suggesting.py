"""Computing everybody's suggestions: as a job, stored with how it was done."""

import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.suggesting import ComputationState, SuggestingVerb, SuggestionKind
from kiemkracht.connect.models import Suggestion, SuggestionRun
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.profiles import facts_between, themes_between
from kiemkracht.connect.services.deck import Draft
from kiemkracht.connect.services.drafting import drafts_of
from kiemkracht.connect.services.gathering import Gathered, gather, profiles_of
from kiemkracht.connect.services.queueing import Job

PLACE = "connect.suggestions:all"
KEPT_RUNS = 20
SEED = 0


def ask_now(*, by: Visitor) -> None:
    """Put a computation in the queue. Leave: who facilitates or administers."""
    require(rules.may_compute(by))
    job.ask()


def _fill(run: SuggestionRun) -> None:
    from kiemkracht.base.embedding import embedder
    from kiemkracht.engines.matching import Weights

    began = time.perf_counter()
    gathered = gather()
    model = embedder()
    surprise_every = settings.KIEMKRACHT_SURPRISE_EVERY
    profiles = profiles_of(gathered, model)
    drafts = drafts_of(gathered, profiles, surprise_every=surprise_every)
    run.input_digest, run.seed = gathered.digest(), SEED
    run.engine = f"matching 1 · {model.name}"[:80]
    run.people, run.made = len(gathered.themes), len(drafts)
    run.far = sum(len(draft.crossed) >= 2 for draft in drafts)
    run.surprising = sum(draft.is_surprise for draft in drafts)
    weights = Weights()
    run.weights = {
        "longing": weights.longing,
        "borders": list(weights.borders),
        "surprise_every": surprise_every,
    }
    run.state = ComputationState.DONE
    run.wall_ms = round((time.perf_counter() - began) * 1000)
    _store(run, drafts, gathered)


@transaction.atomic
def _store(run: SuggestionRun, drafts: Sequence[Draft], gathered: Gathered) -> None:
    """Replace all suggestions; the runs before it keep only how they were done.

    Who stopped or blocked someone while the engine worked is asked once more when a page is
    read (`Suggestion.visible_to`), so a late row is never shown.
    """
    run.save()
    Suggestion.objects.all().delete()
    turns: dict[UUID, int] = {}
    rows = []
    for draft in drafts:
        turn = turns.get(draft.person, 0)
        turns[draft.person] = turn + 1
        rows.append(_row(run, draft, turn, gathered))
    Suggestion.objects.bulk_create(rows, batch_size=1_000)
    old = SuggestionRun.objects.order_by("-pk").values_list("pk", flat=True)[KEPT_RUNS:]
    SuggestionRun.objects.filter(pk__in=list(old)).delete()
    chronicle.record(
        SuggestingVerb.COMPUTED, PLACE, by=None, run=run.pk, people=run.people, made=run.made
    )


def _row(run: SuggestionRun, draft: Draft, turn: int, gathered: Gathered) -> Suggestion:
    return Suggestion(
        run=run,
        person_id=draft.person,
        other_id=draft.other,
        kind=draft.kind,
        sprout_id=draft.sprout,
        own_sprout_id=draft.own_sprout,
        offer=draft.offer,
        turn=turn,
        is_surprise=draft.is_surprise,
        crossed=list(draft.crossed),
        reason=_reason(draft, gathered),
        parts=draft.parts,
    )


def _reason(draft: Draft, gathered: Gathered) -> dict[str, Any]:
    """The facts of the sentence, so that it can be said in the reader's language."""
    mine, theirs = gathered.standing(draft.person), gathered.standing(draft.other)
    facts = facts_between(mine, theirs, draft.crossed, gathered.standings)
    if draft.kind == SuggestionKind.PERSON:
        facts |= themes_between(gathered.themes[draft.person], gathered.themes[draft.other])
    return facts


job = Job(SuggestionRun, field="state", fill=_fill)
