"""A mail address of one's own, to which a text can be sent; and which messages came in."""

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.sprouts.enums import SourceKind


class DropAddress(models.Model):
    """Where one person's mail comes in, until they renew or withdraw it."""

    owner = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=SourceKind, default=SourceKind.MEETING)
    digest = models.CharField(max_length=64, unique=True)
    sealed_token = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(withdrawn_at=None), name="drop_address_once"
            ),
        ]

    def __str__(self) -> str:
        return f"address {self.pk}"


class DroppedMessage(models.Model):
    """A message that came in: only a digest of its id, so that a second copy changes nothing."""

    owner = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "digest"], name="dropped_message_once"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"
