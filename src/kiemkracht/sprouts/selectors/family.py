"""Family of a kiem, as far as a visitor may see it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import LinkKind, Phase
from kiemkracht.sprouts.models import Sprout, SproutLink


@dataclass(frozen=True, slots=True)
class Relative:
    """A kiem that belongs with this one."""

    link_id: int
    title: str
    url: str
    community: str
    phase_label: str | Promise
    glyph: str
    tone: str


@dataclass(frozen=True, slots=True)
class Family:
    """What feeds it, what it feeds, and the same thing elsewhere; only what one may see."""

    fed_by: tuple[Relative, ...] = ()
    feeds: tuple[Relative, ...] = ()
    same: tuple[Relative, ...] = ()

    @property
    def is_empty(self) -> bool:
        """No family to show."""
        return not (self.fed_by or self.feeds or self.same)


def family_of(visitor: Visitor, row: Sprout) -> Family:
    """Family that this visitor may see. Queries: 1, or 0 for a kiem without links."""
    if not row.has_links:
        return Family()
    seen = Sprout.objects.visible_to(visitor).values("pk")
    links = SproutLink.objects.filter(Q(parent=row, child__in=seen) | Q(child=row, parent__in=seen))
    links = links.select_related("parent__community", "child__community").only(
        "kind",
        *(
            f"{side}__{field}"
            for side in ("parent", "child")
            for field in ("title", "phase", "community__name")
        ),
    )
    fed_by: list[Relative] = []
    feeds: list[Relative] = []
    same: list[Relative] = []
    for link in links:
        is_parent = link.parent_id == row.pk
        shelf = same if link.kind == LinkKind.SAME else feeds if is_parent else fed_by
        shelf.append(_relative(link, link.child if is_parent else link.parent))
    return Family(tuple(fed_by), tuple(feeds), tuple(same))


def _relative(link: SproutLink, other: Sprout) -> Relative:
    return Relative(
        link_id=link.pk,
        title=other.title,
        url=other.get_absolute_url(),
        community=other.community.name if other.community else "",
        phase_label=Phase(other.phase).label,
        glyph=other.look.glyph,
        tone=other.look.tone,
    )
