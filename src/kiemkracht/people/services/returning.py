"""Guests: taking part without an account, and coming back with a private link."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.people.enums import Channel, Verb
from kiemkracht.people.models import Person, ReturnLink
from kiemkracht.people.selectors.visiting import visitor_of

VALID_FOR = timedelta(days=365)


@transaction.atomic
def welcome_guest(*, name: str = "", language: str = "nl") -> Visitor:
    """Make a person without an account; without a name that is “a resident”. Queries: 4."""
    person = Person.objects.create_person(
        name=one_line(name)[:80] or _("a resident"),
        language=language,
        channel=Channel.HELPER,
        is_guest=True,
        capacities=["resident"],
    )
    visitor = visitor_of(person)
    chronicle.record(Verb.CAME_AS_GUEST, places.place_of(person), by=visitor)
    return visitor


def make_return_link(*, by: Visitor, next_url: str) -> str:
    """Make a secret with which this guest comes back at `next_url`; shown once. Queries: 1.

    256 bits from the operating system; the database only holds the SHA-256 digest.
    """
    secret = secrets.token_urlsafe(32)
    ReturnLink.objects.create(
        person_id=by.identity,
        digest=_digest(secret),
        next_url=next_url,
        expires_at=clock.now() + VALID_FOR,
    )
    return secret


def open_return_link(secret: str) -> tuple[Visitor, str]:
    """Who comes back with this secret, and where to; NOBODY for a wrong or old one. Queries: 5."""
    link = (
        ReturnLink.objects.select_related("person")
        .filter(digest=_digest(secret), revoked_at=None, expires_at__gt=clock.now())
        .first()
    )
    if link is None or not link.person.is_active or link.person.forgotten_at:
        return NOBODY, "/"
    visitor = visitor_of(link.person)
    chronicle.record(Verb.CAME_BACK, places.place_of(link.person), by=visitor)
    return visitor, link.next_url


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
