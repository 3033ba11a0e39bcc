"""The drop address: a secret mail address of one's own."""

import base64
import secrets
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.sealing import digest, seal
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import ConsentPurpose
from kiemkracht.people.services import consenting
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import SourceKind, Verb
from kiemkracht.sprouts.models import DropAddress, DroppedMessage

TOKEN_BYTES = 10  # 80 bits: too many to guess, short enough to type


@transaction.atomic
def make_address(*, by: Visitor, kind: str) -> DropAddress:
    """Make a drop address, or a new one instead of the old; what comes to the old one bounces."""
    require(rules.may_scan(by), _("You need an account for this: only you may see your texts."))
    require_that(
        bool(settings.KIEMKRACHT_DROP_DOMAIN), _("This city receives no mail for the radar yet.")
    )
    require_that(kind in SourceKind.values, _("Choose where the text comes from."))
    consenting.give_consent(by=by, purpose=ConsentPurpose.SCAN_TEXT)
    _end(by.identity)
    token = base64.b32encode(secrets.token_bytes(TOKEN_BYTES)).decode().lower()
    address = DropAddress.objects.create(
        owner_id=by.identity, kind=kind, digest=digest(token), sealed_token=seal(token)
    )
    chronicle.record(Verb.DROP_ADDRESS_MADE, place_of(address), by=by)
    return address


@transaction.atomic
def end_address(*, by: Visitor) -> None:
    """Withdraw the address; what was received stays until its own term."""
    require(rules.may_scan(by))
    if _end(by.identity):
        chronicle.record(Verb.DROP_ADDRESS_ENDED, f"people.person:{by.identity}", by=by)


def _end(person_id: UUID) -> int:
    open_ones = DropAddress.objects.filter(owner_id=person_id, withdrawn_at=None)
    return open_ones.update(withdrawn_at=clock.now(), sealed_token=b"")


def let_go(person_id: UUID) -> None:
    """Remove the address of a person and what is known of messages to it."""
    DropAddress.objects.filter(owner_id=person_id).delete()
    DroppedMessage.objects.filter(owner_id=person_id).delete()
