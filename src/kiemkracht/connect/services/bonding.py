"""Tending a bond: water it, say what it is, see it bear fruit, let it go."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondKind, BondStage, BondVerb
from kiemkracht.connect.models import Bond, MeetingNote
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.services import buddies_keeping


def place_of(bond: Bond) -> str:
    """The place of a bond; only the two ever read it."""
    return f"connect.bond:{bond.pk}"


@transaction.atomic
def water(*, by: Visitor, bond: Bond) -> None:
    """“We spoke”: the bond is awake again. What was said is nobody's business."""
    require(rules.may_tend_bond(by, bond))
    bond.watered_at = clock.now()
    bond.save(update_fields=["watered_at"])
    chronicle.record(BondVerb.WATERED, place_of(bond), by=by)


@transaction.atomic
def describe(*, by: Visitor, bond: Bond, kind: str) -> None:
    """Say what the two are to each other."""
    require(rules.may_tend_bond(by, bond))
    require_that(kind in BondKind.values, _("Choose what you are to each other."))
    bond.kind = kind
    bond.save(update_fields=["kind"])
    chronicle.record(BondVerb.DESCRIBED, place_of(bond), by=by)


@transaction.atomic
def bore_fruit(*, by: Visitor, bond: Bond) -> None:
    """Something came of it; only after the two met."""
    require(rules.may_tend_bond(by, bond))
    require_that(
        bond.stage != BondStage.ACCEPTED, _("Meet first. What comes of it shows afterwards.")
    )
    bond.stage, bond.watered_at = BondStage.FRUITFUL, clock.now()
    bond.save(update_fields=["stage", "watered_at"])
    chronicle.record(BondVerb.FRUITFUL, place_of(bond), by=by)


@transaction.atomic
def let_go(*, by: Visitor, bond: Bond) -> None:
    """Let a bond go: contact details and notes are gone at once; that it was, keeps counting.

    Six weeks as maatjes end with it.
    """
    require(rules.may_tend_bond(by, bond))
    bond.stage, bond.let_go_at = BondStage.LET_GO, clock.now()
    bond.contact_a = bond.contact_b = ""
    bond.save(update_fields=["stage", "let_go_at", "contact_a", "contact_b"])
    MeetingNote.objects.filter(meeting__bond=bond).update(saw_otherwise="")
    buddies_keeping.part(bond.a_id, bond.b_id)
    chronicle.record(BondVerb.LET_GO, place_of(bond), by=by)
