"""What every write in a circle ends with, and how a charter that holds takes effect."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock, search
from kiemkracht.base.errors import NO_LEAVE, LeaveDenied
from kiemkracht.base.places import place_of
from kiemkracht.base.retention import Rule
from kiemkracht.base.talk import following
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.circles import CharterState, CircleVerb
from kiemkracht.connect.models import CharterVersion, Circle, CircleInvitation
from kiemkracht.connect.rules import circles as rules
from kiemkracht.people.selectors.companions import members_of
from kiemkracht.people.services import founding


def locked(circle: Circle, by: Visitor) -> Circle:
    """Read the row again, for writing, as far as `by` may see it. Queries: 1."""
    seen = Circle.objects.visible_to(by).filter(pk=circle.pk)
    row = Circle.objects.select_for_update().filter(pk__in=seen.values("pk")).first()
    if row is None:
        raise LeaveDenied(NO_LEAVE)
    return row


def note(circle: Circle, verb: CircleVerb, *, by: Visitor | None, **numbers: int | UUID) -> None:
    """Record the line and tell who follows. Queries: 3."""
    chronicle.record(verb, place_of(circle), by=by, other="", **numbers)
    following.tell(place_of(circle), verb, by=by)


def put_in_index(circle: Circle) -> None:
    """Findable once it lives and shows itself to more than its members."""
    if circle.community_id is None or circle.visibility == Visibility.PRIVATE:
        search.forget(place_of(circle))
    else:
        search.index(place_of(circle), title=circle.name, text=circle.purpose)


def let_hold(version: CharterVersion, *, by: Visitor | None) -> None:
    """Let this version be the charter: the one before is kept, the circle shows itself so."""
    circle = version.circle
    CharterVersion.objects.filter(circle=circle, state=CharterState.AGREED).update(
        state=CharterState.REPLACED
    )
    version.state, version.agreed_at = CharterState.AGREED, clock.now()
    version.save(update_fields=["state", "agreed_at"])
    circle.purpose = version.purpose
    circle.visibility, circle.by_invitation = version.visibility, version.by_invitation
    circle.save(update_fields=["purpose", "visibility", "by_invitation"])
    if circle.community_id:
        founding.show_circle(
            community_id=circle.community_id,
            name=circle.name,
            purpose=circle.purpose,
            visibility=circle.visibility,
            by_invitation=circle.by_invitation,
        )
    note(circle, CircleVerb.AGREED, by=by, version=version.number)
    put_in_index(circle)


def settle(version: CharterVersion, *, by: Visitor | None) -> bool:
    """Let a proposed change hold when every member said yes or its days passed. Queries: 2 or 9."""
    circle = version.circle
    if circle.community_id is None:
        return False
    members = members_of(circle.community_id)
    if not rules.holds(version, list(version.voices.all()), set(members), clock.today()):
        return False
    let_hold(version, by=by)
    return True


def _sweep_charters(now: datetime, dry_run: bool) -> int:
    rows = CharterVersion.objects.filter(
        state=CharterState.PROPOSED,
        closes_on__lt=clock.day_of(now),
        circle__community__isnull=False,
    ).select_related("circle")
    if dry_run:
        return rows.count()
    return sum(settle(version, by=None) for version in rows)


def _sweep_invitations(now: datetime, dry_run: bool) -> int:
    edge = clock.day_of(now) - timedelta(days=30)
    rows = CircleInvitation.objects.filter(expires_on__lt=edge)
    return rows.count() if dry_run else rows.delete()[0]


CHARTER_RULE = Rule(
    "proposed charters", _("holds the day after its last day, without objection"), _sweep_charters
)
INVITATION_RULE = Rule("invitations to circles", _("30 days after they ended"), _sweep_invitations)
