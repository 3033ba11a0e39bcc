"""Klussen: work that matters, who would like to do it, and what was agreed."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.gigs import Theme
from kiemkracht.connect.enums.posts import State


class GigQuerySet(models.QuerySet["Gig"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Klussen this visitor may see: shown to them, their own, and what they agreed to do."""
        shown = readable(visitor)
        if visitor.is_known:
            agreed = Agreement.objects.filter(answer__person_id=visitor.identity)
            shown |= Q(owner_id=visitor.identity) | Q(pk__in=agreed.values("gig_id"))
        return self.filter(shown)

    def open_on(self, today: date) -> Self:
        """Still looking for somebody."""
        return self.filter(state=State.OPEN, expires_on__gte=today)


class Gig(models.Model):
    """A piece of work. It says why it matters before it says how long and for how much."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theme = models.CharField(max_length=12, choices=Theme)
    title = models.CharField(max_length=100)
    meaning = models.TextField(max_length=600)
    freedom = models.CharField(max_length=300, blank=True, default="")
    learning = models.CharField(max_length=300, blank=True, default="")
    hours = models.CharField(max_length=80, blank=True, default="")
    fee = models.CharField(max_length=80, blank=True, default="")
    stop_rule = models.CharField(max_length=200, blank=True, default="")
    lang = models.CharField(max_length=8, default="nl")
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.PUBLIC)
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    expires_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    lot = models.FloatField(editable=False, default=0)
    created_at = models.DateTimeField(default=clock.now, db_index=True)
    changed_at = models.DateTimeField(default=clock.now)

    objects = GigQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        indexes = [models.Index(fields=["state", "theme", "lot"], name="gig_turn")]
        constraints = [
            models.CheckConstraint(condition=~Q(meaning=""), name="gig_has_meaning"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of this klus."""
        return reverse("connect:gig", args=[self.pk])


class GigAnswer(models.Model):
    """Somebody who would like to do a klus, and why."""

    gig = models.ForeignKey(Gig, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=400)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gig", "person"], name="gig_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.gig_id}"


class Agreement(models.Model):
    """What two people agreed on a klus, as it stood that day. Names are read when it is shown."""

    gig = models.OneToOneField(Gig, on_delete=models.CASCADE, related_name="agreement")
    answer = models.OneToOneField(GigAnswer, on_delete=models.CASCADE, related_name="agreement")
    what = models.CharField(max_length=100)
    meaning = models.TextField(max_length=600)
    freedom = models.CharField(max_length=300, blank=True, default="")
    learning = models.CharField(max_length=300, blank=True, default="")
    hours = models.CharField(max_length=80, blank=True, default="")
    fee = models.CharField(max_length=80, blank=True, default="")
    stop_rule = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=clock.now)
    thanks = models.CharField(max_length=280, blank=True, default="")
    thanked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.what


class WorkWish(models.Model):
    """What gives somebody energy in work: themes and drives. Only its person ever sees it."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")
    themes = models.JSONField(default=list)
    drives = models.JSONField(default=list)
    missed = models.CharField(max_length=300, blank=True, default="")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "work wishes"

    def __str__(self) -> str:
        return f"wishes of {self.person_id}"
