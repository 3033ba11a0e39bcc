"""The right to challenge: rules of the ordinance, a challenge, its data room and its agreement."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.answers.enums.challenges import ChallengeState, DataKind
from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor


class OrdinanceTerms(models.Model):
    """What the ordinance of an organisation says. Every change is a row, the newest counts.

    What is empty is not set: no page ever fills it with a guess. Terms in working days.
    """

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    source = models.CharField(max_length=200, blank=True, default="")
    who_may_ask = models.TextField(max_length=600, blank=True, default="")
    who_decides = models.CharField(max_length=200, blank=True, default="")
    refusal_grounds = models.JSONField(default=list, blank=True)
    complete_days = models.PositiveSmallIntegerField(null=True, blank=True)
    dialogue_days = models.PositiveSmallIntegerField(null=True, blank=True)
    decide_days = models.PositiveSmallIntegerField(null=True, blank=True)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.source}"


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    """Every reading starts from who asks."""

    def visible_to(self, visitor: Visitor) -> "ChallengeQuerySet":
        """What was handed in is for everyone; what is explored for who began it and who helps
        it at the organisation: see `selectors.challenges`. Queries: 0.
        """
        seen = Q(submitted_at__isnull=False)
        if visitor.is_known:
            seen |= Q(asked_by_id=visitor.identity)
            if visitor.in_organisation and visitor.tends_everywhere:
                seen |= Q(pk__isnull=False)
            elif visitor.in_organisation and visitor.tends:
                seen |= Q(community_id__in=visitor.tends)
        return self.filter(seen)


class Challenge(models.Model):
    """People ask to take over a task of the municipality (uitdaagrecht)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    community = models.ForeignKey("people.Community", on_delete=models.PROTECT, related_name="+")
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(max_length=140)
    task = models.TextField(max_length=1500, blank=True, default="")
    current_provider = models.TextField(max_length=600, blank=True, default="")
    why_better = models.TextField(max_length=1500, blank=True, default="")
    plan = models.TextField(max_length=3000, blank=True, default="")
    costs = models.TextField(max_length=1500, blank=True, default="")
    asked_cents = models.PositiveBigIntegerField(null=True, blank=True)
    carried_by = models.TextField(max_length=1500, blank=True, default="")
    continuity = models.TextField(max_length=1500, blank=True, default="")
    liability = models.TextField(max_length=1500, blank=True, default="")
    fallback = models.TextField(max_length=1500, blank=True, default="")
    # Counts the times it was written, so that of two writers the second is told.
    edition = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=12, choices=ChallengeState, default=ChallengeState.EXPLORING
    )
    asked_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    terms = models.ForeignKey(
        OrdinanceTerms, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=12, choices=ChallengeState, blank=True, default="")
    reasons = models.TextField(max_length=3000, blank=True, default="")
    refusal_ground = models.CharField(max_length=300, blank=True, default="")
    alternatives = models.TextField(max_length=1500, blank=True, default="")
    trial_until = models.DateField(null=True, blank=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["-moved_at", "pk"]
        indexes = [
            models.Index(fields=["community", "state"], name="challenge_community"),
            models.Index(fields=["sprout"], name="challenge_sprout"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of this challenge."""
        return reverse("answers:challenge", args=[self.pk])


class ChallengeMove(models.Model):
    """A step of a challenge with the words that came with it. Never changes."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="moves")
    to = models.CharField(max_length=12, choices=ChallengeState)
    words = models.TextField(max_length=3000, blank=True, default="")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.challenge_id} {self.to}"


class DataRoomItem(models.Model):
    """A line of the data room: words or the text of a file. Open to all from “complete” on."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=DataKind)
    title = models.CharField(max_length=140)
    text = models.TextField(max_length=40_000)
    amount_cents = models.PositiveBigIntegerField(null=True, blank=True)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.title


class ChallengeAgreement(models.Model):
    """Who does what for how much, who answers for damage, and how it ends.

    It counts once who asked said yes to it (`confirmed_at`); from then on it never changes.
    """

    challenge = models.OneToOneField(Challenge, on_delete=models.CASCADE, related_name="agreement")
    tasks = models.TextField(max_length=3000)
    money_cents = models.PositiveBigIntegerField()
    liability = models.TextField(max_length=1500)
    continuity = models.TextField(max_length=1500)
    exit = models.TextField(max_length=1500)
    starts_on = models.DateField()
    ends_on = models.DateField()
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="agreement_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"agreement of {self.challenge_id}"
