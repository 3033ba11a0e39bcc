"""How somebody takes part in a weighing."""

from collections.abc import Mapping
from uuid import UUID

from kiemkracht.base.remembering import remembered
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.deciding import decides_for
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.models import Viewpoint, Weighing
from kiemkracht.weigh.models.weighings import WeighingQuerySet
from kiemkracht.weigh.rules.weighing import Part


def _carried(visitor: Visitor) -> frozenset[UUID]:
    """The kiemen somebody carries; asked once for a page. Queries: 0 or 1."""

    def read(missing: frozenset[UUID]) -> Mapping[UUID, frozenset[UUID]]:
        return dict.fromkeys(missing, frozenset(carried_by(visitor)))

    me = visitor.identity
    return remembered("weigh.carried", frozenset({me}), read)[me]


def _decides(visitor: Visitor) -> frozenset[UUID]:
    """Where somebody decides; asked once for a page. Queries: 0 or 2."""

    def read(missing: frozenset[UUID]) -> Mapping[UUID, frozenset[UUID]]:
        return dict.fromkeys(missing, decides_for(visitor))

    me = visitor.identity
    return remembered("weigh.decides", frozenset({me}), read)[me]


def seen(visitor: Visitor) -> WeighingQuerySet:
    """Weighings that this visitor may see. Queries: 0 to 3 now, 1 when read."""
    if not visitor.is_known or visitor.tends_everywhere:
        return Weighing.objects.visible_to(visitor, carried=(), decides=())
    return Weighing.objects.visible_to(
        visitor, carried=_carried(visitor), decides=_decides(visitor)
    )


def find_weighing(visitor: Visitor, weighing_id: UUID) -> Weighing | None:
    """One weighing, or None when it is not this visitor's to see. Queries: 1 to 4."""
    rows = seen(visitor).select_related("community", "version__framework", "decision", "choice")
    return rows.filter(pk=weighing_id).first()


def part_of(visitor: Visitor, row: Weighing) -> Part:
    """How this visitor takes part. Queries: 0 to 4."""
    if not visitor.is_known:
        return Part()
    gains = row.initiator_id == visitor.identity
    if not gains and row.sprout_id:
        gains = row.sprout_id in _carried(visitor)
    return Part(
        is_known=True,
        tends=visitor.may_tend(row.community_id),
        decides=row.community_id in _decides(visitor),
        gains=gains,
        is_face=row.face_id == visitor.identity,
        gives_view=Viewpoint.objects.filter(weighing=row, person_id=visitor.identity).exists(),
    )
