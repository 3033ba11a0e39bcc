"""Invitations from one person to one other."""

from typing import Self

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.introductions import IntroductionState
from kiemkracht.connect.models.suggesting import Block


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    """Only the two know of an invitation."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Sent by this visitor, or waiting for this visitor's answer. Queries: 0.

        Who blocked the sender no longer sees it; the sender notices nothing.
        """
        if not visitor.is_known:
            return self.none()
        blocked = Block.objects.filter(person_id=visitor.identity).values("other_id")
        to_me = Q(receiver_id=visitor.person_id) & ~Q(sender_id__in=blocked)
        return self.filter(Q(sender_id=visitor.person_id) | to_me)

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(state=IntroductionState.INVITED)


class Introduction(models.Model):
    """One invitation: what the other learns by it, and what the whole gains by it."""

    sender = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    you_learn = models.CharField(max_length=300)
    whole_gains = models.CharField(max_length=300)
    # How the sender can be reached; nobody reads it before the other said yes.
    contact = models.CharField(max_length=120, blank=True, default="")
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    crossed = models.JSONField(default=list)
    is_surprise = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=IntroductionState, default=IntroductionState.INVITED
    )
    sent_at = models.DateTimeField(default=clock.now, db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "receiver"],
                condition=Q(state=IntroductionState.INVITED),
                name="introduction_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"introduction {self.pk}"
