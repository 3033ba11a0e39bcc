"""Who did what where, and when."""

from typing import Any

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock


class ChronicleQuerySet(models.QuerySet["ChronicleLine"]):
    """Reads only: the chronicle grows and never changes."""

    def at(self, place: str) -> "ChronicleQuerySet":
        """Lines of a place, newest first."""
        return self.filter(Q(place=place) | Q(other=place)).order_by("-pk")

    def update(self, **kwargs: Any) -> int:
        """Refused: a line stays as it was written."""
        raise TypeError("The chronicle is append-only.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: a line stays."""
        raise TypeError("The chronicle is append-only.")


class ChronicleLine(models.Model):
    """One write somewhere in the house."""

    at = models.DateTimeField(default=clock.now, db_index=True)
    actor_id = models.UUIDField(null=True, db_index=True)
    verb = models.CharField(max_length=60)
    place = models.CharField(max_length=120, db_index=True)
    other = models.CharField(max_length=120, blank=True, default="")
    numbers = models.JSONField(default=dict)

    objects = ChronicleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["other"], condition=~Q(other=""), name="chronicle_other"),
            models.Index(fields=["verb", "at"], name="chronicle_verb_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.place}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new line; refuse to write over one."""
        if not self._state.adding:
            raise TypeError("The chronicle is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: a line stays."""
        raise TypeError("The chronicle is append-only.")
