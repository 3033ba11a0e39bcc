"""A text that someone scans for kiemen, and the sentences found in it. Both are only its owner's.

Everything that was written lies sealed (`base.sealing`): title, text, and the words that gave a
sentence away. A sentence itself is never stored; a signal only knows where it begins and ends.
"""

import uuid
from typing import Self

from django.db import models
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import CameBy, SignalKind, SignalState, SourceKind

UNDECIDED = (SignalState.NEW, SignalState.WITH_AUTHOR)


class SourceTextQuerySet(models.QuerySet["SourceText"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """A visitor's own texts whose term has not passed; nobody else's, whatever their role."""
        if not visitor.is_known:
            return self.none()
        return self.filter(owner_id=visitor.person_id, keep_until__gt=clock.today())


class SourceText(models.Model):
    """Minutes, a note or a thread that its owner had scanned, without the personal data."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=SourceKind)
    came_by = models.CharField(max_length=8, choices=CameBy, default=CameBy.PAGE)
    lang = models.CharField(max_length=8, default="nl")
    sealed_title = models.BinaryField()
    sealed_text = models.BinaryField()
    removed = models.PositiveIntegerField(default=0)
    # What of a mail could not be read: how many files, by reason. No names.
    passed_over = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    keep_until = models.DateField(db_index=True)

    objects = SourceTextQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        indexes = [models.Index(fields=["owner", "keep_until"], name="source_text_owner")]

    def __str__(self) -> str:
        return f"text {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of this text."""
        return reverse("sprouts:radar_text", args=[self.pk])


class SignalQuerySet(models.QuerySet["Signal"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Sentences in a visitor's own texts."""
        return self.filter(source__in=SourceText.objects.visible_to(visitor).values("pk"))

    def undecided(self) -> Self:
        """What still waits for a look of the author."""
        return self.filter(state__in=UNDECIDED)


class Signal(models.Model):
    """A sentence that looks like a kiem, or may show a pattern that hinders. A guess, no more."""

    source = models.ForeignKey(
        "sprouts.SourceText", on_delete=models.CASCADE, related_name="signals"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=SignalKind)
    code = models.CharField(max_length=4)
    sureness = models.FloatField()
    sealed_words = models.BinaryField()
    state = models.CharField(max_length=16, choices=SignalState, default=SignalState.WITH_AUTHOR)
    decided_at = models.DateTimeField(null=True, blank=True)
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SignalQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "start", "end", "code"], name="signal_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} at {self.start}"
