"""A startfoto, and the groups that have a stake in what it is about."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums import Context, Source, Stage, Weight


class StartingPositionQuerySet(models.QuerySet["StartingPosition"]):
    """Every reading starts from what a visitor may see."""

    def visible_to(self, visitor: Visitor) -> "StartingPositionQuerySet":
        """What is shared with this visitor, what they started, what they tend. Queries: 0.

        One of a kiem is further only for who may see the kiem: see `selectors.photos`.
        """
        shown = readable(visitor)
        if visitor.is_known:
            shown |= Q(started_by_id=visitor.identity)
        return self.filter(shown)


class StartingPosition(models.Model):
    """A startfoto: where a kiem, a team or a neighbourhood stands, as its people answered.

    `join_link` is what people answer with; it says nothing of who did. `result` holds the last
    picture as a page shows it, with the input digest, thresholds, engines and k of that moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=140)
    about = models.TextField(max_length=1000, blank=True, default="")
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    started_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    earlier = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later"
    )
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.CIRCLE)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ASKING)
    is_quick = models.BooleanField(default=True)
    affected = models.PositiveIntegerField(null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    context = models.CharField(max_length=15, choices=Context, default=Context.NEIGHBOURHOOD)
    themes = models.JSONField(default=list, blank=True)
    patterns = models.JSONField(default=list, blank=True)
    join_link = models.CharField(max_length=43, unique=True)
    created_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    fixed_at = models.DateTimeField(null=True, blank=True)
    # Small enough for a list: position, three outcomes in one decimal, number of sheets.
    summary = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    input_digest = models.CharField(max_length=64, blank=True, default="")
    wall_ms = models.PositiveIntegerField(null=True, blank=True)

    objects = StartingPositionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        indexes = [
            models.Index(fields=["community", "stage"], name="photo_community"),
            models.Index(fields=["sprout"], name="photo_sprout"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The page of this startfoto."""
        return reverse("weigh:photo", args=[self.pk])


class ActorGroup(models.Model):
    """A group with a stake. `positions` counts people from -2 to +2 when we know them from a
    conversation or an estimate; who speak for themselves are counted from their sheets.
    """

    photo = models.ForeignKey(StartingPosition, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    influence = models.PositiveSmallIntegerField(null=True, blank=True, choices=Weight)
    touched = models.PositiveSmallIntegerField(null=True, blank=True, choices=Weight)
    source = models.CharField(max_length=12, choices=Source, default=Source.SELF)
    positions = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "name"], name="actor_group_name"),
            models.CheckConstraint(condition=Q(size__gte=1), name="actor_group_of_somebody"),
        ]

    def __str__(self) -> str:
        return self.name
