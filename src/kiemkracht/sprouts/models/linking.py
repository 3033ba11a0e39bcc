"""Family of a kiem: what it feeds, and the same thing elsewhere."""

from django.db import models
from django.db.models import F, Q

from kiemkracht.base import clock
from kiemkracht.sprouts.enums import LinkKind


class SproutLink(models.Model):
    """Two kiemen that belong together; nothing of either is ever moved or merged.

    For `feeds` the parent feeds the child. For `same` the order means nothing.
    """

    parent = models.ForeignKey("sprouts.Sprout", on_delete=models.CASCADE, related_name="below")
    child = models.ForeignKey("sprouts.Sprout", on_delete=models.CASCADE, related_name="above")
    kind = models.CharField(max_length=8, choices=LinkKind)
    by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "child"], name="sprout_link_once"),
            models.CheckConstraint(condition=~Q(parent=F("child")), name="sprout_link_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.parent_id} {self.kind} {self.child_id}"
