"""Who may see what: five circles, each inside the next."""

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visitors import Visitor


class Visibility(TextChoices):
    """From closed to open; every circle contains the ones before it."""

    PRIVATE = "private", _("Only me and who carries it with me")
    CIRCLE = "circle", _("My circle: members of this neighbourhood, team or circle")
    ORGANISATIONS = "organisations", _("Also people who work at the organisations here")
    ROOM = "room", _("Everyone with an account here")
    PUBLIC = "public", _("Everyone")


_SHARED = (Visibility.CIRCLE, Visibility.ORGANISATIONS, Visibility.ROOM)


def readable(visitor: Visitor, *, community: str = "community", owners: Q | None = None) -> Q:
    """Build the filter for `visible_to(visitor)` on a table with `visibility` and a community.

    `owners` selects the rows that are the visitor's own, whatever their visibility; write it as
    a subquery (`Q(pk__in=…)`), so that a row never appears twice. Queries: 0.
    """
    seen = Q(visibility=Visibility.PUBLIC)
    if visitor.has_account:
        seen |= Q(visibility=Visibility.ROOM)
    if visitor.in_organisation:
        seen |= Q(visibility=Visibility.ORGANISATIONS)
    if visitor.tends_everywhere:
        seen |= Q(visibility__in=_SHARED)
    elif near := visitor.communities | visitor.tends:
        seen |= Q(visibility__in=_SHARED, **{f"{community}__in": near})
    if owners is not None and visitor.is_known:
        seen |= owners
    return seen
