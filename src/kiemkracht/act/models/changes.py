"""What a group did otherwise, versions that were fixed, and what looking back told.

These rows are only ever added. A change is taken back by a new change.
"""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from kiemkracht.act.enums import Kind, Outcome
from kiemkracht.act.models.scripts import Script, ScriptStep
from kiemkracht.base import clock


class KeptQuerySet(models.QuerySet[Any]):
    """Rows that stay as they were written."""

    def update(self, **kwargs: Any) -> int:
        """Refused: a row stays as it was written."""
        raise TypeError("What a group wrote here is never written over.")

    def let_go_of(self, person_id: UUID) -> int:
        """Take a name off what stays. Queries: 1."""
        return super(KeptQuerySet, self.filter(by_id=person_id)).update(by=None)


class Kept(models.Model):
    """A row that is written once."""

    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; refuse to write over one."""
        if not self._state.adding:
            raise TypeError("What a group wrote here is never written over.")
        super().save(*args, **kwargs)


class ScriptChange(Kept):
    """One difference with what stood there, and why: “we do it otherwise, because …”.

    `before` and `after` hold only the fields of the step that differ. `version` is the version
    it was made for: the one that is fixed next.
    """

    script = models.ForeignKey(Script, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    step = models.ForeignKey(
        ScriptStep, null=True, blank=True, on_delete=models.CASCADE, related_name="changes"
    )
    because = models.CharField(max_length=500)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    undoes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone_by"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["script", "number"], name="script_change_number"),
            models.CheckConstraint(condition=~Q(because=""), name="script_change_because"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class ScriptVersion(Kept):
    """A script as it was fixed, word for word. `without` is why a promise is not kept."""

    script = models.ForeignKey(Script, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    without = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["script", "number"], name="script_version_number"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class LookBack(Kept):
    """What people saw when they looked back at a step, and what they do now."""

    step = models.ForeignKey(ScriptStep, on_delete=models.CASCADE, related_name="look_backs")
    outcome = models.CharField(max_length=10, choices=Outcome)
    text = models.CharField(max_length=1000)
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="look_back_text")]

    def __str__(self) -> str:
        return self.text[:40]
