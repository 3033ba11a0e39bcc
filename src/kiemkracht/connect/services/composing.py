"""Preparing learning sets, and changing their rules."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Verb
from kiemkracht.connect.models import Composition
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.services import dividing
from kiemkracht.connect.services.member_file import MemberRow
from kiemkracht.connect.services.planning_sets import (
    SetsPlan,
    check_seed,
    clean_rules,
    equal_sets,
    pairs_of,
    write,
)
from kiemkracht.people.selectors.members import members_in

NOT_YOURS = gettext_lazy("Only a facilitator of this community can do this.")


@transaction.atomic
def make(*, by: Visitor, plan: SetsPlan) -> Composition:
    """Keep who takes part and the rules, and ask for a first computation."""
    require(may_arrange(by, plan.community_id), NOT_YOURS)
    composition = write(plan, made_by=by.person_id)
    place = place_of(composition.pk)
    chronicle.record(Verb.MADE, place, by=by, people=len(plan.members))
    dividing.ask(composition)
    return composition


@transaction.atomic
def change(
    *,
    by: Visitor,
    composition: Composition,
    rules: Mapping[str, Any],
    seed: int,
    sizes: tuple[int, int] | None = None,
    apart: Sequence[tuple[str, str]] | None = None,
) -> None:
    """Change rules, seed, sizes of equal sets and pairs, and compute again."""
    require(may_arrange(by, composition.community_id), NOT_YOURS)
    check_seed(seed)
    composition.rules, composition.seed = clean_rules(rules), seed
    if sizes is not None and not composition.has_projects:
        count = composition.members.count()
        composition.projects = equal_sets(count, *sizes)
    if apart is not None:
        rows = composition.members.exclude(name="").values_list("name", "number")
        composition.apart = pairs_of(apart, {name.casefold(): number for name, number in rows})
    composition.save(update_fields=["rules", "seed", "projects", "apart"])
    chronicle.record(Verb.CHANGED, place_of(composition.pk), by=by, seed=seed)
    dividing.ask(composition)


@transaction.atomic
def remove(*, by: Visitor, composition: Composition) -> None:
    """Throw everything away: people, sets and computations."""
    require(may_arrange(by, composition.community_id), NOT_YOURS)
    chronicle.record(Verb.REMOVED, place_of(composition.pk), by=by)
    composition.delete()


def chosen_members(*, by: Visitor, community_id: UUID, ids: Sequence[str]) -> tuple[MemberRow, ...]:
    """Members of a community by id, or all when `ids` holds “all”. Leave: who facilitates it."""
    require(may_arrange(by, community_id), NOT_YOURS)
    wanted = set(ids)
    return tuple(
        MemberRow(
            name=each.name,
            craft=each.craft,
            organisation=each.organisation,
            layer=each.layer,
            is_resident=each.is_resident,
            person_id=each.person_id,
        )
        for each in members_in(community_id)
        if "all" in wanted or str(each.person_id) in wanted
    )


def with_accounts(
    *, by: Visitor, community_id: UUID, rows: Sequence[MemberRow]
) -> tuple[MemberRow, ...]:
    """Tie rows of a file to members of the community with the same name, when just one has it.

    Only who is tied can see the own set after sharing. Queries: 2.
    """
    require(may_arrange(by, community_id), NOT_YOURS)
    from dataclasses import replace

    by_name: dict[str, list[UUID]] = {}
    for each in members_in(community_id):
        by_name.setdefault(each.name.casefold(), []).append(each.person_id)
    found = []
    for row in rows:
        ids = by_name.get(row.name.casefold(), [])
        found.append(replace(row, person_id=ids[0]) if len(ids) == 1 else row)
    return tuple(found)


def place_of(composition_id: UUID) -> str:
    """The place of a composition in the chronicle."""
    return f"connect.composition:{composition_id}"
