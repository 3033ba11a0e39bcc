"""What somebody gladly gives, can, or wants to learn."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.talents import Grade


class TalentQuerySet(models.QuerySet["Talent"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """What this visitor may see: one's own, and what its person confirmed and shows."""
        shown = readable(visitor) & Q(confirmed_at__isnull=False)
        if visitor.is_known:
            shown |= Q(person_id=visitor.identity)
        return self.filter(shown)


class Talent(models.Model):
    """A talent in somebody's own words. No level, no proof and no number is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=80)
    story = models.CharField(max_length=300, blank=True, default="")
    lang = models.CharField(max_length=8, default="nl")
    grade = models.CharField(max_length=8, choices=Grade, default=Grade.GIVES)
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.CIRCLE)
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Somebody else may see a talent in a person; only the person's own yes makes it visible.
    seen_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    lot = models.FloatField(editable=False, default=0)
    created_at = models.DateTimeField(default=clock.now)

    objects = TalentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["person", "confirmed_at"], name="talent_person"),
            models.Index(fields=["visibility", "lot"], name="talent_turn"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(seen_by=None) | ~Q(seen_by=F("person")), name="talent_seen_by_another"
            ),
        ]

    def __str__(self) -> str:
        return self.words
