"""Landscapes that were computed, one row per run."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import Lens, RunState
from kiemkracht.perspectives.models.conversations import Conversation

# A worker tells every 15 seconds that it is alive; six of those missed is no coincidence.
SILENT_AFTER = timedelta(seconds=90)
LATE_AFTER = timedelta(minutes=5)


class LandscapeRunQuerySet(models.QuerySet["LandscapeRun"]):
    """Runs by state."""

    def done(self) -> "LandscapeRunQuerySet":
        """Finished ones, newest first."""
        return self.filter(state=RunState.DONE).order_by("-created_at", "-pk")

    def public(self) -> "LandscapeRunQuerySet":
        """Finished, and far enough from the one before to be seen by everyone; newest first."""
        return self.done().filter(is_public=True)

    def ready(self) -> "LandscapeRunQuerySet":
        """Drawn in full, and shown when enough people come behind it; newest first."""
        return self.done().filter(is_public=False, summary__has_key="groups")

    def coming(self) -> "LandscapeRunQuerySet":
        """Waiting, or being computed."""
        return self.filter(state__in=(RunState.WAITING, RunState.RUNNING))

    def lost(self, now: datetime) -> "LandscapeRunQuerySet":
        """Begun by a worker from which nothing was heard since."""
        silent = Q(alive_at__lt=now - SILENT_AFTER) | Q(alive_at=None)
        return self.filter(silent, state=RunState.RUNNING)

    def overdue(self, now: datetime) -> "LandscapeRunQuerySet":
        """Waiting long after their time: the job was lost, or no worker is at work."""
        return self.filter(state=RunState.WAITING, due_at__lt=now - LATE_AFTER)

    def newest_of_each(self) -> "LandscapeRunQuerySet":
        """The last picture of every conversation that everyone sees."""
        newer = LandscapeRun.objects.filter(
            conversation=OuterRef("conversation"),
            state=RunState.DONE,
            is_public=True,
            pk__gt=OuterRef("pk"),
        )
        return self.filter(state=RunState.DONE, is_public=True).exclude(Exists(newer))


class LandscapeRun(models.Model):
    """One computed landscape: with which votes, which engine, which seed, and what came out."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="runs")
    lens = models.CharField(max_length=20, choices=Lens, default=Lens.STRENG)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    due_at = models.DateTimeField(default=clock.now)
    # While it is computed: when a worker last said that it is still at it, and how often one began.
    alive_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    input_digest = models.CharField(max_length=64, blank=True, default="")
    engine = models.CharField(max_length=60, blank=True, default="")
    seed = models.BigIntegerField(default=0)
    wall_ms = models.PositiveIntegerField(null=True, blank=True)
    people = models.PositiveIntegerField(default=0)
    votes = models.PositiveIntegerField(default=0)
    # Small enough for a list of conversations: the sentences that came out. Of one that nobody sees
    # yet: why it waits (services.releasing).
    summary = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    # What other lenses make of the same votes, by lens.
    beside = models.JSONField(default=dict)
    # How views on each statement moved since the first vote, for the lens of time.
    over_time = models.JSONField(default=dict)
    # Whether everyone sees it; one that lies too close to the picture before is for one's own place
    # only. And how people are counted in it, per lens (services.publishing).
    is_public = models.BooleanField(default=True)
    publishing = models.JSONField(default=dict)

    objects = LandscapeRunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(state="waiting"),
                name="landscape_run_waits_once",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "state"], name="landscape_run_state"),
        ]

    def __str__(self) -> str:
        return f"{self.lens} {self.pk}"

    def seen_through(self, lens: str) -> dict[str, Any]:
        """The result of this lens; runs of before there were two have only their own."""
        return dict(self.beside.get(lens) or self.result)
