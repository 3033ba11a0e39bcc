"""The question to someone else: do you carry this? Nothing is shown before their own yes."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import ConsentAnswer


class ConsentLinkQuerySet(models.QuerySet["ConsentLink"]):
    """Every read of an author starts at `visible_to`; of a carrier at `open_now`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """The questions this visitor asked."""
        if not visitor.is_known:
            return self.none()
        return self.filter(author_id=visitor.person_id)

    def open_now(self) -> Self:
        """Neither answered, nor withdrawn, nor expired."""
        return self.filter(answer="", expires_at__gt=clock.now())


class ConsentLink(models.Model):
    """One question to one person who is not named here; only a secret link leads to it.

    The sentence, the message and the secret lie sealed; the answer empties them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey("sprouts.SourceText", on_delete=models.CASCADE, related_name="+")
    signal = models.ForeignKey(
        "sprouts.Signal", null=True, blank=True, on_delete=models.SET_NULL, related_name="links"
    )
    digest = models.CharField(max_length=64, unique=True)
    sealed_question = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(db_index=True)
    answer = models.CharField(max_length=10, choices=ConsentAnswer, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ConsentLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["signal"],
                condition=Q(answer="", signal__isnull=False),
                name="consent_link_once",
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"

    def get_absolute_url(self) -> str:
        """The author's page of this question."""
        return reverse("sprouts:radar_question", args=[self.pk])
