"""An evening in a hall: its short address, its door, and the printed cards."""

from django.db import models

from kiemkracht.base import clock


class Hall(models.Model):
    """A conversation on a big screen; it ends when the conversation closes.

    `code` stands on the screen and is no secret. Of the helpers' link only a digest is kept.
    """

    conversation = models.OneToOneField(
        "perspectives.Conversation", on_delete=models.CASCADE, related_name="hall"
    )
    code = models.CharField(max_length=8, unique=True)
    opened_at = models.DateTimeField(default=clock.now)
    # Empty while votes are welcome; the conversation itself stays open.
    paused_at = models.DateTimeField(null=True, blank=True)
    hides_results = models.BooleanField(default=False)
    helper_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)

    def __str__(self) -> str:
        return self.code


class Card(models.Model):
    """A printed card: whoever holds its code is one participant, with or without a telephone.

    The code itself is nowhere: `token_digest` is made from it with the secret of the house.
    """

    conversation = models.ForeignKey(
        "perspectives.Conversation", on_delete=models.CASCADE, related_name="cards"
    )
    number = models.PositiveIntegerField()
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    participant = models.OneToOneField(
        "perspectives.Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="card",
    )
    used_at = models.DateTimeField(null=True, blank=True)
    blocked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="card_number"),
        ]

    def __str__(self) -> str:
        return f"card {self.number}"
