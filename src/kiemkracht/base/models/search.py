"""What can be found: one row per place, with its analysed terms."""

from django.db import models


class SearchEntry(models.Model):
    """The searchable side of a place.

    `terms` holds the terms of title and text, those of the title once more with `t_` before them.
    `folded` holds title and text as plain letters. Triggers of the migration keep the full-text
    tables of SQLite beside this table; they hold on to `id`, so it is a number that never changes.
    """

    place = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=60, db_index=True)
    title = models.CharField(max_length=200)
    terms = models.TextField()
    folded = models.TextField()
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.title
