"""Who is open to meeting people, whom they don’t want to meet, and what is suggested."""

from typing import Self

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.suggesting import (
    ComputationState,
    Frequency,
    Reminders,
    SuggestionKind,
)
from kiemkracht.connect.models.computing import Computation


class OpennessQuerySet(models.QuerySet["Openness"]):
    """Who may be suggested to others."""

    def now_open(self) -> Self:
        """Asked to be introduced, not on a pause, and still here."""
        paused = Q(paused_until__gt=clock.today())
        return (
            self.exclude(frequency=Frequency.NOT_NOW)
            .exclude(paused)
            .exclude(longing="")
            .filter(person__forgotten_at=None, person__is_active=True)
        )


class Openness(models.Model):
    """“Introduce people to me”: asked for by oneself, and ended by oneself at any moment."""

    person = models.OneToOneField(
        "people.Person", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    longing = models.CharField(max_length=300, blank=True, default="")
    learning = models.CharField(max_length=300, blank=True, default="")
    themes = models.JSONField(default=list, blank=True)
    frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.NOT_NOW)
    paused_until = models.DateField(null=True, blank=True)
    reminders = models.CharField(max_length=10, choices=Reminders, default=Reminders.MONTHLY)
    since = models.DateTimeField(default=clock.now)

    objects = OpennessQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "openness"

    def __str__(self) -> str:
        return f"openness of {self.person_id}"

    @property
    def is_open(self) -> bool:
        """Suggestions may come now."""
        paused = self.paused_until is not None and self.paused_until > clock.today()
        return self.frequency != Frequency.NOT_NOW and bool(self.longing) and not paused


class Block(models.Model):
    """Someone never wants to meet someone. Only they know; the other notices nothing."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "other"], name="block_once")]

    def __str__(self) -> str:
        return f"block {self.pk}"


class SetAside(models.Model):
    """A suggestion that someone does not want now, or (without `until`) never again."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    target = models.CharField(max_length=120)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "target"], name="set_aside_once")]

    def __str__(self) -> str:
        return f"{self.person_id} – {self.target}"


class SuggestionRun(Computation):
    """One computation of everybody’s suggestions."""

    people = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    # Of the suggestions made: how many cross two borders or more, and how many are surprises.
    far = models.PositiveIntegerField(default=0)
    surprising = models.PositiveIntegerField(default=0)
    weights = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=ComputationState.WAITING),
                name="suggestion_run_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"suggestions {self.pk}"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """One's own, as long as both sides are open and neither blocked the other. Queries: 0."""
        if not visitor.is_known:
            return self.none()
        still_open = Openness.objects.now_open().values("person_id")
        i_blocked = Block.objects.filter(person_id=visitor.identity).values("other_id")
        blocked_me = Block.objects.filter(other_id=visitor.identity).values("person_id")
        return (
            self.filter(person_id=visitor.identity, person_id__in=still_open)
            .filter(other_id__in=still_open)
            .exclude(other_id__in=i_blocked)
            .exclude(other_id__in=blocked_me)
        )


class Suggestion(models.Model):
    """One suggestion for one person, with the arithmetic it came from.

    `other` is whom it leads to: the person themselves, or who carries the kiem. A row lives until
    the next computation, or until one of the two stops; there is no count of how often anybody
    was suggested.
    """

    run = models.ForeignKey(SuggestionRun, on_delete=models.CASCADE, related_name="suggestions")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=SuggestionKind)
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    own_sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    offer = models.CharField(max_length=120, blank=True, default="")
    turn = models.PositiveSmallIntegerField()
    is_surprise = models.BooleanField(default=False)
    crossed = models.JSONField(default=list)
    reason = models.JSONField(default=dict)
    parts = models.JSONField(default=dict)
    set_aside = models.BooleanField(default=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["turn", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "turn"], name="suggestion_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"

    @property
    def target(self) -> str:
        """What it leads to, as a place."""
        if self.sprout_id:
            return f"sprouts.sprout:{self.sprout_id}"
        return self.offer or f"people.person:{self.other_id}"
