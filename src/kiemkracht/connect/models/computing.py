"""What every stored computation of this room keeps, so that it can be explained afterwards."""

from django.db import models

from kiemkracht.base import clock
from kiemkracht.connect.enums.suggesting import ComputationState


class Computation(models.Model):
    """With which input, engine and seed something was computed, and how long that took."""

    state = models.CharField(
        max_length=10, choices=ComputationState, default=ComputationState.WAITING
    )
    created_at = models.DateTimeField(default=clock.now)
    input_digest = models.CharField(max_length=64, blank=True, default="")
    engine = models.CharField(max_length=80, blank=True, default="")
    seed = models.BigIntegerField(default=0)
    wall_ms = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
