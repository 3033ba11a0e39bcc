"""Room rules: what is said to stand in the way, what it is for, and how it turned out."""

import uuid

from django.db import models
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.weigh.enums.weighing import RuleKind


class RoomRule(models.Model):
    """One rule. What it says lives in `wordings`; `text`, `kind` and `number` are the newest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=RuleKind)
    number = models.PositiveIntegerField(default=1)
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-changed_at", "pk"]
        indexes = [models.Index(fields=["kind", "-changed_at"], name="room_rule_kind")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """The page of this rule."""
        return reverse("weigh:room_rule", args=[self.pk])


class RuleWording(models.Model):
    """What a rule says from a moment on. Nothing is written over: of two people who change it
    at once both words stay.
    """

    rule = models.ForeignKey(RoomRule, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=RuleKind)
    source = models.CharField(max_length=200, blank=True, default="")
    purpose = models.CharField(max_length=500)
    may_deviate = models.CharField(max_length=300)
    why_changed = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["rule", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="rule_wording_number"),
        ]

    def __str__(self) -> str:
        return self.text


class RuleOutcome(models.Model):
    """What happened when somebody looked whether a rule really stands in the way.

    `called` is what the rule was called before, `proved` what it turned out to be.
    """

    rule = models.ForeignKey(RoomRule, on_delete=models.CASCADE, related_name="outcomes")
    called = models.CharField(max_length=10, choices=RuleKind)
    proved = models.CharField(max_length=10, choices=RuleKind)
    room_found = models.BooleanField(default=False)
    happened = models.CharField(max_length=500)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.happened[:40]
