"""Giving leave for one purpose, and taking it back."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import ConsentPurpose, Verb
from kiemkracht.people.models import Consent

VERSION = 1
"""Of the words with which leave is asked; raise it when those words change."""


@transaction.atomic
def give_consent(*, by: Visitor, purpose: ConsentPurpose) -> None:
    """Note that this visitor gave leave; giving it twice is giving it once. Queries: 1 or 3."""
    require(by.is_known)
    consent, is_new = Consent.objects.get_or_create(
        person_id=by.identity, purpose=purpose, withdrawn_at=None, defaults={"version": VERSION}
    )
    if is_new:
        chronicle.record(Verb.CONSENTED, f"people.person:{by.identity}", by=by, consent=consent.pk)


@transaction.atomic
def withdraw_consent(*, by: Visitor, purpose: ConsentPurpose) -> None:
    """Take leave back; the room that asked for it removes what hung on it."""
    require(by.is_known)
    given = Consent.objects.filter(person_id=by.identity, purpose=purpose, withdrawn_at=None)
    if given.update(withdrawn_at=clock.now()):
        chronicle.record(Verb.CONSENT_WITHDRAWN, f"people.person:{by.identity}", by=by)


def note_consents(given: Mapping[UUID, datetime], purpose: ConsentPurpose) -> None:
    """Note the leave of many people at once: for the demo and for first imports. Queries: 1."""
    Consent.objects.bulk_create(
        [
            Consent(person_id=person_id, purpose=purpose, version=VERSION, given_at=at)
            for person_id, at in given.items()
        ],
        batch_size=500,
    )
