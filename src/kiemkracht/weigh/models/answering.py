"""What follows the viewpoints of a weighing: the talk, the advice, the answer, the look back."""

from django.db import models

from kiemkracht.base import clock
from kiemkracht.weigh.enums.weighing import Answer, GovernmentRole
from kiemkracht.weigh.models.weighings import Weighing


class TalkNote(models.Model):
    """Something that was said in the talk, at a criterion or in general."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="notes")
    criterion = models.CharField(max_length=4, blank=True, default="")
    text = models.CharField(max_length=600)
    is_need = models.BooleanField(default=False)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]


class Advice(models.Model):
    """What the group advises: options, majority and minority. The newest counts."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="advices")
    options = models.JSONField(default=list)
    majority = models.CharField(max_length=1000)
    minority = models.CharField(max_length=1000, blank=True, default="")
    minority_needs = models.CharField(max_length=600, blank=True, default="")
    no_minority_because = models.CharField(max_length=600, blank=True, default="")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.majority[:40]


class WeighingDecision(models.Model):
    """The answer, by who has the mandate. Everything a published choice needs is in it.

    `chosen` counts `options` from 1; `touched` holds `{"group", "how_heard"}`; `condition` is
    what has to be done for it, or what would make it a yes.
    """

    weighing = models.OneToOneField(Weighing, on_delete=models.CASCADE, related_name="decision")
    answer = models.CharField(max_length=10, choices=Answer)
    options = models.JSONField(default=list)
    chosen = models.PositiveSmallIntegerField(default=1)
    reasons = models.JSONField(default=list)
    condition = models.CharField(max_length=600, blank=True, default="")
    until = models.DateField(null=True, blank=True)
    alternatives = models.JSONField(default=list, blank=True)
    role = models.CharField(max_length=12, choices=GovernmentRole)
    touched = models.JSONField(default=list)
    dissent = models.CharField(max_length=1000, blank=True, default="")
    dissent_needs = models.CharField(max_length=600, blank=True, default="")
    done_with_it = models.CharField(max_length=600, blank=True, default="")
    no_dissent_because = models.CharField(max_length=600, blank=True, default="")
    review_on = models.DateField(null=True, blank=True)
    mandate = models.CharField(max_length=600)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.answer)


class LookBack(models.Model):
    """What happened, what was learned, and what the framework should learn of it."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="looks_back")
    happened = models.CharField(max_length=1000)
    learned = models.CharField(max_length=1000)
    for_framework = models.CharField(max_length=600, blank=True, default="")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.happened[:40]
