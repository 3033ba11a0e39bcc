"""What was missing in jobs, as counts per sentence: no row of one answer, nor of a person."""

from django.db import models


class MissedTally(models.Model):
    """Counts of one sentence: those that wait until there are k, and those that are told."""

    key = models.CharField(max_length=20, primary_key=True)
    waiting_there = models.PositiveIntegerField(default=0)
    waiting_some = models.PositiveIntegerField(default=0)
    waiting_missing = models.PositiveIntegerField(default=0)
    told_there = models.PositiveIntegerField(default=0)
    told_some = models.PositiveIntegerField(default=0)
    told_missing = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["key"]
        verbose_name_plural = "missed tallies"

    def __str__(self) -> str:
        return self.key

    @property
    def waiting(self) -> int:
        """Answers that are not told yet."""
        return self.waiting_there + self.waiting_some + self.waiting_missing
