"""The charter of a circle: every version it had, and who said what to it."""

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.circles import CharterState, Voice


class CharterVersion(models.Model):
    """One version: how we decide, who may see us, when we look back. Kept for good."""

    circle = models.ForeignKey(
        "connect.Circle", on_delete=models.CASCADE, related_name="charter_versions"
    )
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=300)
    deciding = models.TextField(max_length=600)
    looking_back = models.CharField(max_length=200)
    look_back_on = models.DateField(null=True, blank=True)
    also = models.TextField(max_length=600, blank=True, default="")
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.CIRCLE)
    by_invitation = models.BooleanField(default=True)
    because = models.CharField(max_length=300, blank=True, default="")
    proposed_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=clock.now)
    closes_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=CharterState, default=CharterState.PROPOSED)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["circle", "number"], name="charter_number"),
            models.UniqueConstraint(
                fields=["circle"],
                condition=Q(state="proposed"),
                name="charter_one_proposal",
            ),
            models.UniqueConstraint(
                fields=["circle"],
                condition=Q(state="agreed"),
                name="charter_one_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.circle_id} {self.number}"


class CharterVoice(models.Model):
    """What one person says to one version: yes, or not yet with a reason and a proposal."""

    version = models.ForeignKey(CharterVersion, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    voice = models.CharField(max_length=8, choices=Voice)
    because = models.CharField(max_length=300, blank=True, default="")
    proposal = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="charter_voice_once"),
            models.CheckConstraint(
                condition=Q(voice="yes") | ~Q(because=""), name="charter_objection_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.voice}"
