"""What people answered without their name, what the group settled, and what was remarked."""

import uuid

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.weigh.enums import Stance
from kiemkracht.weigh.models.photos import ActorGroup, StartingPosition


class AnswerSheet(models.Model):
    """One sheet, of whoever holds its code. There is no name, no account and no time on it.

    Of the code only a digest is kept. Without a group it is a sheet of those who began it.
    `answers` holds 0..4 by question code, or None for “I don’t know”.
    """

    # By chance, so that not even the order in which people came is kept.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    photo = models.ForeignKey(StartingPosition, on_delete=models.CASCADE, related_name="sheets")
    group = models.ForeignKey(
        ActorGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets"
    )
    digest = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict, blank=True)
    stance = models.SmallIntegerField(null=True, blank=True, choices=Stance)
    is_filled = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stance=None) | Q(stance__in=[-2, -1, 0, 1, 2]), name="sheet_stance"
            ),
        ]

    def __str__(self) -> str:
        return f"sheet of {self.photo_id}"


class SettledReading(models.Model):
    """A reading that the group settled together, and why. The newest of a reading counts.

    Nothing is written over: of two people who settle at once both words stay.
    """

    photo = models.ForeignKey(StartingPosition, on_delete=models.CASCADE, related_name="settled")
    reading = models.CharField(max_length=20)
    value = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__lte=4), name="settled_reading_value"),
        ]

    def __str__(self) -> str:
        return f"{self.reading} {self.value}"


class PictureRemark(models.Model):
    """“This is misunderstood”, by someone who knows better, and what the group did with it."""

    photo = models.ForeignKey(StartingPosition, on_delete=models.CASCADE, related_name="remarks")
    about = models.CharField(max_length=20, blank=True, default="")
    text = models.CharField(max_length=500)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=500, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]
