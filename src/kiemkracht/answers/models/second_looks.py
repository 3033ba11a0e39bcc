"""A second look at a published choice, what the two who look say, and the legal way to object."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.answers.enums.second_looks import Ground, LookState, Outcome
from kiemkracht.base import clock


class SecondLook(models.Model):
    """Somebody whom a choice touches asks to look again (herziening).

    That it is there, its ground, its term and its answer are for everyone; the words of who asked
    only for who handles it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    choice = models.ForeignKey("direction.Choice", on_delete=models.PROTECT, related_name="+")
    # Which published text it is about.
    number = models.PositiveIntegerField()
    ground = models.CharField(max_length=12, choices=Ground)
    touches_me = models.TextField(max_length=1000)
    what_is_missing = models.TextField(max_length=1000)
    what_i_ask = models.TextField(max_length=1000)
    asked_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateField()
    state = models.CharField(max_length=10, choices=LookState, default=LookState.ASKED)
    resident = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    official = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "pk"]
        indexes = [
            models.Index(fields=["choice"], name="second_look_choice"),
            models.Index(fields=["state", "asked_at"], name="second_look_state"),
        ]
        constraints = [
            # Two people, never one in both seats.
            models.CheckConstraint(
                condition=Q(resident=None) | Q(official=None) | ~Q(resident=models.F("official")),
                name="second_look_of_two",
            ),
        ]

    def __str__(self) -> str:
        return f"second look {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of this second look."""
        return reverse("answers:second_look", args=[self.pk])


class LookOpinion(models.Model):
    """What one of the two says. The newest of each counts; earlier words stay."""

    look = models.ForeignKey(SecondLook, on_delete=models.CASCADE, related_name="opinions")
    outcome = models.CharField(max_length=10, choices=Outcome)
    reasons = models.TextField(max_length=2000)
    as_resident = models.BooleanField()
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.outcome} {self.reasons[:40]}"


class ObjectionClause(models.Model):
    """The choice is a decision under the General Administrative Law Act: when made known, where
    to object. The newest row of a choice counts; a row without a day takes the clause away.
    """

    choice = models.ForeignKey("direction.Choice", on_delete=models.PROTECT, related_name="+")
    made_known_on = models.DateField(null=True, blank=True)
    address = models.TextField(max_length=600, blank=True, default="")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.choice_id} {self.made_known_on}"
