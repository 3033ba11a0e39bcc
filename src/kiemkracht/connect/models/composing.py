"""Learning sets: who takes part, by which rules, what was computed, and who changed places."""

import uuid

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Stage


class CompositionQuerySet(models.QuerySet["Composition"]):
    """Every reading starts from what a visitor may see."""

    def arranged_by(self, visitor: Visitor) -> "CompositionQuerySet":
        """Those of communities that this visitor facilitates. Queries: 0."""
        if not visitor.is_facilitator:
            return self.none()
        if visitor.tends_everywhere:
            return self.all()
        return self.filter(community__in=visitor.tends)

    def visible_to(self, visitor: Visitor) -> "CompositionQuerySet":
        """What the visitor arranges, and what was shared with them because they are in it."""
        if not visitor.is_known:
            return self.none()
        own = SetMember.objects.filter(person_id=visitor.identity).values("composition_id")
        shared = self.filter(shared_at__isnull=False, pk__in=own)
        return shared | self.arranged_by(visitor)


class Composition(models.Model):
    """A division of people over sets or projects, made by a facilitator for one community.

    `rules` holds switches and weight words, `projects` key, name, least and most of every set,
    `apart` pairs of member numbers. `shared_at`: since when everyone in it may see their own set.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    purpose = models.TextField(max_length=1000, blank=True, default="")
    community = models.ForeignKey("people.Community", on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seed = models.PositiveBigIntegerField()
    has_projects = models.BooleanField(default=False)
    projects = models.JSONField(default=list)
    rules = models.JSONField(default=dict)
    apart = models.JSONField(default=list)
    created_at = models.DateTimeField(default=clock.now)
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = CompositionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "title"]

    def __str__(self) -> str:
        return self.title


class SetMember(models.Model):
    """Someone who takes part, under a number; `place` is the key of the set they sit in now.

    A row without a name was somebody who asked to be forgotten: the set keeps its size.
    """

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="members")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=80, blank=True, default="")
    craft = models.CharField(max_length=80, blank=True, default="")
    organisation = models.CharField(max_length=120, blank=True, default="")
    layer = models.CharField(max_length=60, blank=True, default="")
    is_resident = models.BooleanField(default=False)
    manager = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    wishes = models.JSONField(default=list)
    slots = models.JSONField(default=list)
    place = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["composition", "number"], name="set_member_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} in {self.composition_id}"


class CompositionRun(models.Model):
    """One computation: of which question, with which engine and seed, and what came out.

    `question` holds the rules, projects and pairs of that moment; `result` the sets by member
    number. No name stands in either.
    """

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="runs")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.WAITING)
    created_at = models.DateTimeField(default=clock.now)
    seed = models.PositiveBigIntegerField()
    input_digest = models.CharField(max_length=64, blank=True, default="")
    engine = models.CharField(max_length=60, blank=True, default="")
    value = models.IntegerField(default=0)
    bound = models.FloatField(null=True, blank=True)
    is_optimal = models.BooleanField(default=False)
    wall_ms = models.PositiveIntegerField(null=True, blank=True)
    question = models.JSONField(default=dict)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["composition"],
                condition=Q(stage="waiting"),
                name="composition_run_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.composition_id} {self.pk}"


class SetSwap(models.Model):
    """Two people who changed places by hand after a computation, why, and what it did."""

    run = models.ForeignKey(CompositionRun, on_delete=models.CASCADE, related_name="swaps")
    one = models.ForeignKey(SetMember, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(SetMember, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300)
    value_before = models.IntegerField()
    value_after = models.IntegerField()
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.one_id} ↔ {self.other_id}"
