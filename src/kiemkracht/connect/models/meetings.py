"""Meetings of two people, and what each says the other saw otherwise."""

from typing import Self

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.meetings import MeetingForm
from kiemkracht.connect.models.bonds import Bond


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """The meetings this visitor was at. Queries: 0."""
        if not visitor.is_known:
            return self.none()
        mine = Q(bond__a_id=visitor.person_id) | Q(bond__b_id=visitor.person_id)
        return self.filter(mine)


class Meeting(models.Model):
    """Two people met. Nothing of what they said is kept, but for the note on what differed."""

    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField(db_index=True)
    form = models.CharField(max_length=10, choices=MeetingForm)
    crossed = models.JSONField(default=list)
    recorded_at = models.DateTimeField(default=clock.now)
    on_map = models.BooleanField(default=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"meeting {self.pk}"


class MeetingNote(models.Model):
    """What the other saw otherwise, in the words of one of the two; only the two read it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saw_otherwise = models.CharField(max_length=400, blank=True)
    surprised = models.BooleanField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "by"], name="meeting_note_once"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
