"""Drawing a panel: prepare and announce, draw once as a job, publish the account."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Stage
from kiemkracht.connect.enums.drawing import Verb
from kiemkracht.connect.models import PanelCandidate, PanelDraw
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.services.composing import NOT_YOURS
from kiemkracht.connect.services.dividing import ENGINE
from kiemkracht.connect.services.planning_sets import LARGEST_SEED
from kiemkracht.connect.services.pool_file import CandidateRow, Quota
from kiemkracht.connect.services.queueing import Job

if TYPE_CHECKING:
    from kiemkracht.engines.teams import Candidate, Draw

MOST_SEATS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPlan:
    """Everything that is fixed before the draw; `seed` is None when it comes later."""

    title: str
    community_id: UUID
    size: int
    pool: Sequence[CandidateRow]
    quotas: Sequence[Quota] = ()
    purpose: str = ""
    seed: int | None = 1
    seed_source: str = ""


@transaction.atomic
def prepare(*, by: Visitor, plan: DrawPlan) -> PanelDraw:
    """Fix pool, quotas and seed (or where the seed will come from). Nobody is drawn yet."""
    require(may_arrange(by, plan.community_id), NOT_YOURS)
    draw = write(plan, made_by=by.person_id)
    chronicle.record(Verb.PREPARED, place_of(draw.pk), by=by, people=len(plan.pool))
    return draw


def write(plan: DrawPlan, *, made_by: UUID | None, key: UUID | None = None) -> PanelDraw:
    """Write the rows of a plan; also for the demo city. Raises `RoomError` for what can't be."""
    _check(plan)
    pool = sorted(plan.pool, key=lambda row: (row.label.casefold(), str(row.person_id)))
    features = sorted({name for row in pool for name in row.features})
    draw = PanelDraw.objects.create(
        id=key or uuid4(),
        title=one_line(plan.title)[:120],
        purpose=many_lines(plan.purpose)[:1000],
        community_id=plan.community_id,
        made_by_id=made_by,
        size=plan.size,
        pool_size=len(pool),
        features=features,
        quotas=[[each.feature, each.value, each.least, each.most] for each in plan.quotas],
        seed=plan.seed,
        seed_source=one_line(plan.seed_source)[:300],
    )
    rows = [
        PanelCandidate(
            draw=draw,
            number=number,
            person_id=row.person_id,
            label=row.label,
            household=row.household,
            features=row.features,
        )
        for number, row in enumerate(pool, start=1)
    ]
    PanelCandidate.objects.bulk_create(rows, batch_size=500)
    draw.input_digest = digest_of(draw, rows)
    draw.save(update_fields=["input_digest"])
    return draw


@transaction.atomic
def ask(*, by: Visitor, draw: PanelDraw, seed: int | None = None) -> None:
    """Draw now, as a job. A panel is drawn once; a draw that was impossible may be tried again."""
    require(may_arrange(by, draw.community_id), NOT_YOURS)
    row = PanelDraw.objects.select_for_update().get(pk=draw.pk)
    require_that(
        not row.is_drawn, _("This panel was drawn already. Drawing again would not be a lottery.")
    )
    if row.seed is None:
        require_that(seed is not None, _("Fill in the seed that was announced."))
        require_that(
            seed is not None and 0 <= seed <= LARGEST_SEED,
            _("The seed is a whole number from 0 to 9007199254740991."),
        )
        row.seed = seed
    row.stage, row.asked_at = Stage.WAITING, clock.now()
    row.save(update_fields=["seed", "stage", "asked_at"])
    job.enqueue(row.pk)


@transaction.atomic
def widen(*, by: Visitor, draw: PanelDraw) -> None:
    """Take over the smallest widening of the quotas that makes a panel possible."""
    require(may_arrange(by, draw.community_id), NOT_YOURS)
    row = PanelDraw.objects.select_for_update().get(pk=draw.pk)
    relax = row.result.get("relax") or []
    require_that(
        row.stage == Stage.IMPOSSIBLE and bool(relax), _("There is nothing to widen here.")
    )
    wider = {(feature, value): (low, high) for feature, value, _l, _m, low, high in relax}
    row.quotas = [
        [feature, value, *wider.get((feature, value), (least, most))]
        for feature, value, least, most in row.quotas
    ]
    row.stage, row.result = "", {}
    row.input_digest = digest_of(row, list(row.candidates.all()))
    row.save(update_fields=["quotas", "stage", "result", "input_digest"])
    chronicle.record(Verb.PREPARED, place_of(row.pk), by=by, people=row.pool_size)


@transaction.atomic
def publish(*, by: Visitor, draw: PanelDraw) -> None:
    """Let everyone read how was drawn: before the draw as an announcement, after it with types."""
    require(may_arrange(by, draw.community_id), NOT_YOURS)
    require_that(draw.published_at is None, _("This account is public already."))
    draw.published_at = clock.now()
    draw.save(update_fields=["published_at"])
    chronicle.record(Verb.PUBLISHED, place_of(draw.pk), by=by)


def fill(draw: PanelDraw) -> None:
    """Draw and store. Cost: 150 people of 120 types some seconds; 500 types minutes."""
    from kiemkracht.engines.teams import draw_panel

    began = time.perf_counter()
    rows = list(draw.candidates.all())
    seed = draw.seed or 0
    found = draw_panel(candidates_of(rows), quotas_of(draw), draw.size, seed=seed)
    draw.stage = Stage.DONE if found.is_possible else Stage.IMPOSSIBLE
    draw.engine = ENGINE
    draw.drawn_at = clock.now() if found.is_possible else None
    draw.wall_ms = round((time.perf_counter() - began) * 1000)
    draw.result = _plain(found, rows)
    _store(draw, rows, found)


@transaction.atomic
def _store(draw: PanelDraw, rows: list[PanelCandidate], found: "Draw") -> None:
    draw.save()
    if not found.is_possible:
        return
    panel = set(found.panel)
    for row in rows:
        row.chance, row.is_drawn = found.chances[str(row.number)], str(row.number) in panel
    PanelCandidate.objects.bulk_update(rows, ["chance", "is_drawn"], batch_size=500)
    chronicle.record(Verb.DRAWN, place_of(draw.pk), by=None, people=len(panel))


def place_of(draw_id: UUID) -> str:
    """The place of a draw in the chronicle."""
    return f"connect.draw:{draw_id}"


def candidates_of(rows: Sequence[PanelCandidate]) -> list["Candidate"]:
    """The pool by number, as the engine takes it."""
    from kiemkracht.engines.teams import Candidate

    return [Candidate(str(row.number), dict(row.features), row.household) for row in rows]


def quotas_of(draw: PanelDraw) -> dict[str, dict[str, tuple[int, int]]]:
    """The quotas by feature and value."""
    quotas: dict[str, dict[str, tuple[int, int]]] = {}
    for feature, value, least, most in draw.quotas:
        quotas.setdefault(feature, {})[value] = (least, most)
    return quotas


def digest_of(draw: PanelDraw, rows: Sequence[PanelCandidate]) -> str:
    """A mark of pool, quotas and size, to announce: whoever has them computes the same one."""
    plain = [
        draw.size,
        sorted(draw.quotas),
        [[str(row.number), sorted(row.features.items()), row.household] for row in rows],
    ]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(found: "Draw", rows: Sequence[PanelCandidate]) -> dict[str, Any]:
    features = {str(row.number): row.features for row in rows}
    chosen = set(found.panel)
    types = []
    for ids in found.types:
        drawn = sum(each in chosen for each in ids)
        types.append([features[ids[0]], len(ids), found.chances.get(ids[0], 0.0), drawn])
    return {
        "types": types,
        "tickets": len(found.lottery),
        "lottery": [[ticket.chance, list(ticket.numbers)] for ticket in found.lottery],
        "least": found.least,
        "gini": found.gini,
        "geometric_mean": found.geometric_mean,
        "is_proven": found.is_proven,
        "relax": [
            [each.feature, each.value, each.least, each.most, each.new_least, each.new_most]
            for each in found.relax
        ],
    }


def _check(plan: DrawPlan) -> None:
    require_that(bool(one_line(plan.title)), _("Give it a title, so that you find it again."))
    require_that(1 <= plan.size <= MOST_SEATS, _("A panel has 1 to 500 seats."))
    told = {"pool": len(plan.pool), "size": plan.size}
    require_that(
        len(plan.pool) > plan.size,
        _("There are %(pool)s people for %(size)s seats: then there is nothing to draw.") % told,
    )
    require_that(
        plan.seed is None or 0 <= plan.seed <= LARGEST_SEED,
        _("The seed is a whole number from 0 to 9007199254740991."),
    )
    require_that(
        plan.seed is not None or bool(one_line(plan.seed_source)),
        _("Give the seed, or write where it will come from."),
    )
    low: dict[str, int] = {}
    for quota in plan.quotas:
        low[quota.feature] = low.get(quota.feature, 0) + quota.least
    for feature, least in low.items():
        require_that(
            least <= plan.size,
            _("The quotas of “%(feature)s” ask for %(least)s people; there are %(size)s seats.")
            % {"feature": feature, "least": least, "size": plan.size},
        )


job = Job(PanelDraw, field="stage", fill=fill)
