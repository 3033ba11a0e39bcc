"""Choices (keuzes), what people answered, and the register of what was published."""

import json
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.enums import ChoiceState, PublicCategory, RecordKind, Stance
from kiemkracht.direction.models.content import ChoiceContent, content_from_json
from kiemkracht.direction.models.courses import Goal, GreatTask


class ChoiceQuerySet(models.QuerySet["Choice"]):
    """Reads that start from who is asking."""

    def visible_to(self, visitor: Visitor) -> "ChoiceQuerySet":
        """What this visitor may see: by visibility, or as who put the question."""
        return self.filter(readable(visitor, owners=Q(created_by=visitor.person_id)))

    def in_the_register(self) -> "ChoiceQuerySet":
        """What was ever published and is for everyone; withdrawn ones keep their tombstone."""
        return self.filter(visibility=Visibility.PUBLIC, current__isnull=False)


class Choice(models.Model):
    """A question with at least two answers, and on the way to the one that was chosen.

    `draft` is the text being worked on; what was published lives in `versions` and never changes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    community = models.ForeignKey(
        "people.Community", on_delete=models.PROTECT, related_name="choices"
    )
    question = models.CharField(max_length=200)
    draft = models.JSONField(default=dict)
    goals = models.ManyToManyField(Goal, blank=True, related_name="choices")
    great_tasks = models.ManyToManyField(GreatTask, blank=True, related_name="choices")
    category = models.CharField(
        max_length=20, choices=PublicCategory, blank=True, default=PublicCategory.NONE
    )
    state = models.CharField(max_length=20, choices=ChoiceState, default=ChoiceState.PROPOSED)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.PUBLIC)
    open_since = models.DateTimeField(null=True, blank=True)
    open_until = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True, db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(max_length=1000, blank=True, default="")
    current = models.OneToOneField(
        "direction.ChoiceVersion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    moved_at = models.DateTimeField(default=clock.now)
    edited_at = models.DateTimeField(default=clock.now)

    objects = ChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-moved_at", "-id"]
        indexes = [
            models.Index(fields=["visibility", "-moved_at", "-id"], name="choice_listed"),
            models.Index(fields=["state", "-moved_at"], name="choice_state"),
            models.Index(fields=["-published_at"], name="choice_published"),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """The page of this choice; it never moves, also not after withdrawal."""
        return reverse("direction:choice", args=[self.slug])

    @property
    def content(self) -> ChoiceContent:
        """The text being worked on."""
        return content_from_json(self.draft)


class ChoiceVersionQuerySet(models.QuerySet["ChoiceVersion"]):
    """Reads and new rows only: what was published stays as it was."""

    def update(self, **kwargs: Any) -> int:
        """Refused: a published version stays as it was."""
        raise TypeError("A published version never changes; publish a new one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: a published version stays."""
        raise TypeError("A published version stays; withdraw the choice instead.")


class ChoiceVersion(models.Model):
    """One link of the register: what was published, revised or withdrawn, sealed.

    `position` counts over the whole register, `number` within the choice. `record` is the
    canonical JSON that the hash covers; the columns beside it only make it easy to find.
    """

    choice = models.ForeignKey(Choice, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=12, choices=RecordKind)
    record = models.TextField()
    why_changed = models.TextField(max_length=1000, blank=True, default="")
    published_at = models.DateTimeField(default=clock.now)
    # Unique, so that the database itself refuses a fork.
    previous_hash = models.CharField(max_length=64, unique=True, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = ChoiceVersionQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["choice", "number"], name="choice_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.choice_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new version; refuse to write over one."""
        if not self._state.adding:
            raise TypeError("A published version never changes; publish a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: a published version stays."""
        raise TypeError("A published version stays; withdraw the choice instead.")

    @property
    def recorded(self) -> Any:
        """The sealed record as read back; the bare text when somebody broke its JSON."""
        try:
            return json.loads(self.record)
        except ValueError:
            return self.record

    @property
    def content(self) -> ChoiceContent:
        """What this version says; empty for a withdrawal."""
        recorded = self.recorded
        return content_from_json(recorded.get("content") if isinstance(recorded, dict) else None)


class RegisterHead(models.Model):
    """The end of the register: one row, locked by whoever adds a link."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    position = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True, default="")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="register_has_one_head"),
        ]

    def __str__(self) -> str:
        return self.hash


class Response(models.Model):
    """What somebody answered while a choice was open: one answer each, to be changed till then."""

    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="responses")
    author = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    stance = models.CharField(max_length=10, choices=Stance)
    body = models.TextField(max_length=1500)
    lang = models.CharField(max_length=8, default="nl")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["choice", "author"], name="response_once"),
        ]

    def __str__(self) -> str:
        return self.body[:60]
