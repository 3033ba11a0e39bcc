"""One question and its two routes; desks and steps, never names."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.routes import CrossingKind, RouteSide


class RouteCaseQuerySet(models.QuerySet["RouteCase"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """What is shown to this visitor, and what they told themselves."""
        shown = readable(visitor)
        if visitor.is_known:
            shown |= Q(told_by_id=visitor.identity)
        return self.filter(shown)


class RouteCase(models.Model):
    """A question that went its way twice: inside and on the street."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.CharField(max_length=140)
    story = models.TextField(max_length=600, blank=True, default="")
    lang = models.CharField(max_length=8, default="nl")
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.CIRCLE)
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    told_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    objects = RouteCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """The page of these two routes."""
        return reverse("connect:route", args=[self.pk])


class RouteEvent(models.Model):
    """What happened at one desk on one day, counted from the day the question was asked."""

    case = models.ForeignKey(RouteCase, on_delete=models.CASCADE, related_name="events")
    side = models.CharField(max_length=8, choices=RouteSide)
    day = models.PositiveSmallIntegerField()
    desk = models.CharField(max_length=60)
    what = models.CharField(max_length=140)
    added_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.side} {self.day}: {self.desk}"


class RouteCrossing(models.Model):
    """A shorter crossing that somebody proposed, and what it began as."""

    case = models.ForeignKey(RouteCase, on_delete=models.CASCADE, related_name="crossings")
    kind = models.CharField(max_length=8, choices=CrossingKind)
    # The kiem or the question it became: "sprouts.sprout:…" or "connect.post:…".
    place = models.CharField(max_length=120, db_index=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.place}"
