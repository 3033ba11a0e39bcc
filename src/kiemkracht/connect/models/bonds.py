"""Bonds between two people: only the two see them."""

from datetime import timedelta
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondKind, BondStage

SLEEPS_AFTER = timedelta(days=90)


class BondQuerySet(models.QuerySet["Bond"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """The bonds this visitor is one end of. Queries: 0."""
        if not visitor.is_known:
            return self.none()
        return self.filter(Q(a_id=visitor.person_id) | Q(b_id=visitor.person_id))

    def alive(self) -> Self:
        """Not let go."""
        return self.exclude(stage=BondStage.LET_GO)

    def asleep(self) -> Self:
        """Alive, and not watered for ninety days."""
        return self.alive().filter(watered_at__lt=clock.now() - SLEEPS_AFTER)


class Bond(models.Model):
    """Two people who know each other across something; `a` has the smaller id."""

    a = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=BondKind, default=BondKind.LEARNS)
    stage = models.CharField(max_length=10, choices=BondStage, default=BondStage.ACCEPTED)
    crossed = models.JSONField(default=list)
    is_surprise = models.BooleanField(default=False)
    contact_a = models.CharField(max_length=120, blank=True, default="")
    contact_b = models.CharField(max_length=120, blank=True, default="")
    since = models.DateTimeField(default=clock.now)
    watered_at = models.DateTimeField(default=clock.now)
    let_go_at = models.DateTimeField(null=True, blank=True)
    # Counted on the map of bridges; see services.bridging for why that is not at once.
    on_map = models.BooleanField(default=False)

    objects = BondQuerySet.as_manager()

    class Meta:
        ordering = ["-watered_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="bond_in_order"),
            models.UniqueConstraint(
                fields=["a", "b"], condition=~Q(stage=BondStage.LET_GO), name="bond_once"
            ),
        ]

    def __str__(self) -> str:
        return f"bond {self.pk}"

    @property
    def is_asleep(self) -> bool:
        """Alive, and not watered for ninety days."""
        return self.stage != BondStage.LET_GO and self.watered_at < clock.now() - SLEEPS_AFTER

    def has(self, person_id: UUID | None) -> bool:
        """Whether this person is one end of it."""
        return person_id is not None and person_id in (self.a_id, self.b_id)

    def other_of(self, person_id: UUID) -> UUID:
        """The other end."""
        return self.b_id if person_id == self.a_id else self.a_id

    def contact_of(self, person_id: UUID) -> str:
        """How this end said it can be reached."""
        return self.contact_a if person_id == self.a_id else self.contact_b
