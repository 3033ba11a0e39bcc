"""Directions (koersen) with their goals, stewards, and what contributes to them."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.enums import DirectionState


class GreatTask(models.Model):
    """A great task of our time (grote opgave) that goals and choices have to do with."""

    slug = models.SlugField(max_length=60, unique=True)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)

    class Meta:
        ordering = ["name_nl"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the language of the reader."""
        return self.name_en if (get_language() or "nl").startswith("en") else self.name_nl


class DirectionQuerySet(models.QuerySet["Direction"]):
    """Reads that start from who is asking."""

    def visible_to(self, visitor: Visitor) -> "DirectionQuerySet":
        """What this visitor may see: by visibility, or as its writer or steward."""
        mine = Q(created_by=visitor.person_id) | Q(
            pk__in=Steward.objects.filter(person=visitor.person_id, until=None).values("direction")
        )
        return self.filter(readable(visitor, owners=mine))


class Direction(models.Model):
    """Where a community wants to go (koers)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    community = models.ForeignKey(
        "people.Community", on_delete=models.PROTECT, related_name="directions"
    )
    title = models.CharField(max_length=120)
    lang = models.CharField(max_length=8, default="nl")
    purpose = models.TextField(max_length=2000, blank=True, default="")
    meaning = models.TextField(max_length=2000, blank=True, default="")
    dream = models.TextField(max_length=2000, blank=True, default="")
    first_act = models.CharField(max_length=300, blank=True, default="")
    first_act_on = models.DateField(null=True, blank=True)
    transition = models.TextField(max_length=1000, blank=True, default="")
    words_own = models.JSONField(default=list, blank=True)
    words_mirror = models.JSONField(default=list, blank=True)
    promise = models.TextField(max_length=1000, blank=True, default="")
    promise_from = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=20, choices=DirectionState, default=DirectionState.DRAFT, db_index=True
    )
    visibility = models.CharField(
        max_length=20, choices=Visibility, default=Visibility.PUBLIC, db_index=True
    )
    conversation_since = models.DateTimeField(null=True, blank=True)
    conversation_url = models.CharField(max_length=300, blank=True, default="")
    agreed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveSmallIntegerField(default=0)
    mandate = models.ForeignKey(
        "direction.Choice", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    created_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DirectionQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of this direction; it never moves."""
        return reverse("direction:direction", args=[self.slug])


class DirectionVersion(models.Model):
    """The words of a direction as they were agreed, to be read beside the words of now."""

    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    agreed_at = models.DateTimeField(default=clock.now)
    mandate = models.ForeignKey("direction.Choice", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()

    class Meta:
        ordering = ["direction", "number"]
        constraints = [
            models.UniqueConstraint(fields=["direction", "number"], name="direction_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.direction_id} {self.number}"


class Goal(models.Model):
    """What people will notice when the direction holds (koersdoel), and what it is not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, related_name="goals")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    noticeable_at = models.JSONField(default=list, blank=True)
    what_not = models.TextField(max_length=500, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=1)
    great_tasks = models.ManyToManyField(GreatTask, blank=True, related_name="goals")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["direction", "position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["direction", "slug"], name="goal_slug_once"),
        ]

    def __str__(self) -> str:
        return self.title


class GoalCarrier(models.Model):
    """Someone who says of a goal “this I stand for”, and why; never appointed by another."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="carriers")
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.CharField(max_length=300)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "person"], condition=Q(until=None), name="goal_carrier_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.goal_id}"


class Steward(models.Model):
    """Someone who keeps an eye on a direction: offers to, is welcomed, and hands it on."""

    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, related_name="stewards")
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    as_resident = models.BooleanField(default=False)
    offered_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["offered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "person"], condition=Q(until=None), name="steward_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ⌂ {self.direction_id}"


class Contribution(models.Model):
    """How something that grows (a place) contributes to a goal, in the words of who grows it.

    Empty words mean “not yet”: the link is felt, the words are still to come.
    """

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="contributions")
    place = models.CharField(max_length=120, db_index=True)
    how = models.CharField(max_length=300, blank=True, default="")
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "place"], name="contribution_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place} → {self.goal_id}"
