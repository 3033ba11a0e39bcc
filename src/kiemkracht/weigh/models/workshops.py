"""Building a framework together: a workshop, its makers, its cases, and the board of reasons."""

import uuid

from django.db import models
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.weigh.enums.weighing import Answer
from kiemkracht.weigh.enums.workshops import Side, Under, WorkshopStage
from kiemkracht.weigh.models.frameworks import Framework, FrameworkVersion


class Workshop(models.Model):
    """People of a community who build a framework from cases.

    `before` is what counted when it began, and what the new one is laid beside. `closed_early`
    tells per step why it was closed before everybody had decided.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=80)
    why = models.TextField(max_length=1000)
    lang = models.CharField(max_length=5, default="nl")
    community = models.ForeignKey("people.Community", on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=WorkshopStage, default=WorkshopStage.GATHERING)
    closed_early = models.JSONField(default=dict, blank=True)
    framework = models.OneToOneField(
        Framework, null=True, blank=True, on_delete=models.PROTECT, related_name="workshop"
    )
    opened_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "pk"]
        indexes = [models.Index(fields=["community", "stage"], name="workshop_community")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of this workshop."""
        return reverse("weigh:workshop", args=[self.pk])


class Maker(models.Model):
    """Somebody who helps to build. Of the link only a digest is kept."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="makers")
    name = models.CharField(max_length=80)
    side = models.CharField(max_length=10, choices=Side)
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class WorkshopCase(models.Model):
    """A real case in plain words; round 1 is decided freely, round 2 tries the new framework."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="cases")
    round = models.PositiveSmallIntegerField(choices=[(1, "1"), (2, "2")])
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=1500)
    weighing = models.ForeignKey(
        "weigh.Weighing", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["round", "pk"]

    def __str__(self) -> str:
        return self.title


class CaseAnswer(models.Model):
    """What one maker answered to one case. It has no time and an id by chance, so that no order
    tells who said what. `words` holds per criterion what came up, by its code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(WorkshopCase, on_delete=models.CASCADE, related_name="answers")
    maker = models.ForeignKey(Maker, on_delete=models.CASCADE, related_name="answers")
    under = models.CharField(max_length=5, choices=Under)
    answer = models.CharField(max_length=10, choices=Answer)
    reason = models.CharField(max_length=300)
    words = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "maker", "under"], name="one_case_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.under} {self.answer}"


class BoardEdition(models.Model):
    """The board as it was from a moment on; the newest counts and none is ever written over.

    `content` has the shape of `rules.board`; `before` is the number that undoing goes back to.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    before = models.PositiveIntegerField(null=True, blank=True)
    content = models.JSONField()
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["workshop", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="board_edition_number"),
        ]

    def __str__(self) -> str:
        return f"{self.workshop_id}.{self.number}"
