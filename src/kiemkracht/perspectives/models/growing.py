"""What grew from a statement, because a person did something with it."""

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import Grown, SeenAs
from kiemkracht.perspectives.models.conversations import Statement


class Growth(models.Model):
    """A tie from a statement to what grew from it: a kiem, a question or a new statement.

    It holds no person and no number: who did it stands with what grew, and how people think of
    the statement is read from the last landscape, so that no earlier count stays to compare with.
    """

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="growths")
    kind = models.CharField(max_length=10, choices=Grown)
    # What the last landscape made of the statement at that moment, and which side it was on.
    seen_as = models.CharField(max_length=10, choices=SeenAs, default=SeenAs.PLAIN)
    direction = models.SmallIntegerField(default=1)
    # Where it grew: the kiem, or the direction in which the question was asked.
    place = models.CharField(max_length=120, blank=True, default="")
    # The words of the question, as a comment at that place.
    comment_id = models.UUIDField(null=True, blank=True, unique=True)
    # The same idea in a next round.
    became = models.OneToOneField(
        Statement, null=True, blank=True, on_delete=models.CASCADE, related_name="grew_from"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "place"],
                condition=Q(kind="sprout"),
                name="growth_sprout_once",
            ),
        ]
        indexes = [models.Index(fields=["place"], name="growth_place")]

    def __str__(self) -> str:
        return f"{self.statement_id} → {self.kind}"
