"""Scale choices (schaalkeuzes): what some kiemen could become, and what people chose."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.tip.enums import Much, Scale, ScaleState


class ScaleChoice(models.Model):
    """Small or large next, for some kiemen that share a direction.

    `advice` and what lies behind it are as they were when it was weighed, with the version of
    the thresholds. The advice is never more than that: `chosen` is of people.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=140)
    community = models.ForeignKey("people.Community", on_delete=models.PROTECT, related_name="+")
    kiemen = models.ManyToManyField("sprouts.Sprout", blank=True, related_name="+")
    repetition = models.PositiveSmallIntegerField(choices=Much)
    barrier = models.PositiveSmallIntegerField(choices=Much)
    contagion = models.PositiveSmallIntegerField(choices=Much)
    ripeness = models.PositiveSmallIntegerField(choices=Much)
    old_hinders = models.BooleanField(default=False)
    grown = models.PositiveIntegerField(default=0)
    communities = models.PositiveIntegerField(default=0)
    macro_index = models.FloatField()
    advice = models.CharField(max_length=16)
    lacking = models.JSONField(default=list, blank=True)
    thresholds = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ScaleState, default=ScaleState.WEIGHING)
    chosen = models.CharField(max_length=12, choices=Scale, blank=True, default="")
    reasons = models.TextField(max_length=2000, blank=True, default="")
    chosen_at = models.DateTimeField(null=True, blank=True)
    # Waiting on purpose: why, what would be an alarm, and until when.
    wait_why = models.TextField(max_length=1000, blank=True, default="")
    alarm = models.CharField(max_length=300, blank=True, default="")
    wait_until = models.DateField(null=True, blank=True)
    choice = models.ForeignKey(
        "direction.Choice", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    earlier = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later"
    )
    weighed_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    weighed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-weighed_at", "pk"]
        indexes = [models.Index(fields=["community", "state"], name="scale_community")]
        constraints = [
            models.CheckConstraint(
                condition=Q(repetition__lte=4, barrier__lte=4, contagion__lte=4, ripeness__lte=4),
                name="scale_answers",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of this scale choice."""
        return reverse("tip:scale", args=[self.pk])
