"""The map of bridges: what may be told about how many bonds cross between communities."""

from django.db import models
from django.db.models import Q

from kiemkracht.connect.enums.suggesting import ComputationState
from kiemkracht.connect.models.computing import Computation


class BridgeMap(Computation):
    """One computed map. `result` holds only what may be told; the small numbers never get in."""

    k = models.PositiveSmallIntegerField(default=0)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=ComputationState.WAITING),
                name="bridge_map_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"bridges {self.pk}"
