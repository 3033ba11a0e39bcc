"""The photo of a kiem: new pixels, no metadata, behind its own door."""

import uuid

from django.db import models

from kiemkracht.base import clock


def _path(photo: "Photo", filename: str) -> str:
    """Where the file goes; nothing of the name that someone gave it is kept."""
    return f"sprouts/{photo.pk}.webp"


class Photo(models.Model):
    """One photo per kiem."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sprout = models.OneToOneField("sprouts.Sprout", on_delete=models.CASCADE, related_name="photo")
    file = models.FileField(upload_to=_path, max_length=120)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    words = models.CharField(max_length=200, blank=True, default="")
    added_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"photo of {self.sprout_id}"
