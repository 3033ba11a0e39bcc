"""A script, and its steps as they are now."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.act.enums import Layer, Lead, PullerState, Stage, StepState, Track
from kiemkracht.base import clock


class Script(models.Model):
    """The steps that a group takes from one startfoto.

    Who may see the picture may see the script: this table keeps no circle of its own, so every
    reading begins with `selectors.scripts.seen`. `proposal` is what the rule said when the script
    was made, and never changes. `revision` grows with every change; `version` is the last that was
    fixed, 0 for none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    photo = models.OneToOneField(
        "weigh.StartingPosition", on_delete=models.CASCADE, related_name="+"
    )
    subject = models.CharField(max_length=140)
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    made_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PROPOSAL)
    position = models.CharField(max_length=20)
    proposal = models.JSONField()
    photo_digest = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=0)
    # Whether something changed since the last version was fixed.
    is_loose = models.BooleanField(default=True)
    talk = models.CharField(max_length=500, blank=True, default="")
    harvest = models.CharField(max_length=1000, blank=True, default="")
    start_on = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    fixed_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-changed_at", "pk"]
        indexes = [
            models.Index(fields=["community", "stage"], name="script_community"),
            models.Index(fields=["sprout"], name="script_sprout"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The page of this script."""
        return reverse("act:script", args=[self.pk])


class ScriptStep(models.Model):
    """One step as it is now; how it became so stands in the changes.

    It has a card or words of its own. An empty stop rule or question to watch is the usual one of
    its function, so that everyone reads it in their own language. `rule` and `why` say by which
    rule and values it stands here: the database refuses a step without.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    script = models.ForeignKey(Script, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    card = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True, default="")
    function = models.CharField(max_length=10)
    track = models.CharField(max_length=12, choices=Track)
    layer = models.CharField(max_length=10, choices=Layer)
    lead = models.CharField(max_length=10, choices=Lead)
    rule = models.CharField(max_length=20)
    why = models.JSONField()
    # What the proposal put here: place and card; empty for a step of the group's own.
    proposed_order = models.PositiveSmallIntegerField(null=True, blank=True)
    proposed_card = models.PositiveSmallIntegerField(null=True, blank=True)
    runner_up = models.JSONField(default=dict, blank=True)
    puller_words = models.CharField(max_length=120, blank=True, default="")
    puller = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    puller_state = models.CharField(max_length=10, choices=PullerState, default=PullerState.NOBODY)
    start_on = models.DateField()
    look_back_on = models.DateField()
    stop_rule = models.CharField(max_length=300, blank=True, default="")
    watch = models.CharField(max_length=300, blank=True, default="")
    because = models.CharField(max_length=500, blank=True, default="")
    state = models.CharField(max_length=10, choices=StepState, default=StepState.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["puller", "state"], name="script_step_puller")]
        constraints = [
            models.CheckConstraint(condition=~Q(rule=""), name="script_step_rule"),
            models.CheckConstraint(condition=~Q(why={}), name="script_step_why"),
            models.CheckConstraint(
                condition=Q(card__isnull=False) | ~Q(words=""), name="script_step_says_something"
            ),
            models.CheckConstraint(
                condition=Q(look_back_on__gte=models.F("start_on")), name="script_step_days"
            ),
        ]

    def __str__(self) -> str:
        return self.words or f"card {self.card}"
