"""What a facilitator plans and keeps: codes, translations, earlier texts, what was moderated."""

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import Deed, RushKind


class InvitationCode(models.Model):
    """A key for one person to one conversation; only the digest of it is kept.

    `participant` is who came in with it. Somebody who logs in may end up with two codes and
    still counts once.
    """

    conversation = models.ForeignKey(
        "perspectives.Conversation", on_delete=models.CASCADE, related_name="codes"
    )
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    participant = models.ForeignKey(
        "perspectives.Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="codes",
    )
    # Stays when the participant is gone: a code opens the door for one person, once and for all.
    is_used = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now)
    blocked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="code_number"),
        ]

    def __str__(self) -> str:
        return f"code {self.number}"


class StatementTranslation(models.Model):
    """A statement in another language of the conversation, written by who tends it."""

    statement = models.ForeignKey(
        "perspectives.Statement", on_delete=models.CASCADE, related_name="translations"
    )
    lang = models.CharField(max_length=8)
    text = models.CharField(max_length=280)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["lang"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "lang"], name="translation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.lang}: {self.text[:40]}"


class EarlierText(models.Model):
    """How a statement read before it was edited, until when, and why it changed."""

    statement = models.ForeignKey(
        "perspectives.Statement", on_delete=models.CASCADE, related_name="earlier"
    )
    text = models.TextField()
    until = models.DateTimeField(default=clock.now)
    why = models.CharField(max_length=300)

    class Meta:
        ordering = ["-until", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class ModerationEntry(models.Model):
    """One line of the log of moderation: what happened to which statement, when and why.

    Knows neither who wrote the statement nor who decided; the chronicle knows the latter.
    """

    statement = models.ForeignKey(
        "perspectives.Statement", on_delete=models.CASCADE, related_name="moderations"
    )
    deed = models.CharField(max_length=12, choices=Deed)
    reason = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.deed} {self.statement_id}"


class MergeProposal(models.Model):
    """Two statements that say nearly the same; merged once both writers agree.

    A consent is empty until its writer answers. Without a writer (a first statement, an imported
    one) who proposes it consents for that side.
    """

    kept = models.ForeignKey(
        "perspectives.Statement", on_delete=models.CASCADE, related_name="merges_kept"
    )
    leaving = models.ForeignKey(
        "perspectives.Statement", on_delete=models.CASCADE, related_name="merges_leaving"
    )
    kept_consent = models.BooleanField(null=True, blank=True, default=None)
    leaving_consent = models.BooleanField(null=True, blank=True, default=None)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["leaving"], condition=Q(ended_at=None), name="merge_open_once"
            ),
            models.CheckConstraint(
                condition=~Q(kept=models.F("leaving")), name="merge_of_two_statements"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leaving_id} into {self.kept_id}"


class Rush(models.Model):
    """Somebody gave views faster than a person can, or very many came in: for the desk to see.

    Keeps how many votes were refused, never which; `participant` is a number, not a name.
    """

    conversation = models.ForeignKey(
        "perspectives.Conversation", on_delete=models.CASCADE, related_name="rushes"
    )
    kind = models.CharField(max_length=10, choices=RushKind)
    participant = models.ForeignKey(
        "perspectives.Participant", null=True, blank=True, on_delete=models.CASCADE
    )
    refused = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(default=clock.now)
    last_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-last_at"]
        verbose_name_plural = "rushes"
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "kind", "participant"], name="rush_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.refused}"
