"""Pairing maatjes: as a job, over who looks for one; who is in a pair keeps it."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.buddies import BuddyVerb
from kiemkracht.connect.enums.suggesting import Border, ComputationState
from kiemkracht.connect.models import BuddyPair, BuddyRun, BuddyWish
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.profiles import (
    Never,
    border_codes,
    facts_between,
    in_words,
    never_together,
    themes_between,
)
from kiemkracht.connect.services.buddies_keeping import settle_due
from kiemkracht.connect.services.queueing import Job
from kiemkracht.people.selectors import Standing, Standings, people_for_writing, standings

if TYPE_CHECKING:
    from kiemkracht.engines.matching import Pair, Pairing

PLACE = "connect.buddies:all"
MOST_AT_ONCE = 3000
"""More than the engine pairs at once; who asked first goes first."""
LEAST_LONGING = 0.05
KEPT_RUNS = 20


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks for a maatje, by id, with what they hope and where they stand."""

    people: tuple[UUID, ...]
    texts: tuple[str, ...]
    themes: tuple[tuple[str, ...], ...]
    standings: Standings
    never: Never

    def standing(self, row: int) -> Standing:
        """Where somebody stands; empty when nothing is known."""
        who = self.people[row]
        return self.standings.people.get(who) or Standing(who)

    def digest(self) -> str:
        """What went in, as one number: the same people give the same pairs."""
        rows = zip(map(str, self.people), self.texts, self.themes, strict=True)
        where = [str(self.standing(row)) for row in range(len(self.people))]
        content = [list(rows), where, sorted(f"{a}{b}" for a, b in self.never.people)]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def ask_now(*, by: Visitor) -> None:
    """Put a computation in the queue. Leave: who facilitates or administers."""
    require(rules.may_compute(by))
    job.ask()


def looking() -> Looking:
    """Everybody who looks for a maatje and is in no pair. Queries: 9."""
    taken = BuddyPair.objects.current()
    rows = (
        BuddyWish.objects.filter(is_looking=True, person__is_active=True)
        .filter(person__forgotten_at=None)
        .exclude(person_id__in=taken.values("a_id"))
        .exclude(person_id__in=taken.values("b_id"))
    )
    first = sorted(rows.order_by("since", "pk")[:MOST_AT_ONCE], key=lambda row: row.person_id)
    ids = tuple(row.person_id for row in first)
    with override("nl"):  # one language for all, whoever's computer this is
        texts = tuple(f"{row.hope} {in_words(row.themes)}".strip() for row in first)
    return Looking(
        ids, texts, tuple(tuple(row.themes) for row in first), standings(ids), never_together()
    )


def _fill(run: BuddyRun) -> None:
    from kiemkracht.base.embedding import embedder

    began = time.perf_counter()
    settle_due()
    people = looking()
    model = embedder()
    run.input_digest, run.engine = people.digest(), f"matching 1 · {model.name}"[:80]
    run.people = len(people.people)
    pairing = _pairing(people, model) if len(people.people) > 1 else None
    run.is_best = pairing is not None and pairing.is_optimal
    run.state = ComputationState.DONE
    run.wall_ms = round((time.perf_counter() - began) * 1000)
    _store(run, people, pairing.pairs if pairing else ())


def _pairing(people: Looking, model: Any) -> "Pairing":
    import numpy as np

    from kiemkracht.engines.matching import Profiles, pair_up

    rows = {who: row for row, who in enumerate(people.people)}
    never = [
        (rows[one], rows[other])
        for one, other in people.never.people
        if one in rows and other in rows
    ]
    codes = border_codes([people.standing(row) for row in range(len(rows))])
    return pair_up(
        Profiles(model.encode(list(people.texts)), codes),
        least_longing=LEAST_LONGING,
        never=np.array(sorted(never), dtype=np.int64).reshape(-1, 2),
    )


@transaction.atomic
def _store(run: BuddyRun, people: Looking, pairs: "Sequence[Pair]") -> None:
    """Keep the proposals of people who still look and were taken by nobody meanwhile."""
    people_for_writing(people.people[row] for pair in pairs for row in (pair.one, pair.other))
    still = looking()
    there = set(still.people)
    rows = [
        _row(run, people, pair)
        for pair in pairs
        if {people.people[pair.one], people.people[pair.other]} <= there
        and not still.never.parts(people.people[pair.one], people.people[pair.other])
    ]
    run.pairs = len(rows)
    run.save()
    BuddyPair.objects.bulk_create(rows, batch_size=500)
    old = BuddyRun.objects.order_by("-pk").values_list("pk", flat=True)[KEPT_RUNS:]
    BuddyRun.objects.filter(pk__in=list(old)).delete()
    chronicle.record(BuddyVerb.PAIRED, PLACE, by=None, run=run.pk, pairs=run.pairs)


def _row(run: BuddyRun, people: Looking, pair: "Pair") -> BuddyPair:
    from kiemkracht.engines.matching import Weights

    crossed = [
        border.value for border, is_crossed in zip(Border, pair.crossed, strict=True) if is_crossed
    ]
    by_border = dict(zip((border.value for border in Border), Weights().borders, strict=True))
    one, other = sorted((pair.one, pair.other), key=lambda row: people.people[row])
    facts = facts_between(
        people.standing(one), people.standing(other), crossed, people.standings
    ) | themes_between(people.themes[one], people.themes[other])
    return BuddyPair(
        run=run,
        a_id=people.people[one],
        b_id=people.people[other],
        crossed=crossed,
        reason=facts,
        parts={
            "longing": round(pair.longing, 4),
            "borders": {border: by_border[border] for border in crossed},
            "difference": round(pair.difference, 4),
        },
    )


job = Job(BuddyRun, field="state", fill=_fill)
