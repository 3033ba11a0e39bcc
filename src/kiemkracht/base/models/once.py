"""Forms that were handled, so that a second click changes nothing."""

from django.db import models

from kiemkracht.base import clock


class Submission(models.Model):
    """One handled form: its key and where the visitor went next."""

    key = models.CharField(max_length=100, primary_key=True)
    went_to = models.CharField(max_length=400, blank=True, default="")
    at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return self.key
