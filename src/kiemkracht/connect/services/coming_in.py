"""A link to a circle for one person: what it opens, who used it, and coming in with it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Circle, CircleInvitation
from kiemkracht.connect.models.circles import CircleInvitationQuerySet
from kiemkracht.connect.services.circling import digest_of
from kiemkracht.connect.services.consenting import Said, current_version, say
from kiemkracht.people.services import make_return_link, welcome_guest


@dataclass(frozen=True, slots=True)
class CameIn:
    """Who came in with a link. `secret` opens the way back and is known only here and now."""

    circle: Circle
    person: Visitor
    secret: str


def find_link(secret: str) -> CircleInvitation | None:
    """The invitation of a link that still opens. Queries: 1."""
    return _opening(secret).select_related("circle", "by").first()


def _opening(secret: str) -> CircleInvitationQuerySet:
    return CircleInvitation.objects.filter(
        digest=digest_of(secret), person=None, expires_on__gte=clock.today()
    )


def used_link(secret: str) -> CircleInvitation | None:
    """The invitation of a link that was used already. Queries: 1."""
    used = CircleInvitation.objects.filter(digest=digest_of(secret), person__isnull=False)
    return used.select_related("circle").first()


@transaction.atomic
def come_in(
    *, by: Visitor, secret: str, name: str, said: Said, read: int | None = None
) -> CameIn | None:
    """Use a link: it becomes this person's own invitation, and what they say counts.

    A stranger becomes a guest with a private link back. None for a link that does not open.
    `read` is the number of the charter on the page they answered; a yes to another one is none.
    """
    # Locked: of two who open one link at the same moment the second finds it used.
    invitation = _opening(secret).select_for_update().first()
    if invitation is None:
        return None
    circle = invitation.circle
    version = current_version(circle)
    require_that(
        version is None or read is None or version.number == read,
        _("The charter changed while you were reading. Read it again, and then say it."),
    )
    visitor = by if by.is_known else welcome_guest(name=name, language=by.language)
    CircleInvitation.objects.filter(circle=circle, person_id=visitor.identity).delete()
    invitation.person_id, invitation.opened_at = visitor.identity, clock.now()
    invitation.save(update_fields=["person", "opened_at"])
    if version is not None:
        say(by=visitor, version=version, said=said)
    link = "" if by.is_known else make_return_link(by=visitor, next_url=circle.get_absolute_url())
    return CameIn(circle, visitor, link)
