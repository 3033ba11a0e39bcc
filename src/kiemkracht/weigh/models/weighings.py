"""A weighing (afweging): an initiative that gets an answer, and everything said on the way."""

import uuid
from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums.weighing import IN_PUBLIC, Track, WeighingStage
from kiemkracht.weigh.models.frameworks import FrameworkVersion


class WeighingQuerySet(models.QuerySet["Weighing"]):
    """Every reading starts from what a visitor may see."""

    def visible_to(
        self, visitor: Visitor, *, carried: Iterable[UUID], decides: Iterable[UUID]
    ) -> "WeighingQuerySet":
        """Everyone what is published; before that only who takes part. Queries: 0."""
        shown = Q(stage__in=IN_PUBLIC)
        if visitor.is_known:
            me = visitor.identity
            giving = Viewpoint.objects.filter(person_id=me).values("weighing")
            shown |= Q(initiator_id=me) | Q(face_id=me) | Q(pk__in=giving)
            shown |= Q(sprout_id__in=list(carried))
            shown |= Q(community_id__in=visitor.tends | frozenset(decides))
        return self if visitor.tends_everywhere else self.filter(shown)


class Weighing(models.Model):
    """One question for an answer. `due_on` is the last day of the present step, if it has one.

    `facts` holds what the track is proposed from: cost in cents, people burdened, reversible
    (0 to 4) and whether it is a right-to-challenge request; None is not known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=140)
    about = models.TextField(max_length=2000)
    lang = models.CharField(max_length=5, default="nl")
    community = models.ForeignKey(
        "people.Community", on_delete=models.PROTECT, related_name="weighings"
    )
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    initiator = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    face = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    stage = models.CharField(max_length=12, choices=WeighingStage, default=WeighingStage.RECEIVED)
    due_on = models.DateField(null=True, blank=True)
    hopes = models.TextField(max_length=1000, blank=True, default="")
    tried = models.TextField(max_length=1000, blank=True, default="")
    not_needed = models.TextField(max_length=1000, blank=True, default="")
    facts = models.JSONField(default=dict, blank=True)
    track = models.CharField(max_length=10, choices=Track, blank=True, default="")
    track_because = models.CharField(max_length=300, blank=True, default="")
    choice = models.OneToOneField(
        "direction.Choice", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(default=clock.now)
    contacted_at = models.DateTimeField(null=True, blank=True)
    track_at = models.DateTimeField(null=True, blank=True)
    talk_at = models.DateTimeField(null=True, blank=True)
    advised_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    carried_at = models.DateTimeField(null=True, blank=True)
    looked_back_at = models.DateTimeField(null=True, blank=True)

    objects = WeighingQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "pk"]
        indexes = [
            models.Index(fields=["community", "stage"], name="weighing_community"),
            models.Index(fields=["stage", "due_on"], name="weighing_due"),
            models.Index(fields=["sprout"], name="weighing_sprout"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The page of this weighing."""
        return reverse("weigh:weighing", args=[self.pk])


class GateFinding(models.Model):
    """What was found at a gate; the newest of a gate counts, older ones stay to be read."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="findings")
    gate = models.CharField(max_length=4)
    light = models.CharField(max_length=5)
    note = models.CharField(max_length=500, blank=True, default="")
    rule = models.ForeignKey(
        "weigh.RoomRule", null=True, blank=True, on_delete=models.PROTECT, related_name="findings"
    )
    alternatives = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.gate} {self.light}"


class Viewpoint(models.Model):
    """One look at it: who was asked, and what they filled in before they saw any other.

    `judgements` holds per criterion `{"degree": 0..4 or None, "reason": str}`. Of the link only a
    digest is kept; it shows nobody what was filled in, not even who holds it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="viewpoints")
    lens = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    speaks_for = models.CharField(max_length=120, blank=True, default="")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    judgements = models.JSONField(default=dict, blank=True)
    worry = models.CharField(max_length=500, blank=True, default="")
    need = models.CharField(max_length=500, blank=True, default="")
    edge = models.CharField(max_length=500, blank=True, default="")
    asked_at = models.DateTimeField(default=clock.now)
    filled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.lens} {self.name}"
