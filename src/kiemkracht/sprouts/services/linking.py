"""Family: which kiem feeds which, and the same thing elsewhere. Nothing is ever merged."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import LinkKind, Verb
from kiemkracht.sprouts.models import Sprout, SproutLink
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping


def link_parent(*, by: Visitor, sprout: Sprout, other_id: UUID) -> SproutLink:
    """Say that `sprout` is fed by another kiem."""
    return _link(by=by, sprout=sprout, other_id=other_id, kind=LinkKind.FEEDS, upwards=True)


def link_child(*, by: Visitor, sprout: Sprout, other_id: UUID) -> SproutLink:
    """Say that `sprout` feeds another kiem."""
    return _link(by=by, sprout=sprout, other_id=other_id, kind=LinkKind.FEEDS, upwards=False)


def link_same(*, by: Visitor, sprout: Sprout, other_id: UUID) -> SproutLink:
    """Say that both are the same thing in different places; both stay what they are."""
    return _link(by=by, sprout=sprout, other_id=other_id, kind=LinkKind.SAME, upwards=True)


@transaction.atomic
def _link(
    *, by: Visitor, sprout: Sprout, other_id: UUID, kind: LinkKind, upwards: bool
) -> SproutLink:
    row = keeping.locked(sprout, by)
    ties = ties_of(by, row)
    require(rules.may_edit(by, row, ties) or rules.tends(by, row))
    require_that(row.pk != other_id, _("A kiem can’t be its own family. Choose another one."))
    other = Sprout.objects.visible_to(by).filter(pk=other_id).first()
    if other is None:
        raise RoomError(_("Choose a kiem that you can see."))
    between = _between(row.pk, other.pk).first()
    if between is not None:
        require_that(between.kind == kind, _("These two are family already."))
        return between
    parent, child = (other, row) if upwards else (row, other)
    link = SproutLink.objects.create(parent=parent, child=child, kind=kind, by_id=by.person_id)
    Sprout.objects.filter(pk__in=(row.pk, other.pk)).update(has_links=True)
    row.has_links = True
    keeping.write_down(row, Verb.LINKED, by=by, other=place_of(other))
    return link


def _between(one: UUID, two: UUID) -> QuerySet[SproutLink]:
    return SproutLink.objects.filter(
        Q(parent_id=one, child_id=two) | Q(parent_id=two, child_id=one)
    )


@transaction.atomic
def unlink(*, by: Visitor, link: SproutLink) -> None:
    """Take a link away: the people of either side may."""
    sides = (_is_of(by, link.parent), _is_of(by, link.child))
    require(any(sides), _("Only the people of these two kiemen can take the link away."))
    parent, child = link.parent, link.child
    link.delete()
    for sprout in (parent, child):
        sprout.has_links = SproutLink.objects.filter(Q(parent=sprout) | Q(child=sprout)).exists()
        sprout.save(update_fields=["has_links"])
    keeping.write_down(child, Verb.UNLINKED, by=by, other=place_of(parent))


def _is_of(by: Visitor, sprout: Sprout) -> bool:
    """The people of one side."""
    return rules.may_edit(by, sprout, ties_of(by, sprout)) or rules.tends(by, sprout)
