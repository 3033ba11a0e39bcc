"""Who carries a kiem, and the question to carry along: offered and accepted, never assigned."""

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock


class Carrier(models.Model):
    """Someone who said “I carry this”, until they hand it over."""

    sprout = models.ForeignKey("sprouts.Sprout", on_delete=models.CASCADE, related_name="carriers")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=300, blank=True, default="")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sprout", "person"], condition=Q(until=None), name="carrier_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.sprout_id}"


class CarryOffer(models.Model):
    """A question to carry along.

    When `by` is the person themselves they ask, and a carrier answers; otherwise a carrier or
    contact person asks, and the person answers.
    """

    sprout = models.ForeignKey("sprouts.Sprout", on_delete=models.CASCADE, related_name="offers")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sprout", "person"],
                condition=Q(answered_at=None),
                name="carry_offer_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ? {self.sprout_id}"

    @property
    def is_own_question(self) -> bool:
        """The person asked to carry along, rather than being asked."""
        return self.by_id == self.person_id
