"""Thresholds of the house: every change is a row, the newest counts."""

from django.db import models

from kiemkracht.base import clock


class ThresholdSet(models.Model):
    """All thresholds as they were from a moment on: what changed, and why.

    `appraisal` and `scripts` hold only what differs from the usual; the versions name the sets.
    """

    appraisal = models.JSONField(default=dict, blank=True)
    scripts = models.JSONField(default=dict, blank=True)
    appraisal_version = models.CharField(max_length=64)
    scripts_version = models.CharField(max_length=64)
    name = models.CharField(max_length=40)
    before = models.FloatField()
    after = models.FloatField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name} {self.before} → {self.after}"
