"""Drawing the map of bridges: as a job; what is stored holds nothing that may not be told."""

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require
from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondStage
from kiemkracht.connect.enums.bridges import BridgeVerb, TieKind, UnitKind
from kiemkracht.connect.enums.suggesting import ComputationState
from kiemkracht.connect.models import Bond, BridgeMap, Meeting
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.bridge_tables import (
    Table,
    Tie,
    guarded,
    pair_of,
    table,
    told_changes,
)
from kiemkracht.connect.selectors.bridge_units import INNER, names_of_units, units_of
from kiemkracht.connect.services.queueing import Job
from kiemkracht.people.selectors import Standings, standings

PLACE = "connect.bridges:all"
ENGINE = "bridges 1"
KEPT_MAPS = 12

Units = Mapping[UnitKind, Mapping[UUID, str]]


def ask_now(*, by: Visitor) -> None:
    """Put a map in the queue. Leave: who facilitates or administers."""
    require(rules.may_compute(by))
    job.ask()


@transaction.atomic
def _fill(row: BridgeMap) -> None:
    began = time.perf_counter()
    k = k_small()
    where = standings()
    units = {kind: units_of(kind, where) for kind in UnitKind}
    is_first = not BridgeMap.objects.filter(state=ComputationState.DONE).exists()
    _take_up_changes(units, k, is_first=is_first)
    ties = {
        TieKind.BONDS: list(Bond.objects.filter(on_map=True).values_list("a_id", "b_id")),
        TieKind.MEETINGS: list(
            Meeting.objects.filter(on_map=True).values_list("bond__a_id", "bond__b_id")
        ),
    }
    row.result = {what: _tables(told, units, where, k) for what, told in ties.items()}
    row.k, row.engine = k, ENGINE
    row.input_digest = hashlib.sha256(json.dumps(row.result, sort_keys=True).encode()).hexdigest()
    row.state = ComputationState.DONE
    row.wall_ms = round((time.perf_counter() - began) * 1000)
    row.save()
    _forget_old()
    chronicle.record(BridgeVerb.COMPUTED, PLACE, by=None, map=row.pk)


def _forget_old() -> None:
    """Keep the last twelve; an old one tells nothing that a newer one does not."""
    old = BridgeMap.objects.order_by("-pk").values_list("pk", flat=True)[KEPT_MAPS:]
    BridgeMap.objects.filter(pk__in=list(old)).delete()


def _tables(
    ties: Sequence[Tie], units: Units, where: Standings, k: int
) -> dict[str, dict[str, Any]]:
    told = {kind: table(ties, units[kind], k) for kind in UnitKind}
    for outer, inner in INNER.items():
        told[outer] = guarded(told[outer], told[inner], ties, units[outer], units[inner], k)
    names = names_of_units(where)
    return {kind.value: _plain(found, names) for kind, found in told.items()}


def _plain(found: Table, names: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """As it is stored: communities by name, and only the pairs that have ties."""
    listed = sorted(found.sizes, key=lambda unit: (names.get(str(unit), ("",))[0], str(unit)))
    place = {unit: number for number, unit in enumerate(listed)}
    return {
        "units": [
            [str(unit), *names.get(str(unit), ("", "")), found.sizes[unit]] for unit in listed
        ],
        "pairs": sorted(
            [*sorted((place[one], place[other])), count]
            for (one, other), count in found.ties.items()
        ),
        "withheld": sorted(sorted((place[one], place[other])) for one, other in found.withheld),
    }


def _take_up_changes(units: Units, k: int, *, is_first: bool) -> None:
    """Let new bonds and meetings onto the map, and bonds let go off it; never a few at a time."""
    added = Q(on_map=False) & ~Q(stage=BondStage.LET_GO)
    gone = Q(on_map=True, stage=BondStage.LET_GO)
    bonds = list(Bond.objects.filter(added | gone).order_by("pk"))
    for place in _told([(each.a_id, each.b_id) for each in bonds], units, k, is_first):
        bonds[place].on_map = not bonds[place].on_map
    Bond.objects.bulk_update(bonds, ["on_map"], batch_size=500)
    meetings = list(Meeting.objects.filter(on_map=False).select_related("bond").order_by("pk"))
    ends = [(each.bond.a_id, each.bond.b_id) for each in meetings]
    told = _told(ends, units, k, is_first)
    new = [meetings[place].pk for place in told]
    Meeting.objects.filter(pk__in=new).update(on_map=True)


def _told(ties: Sequence[Tie], units: Units, k: int, is_first: bool) -> list[int]:
    """Which changes reach the map. The first takes all: there is nothing yet to compare it with."""
    if is_first:
        return list(range(len(ties)))
    fine = (UnitKind.NEIGHBOURHOOD, UnitKind.DEPARTMENT)
    changes = [
        (
            (one, other),
            [
                (kind.value, pair_of(units[kind].get(one, ""), units[kind].get(other, "")))
                for kind in fine
            ],
        )
        for one, other in ties
    ]
    return told_changes(changes, k)


job = Job(BridgeMap, field="state", fill=_fill)
