"""Asking for backing: the question, its answers, and the sheet that says what need not be asked."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.answers.enums.support import SupportAnswerKind, SupportState
from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor


class SupportRequestQuerySet(models.QuerySet["SupportRequest"]):
    """Every reading starts from who asks."""

    def visible_to(self, visitor: Visitor) -> "SupportRequestQuerySet":
        """Who asked and who was asked, and nobody else: also not who arranges the house."""
        if not visitor.has_account:
            return self.none()
        return self.filter(Q(asked_by_id=visitor.identity) | Q(asked_of_id=visitor.identity))


class SupportRequest(models.Model):
    """A question for backing (steunvraag), from who does the work to somebody who leads."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=140)
    question = models.TextField(max_length=1000)
    amount_cents = models.PositiveBigIntegerField(null=True, blank=True)
    asked_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_of = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=12, choices=SupportState, default=SupportState.OPEN)
    asked_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SupportRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(fields=["asked_of", "state", "asked_at"], name="support_asked_of"),
            models.Index(fields=["asked_by", "-asked_at"], name="support_asked_by"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The page of this question."""
        return reverse("answers:support_request", args=[self.pk])


class SupportAnswer(models.Model):
    """What was answered. The newest counts; nothing is written over."""

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=12, choices=SupportAnswerKind)
    words = models.CharField(max_length=600, blank=True, default="")
    promised_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.words[:40]}"


class BackingSheet(models.Model):
    """One version of the sheet of a team (rugdekkingsvel): what need not be asked."""

    community = models.ForeignKey("people.Community", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=1000, blank=True, default="")
    # Plain sentences, in order.
    lines = models.JSONField(default=list)
    up_to_cents = models.PositiveBigIntegerField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="backing_sheet_version"),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.number}"
