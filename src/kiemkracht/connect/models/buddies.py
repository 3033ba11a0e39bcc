"""Maatjes: who said yes to six weeks, and which two were brought together."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.buddies import ANSWER_WITHIN, WEEKS_TOGETHER, PairState
from kiemkracht.connect.enums.suggesting import ComputationState
from kiemkracht.connect.models.computing import Computation
from kiemkracht.connect.models.suggesting import Block


class BuddyWish(models.Model):
    """“Six weeks a maatje”: said by oneself, and taken back at any moment."""

    person = models.OneToOneField(
        "people.Person", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    hope = models.CharField(max_length=300)
    themes = models.JSONField(default=list, blank=True)
    is_looking = models.BooleanField(default=True)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "buddy wishes"

    def __str__(self) -> str:
        return f"maatje for {self.person_id}"


class BuddyRun(Computation):
    """One computation of pairs."""

    people = models.PositiveIntegerField(default=0)
    pairs = models.PositiveIntegerField(default=0)
    is_best = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=ComputationState.WAITING),
                name="buddy_run_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"maatjes {self.pk}"


class BuddyPairQuerySet(models.QuerySet["BuddyPair"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Pairs this visitor is one of; a proposal with who blocked is no proposal. Queries: 0."""
        if not visitor.is_known:
            return self.none()
        blocks = Block.objects.filter(
            Q(person_id=OuterRef("a_id"), other_id=OuterRef("b_id"))
            | Q(person_id=OuterRef("b_id"), other_id=OuterRef("a_id"))
        )
        mine = self.of(visitor.identity)
        return mine.exclude(Exists(blocks), state=PairState.PROPOSED)

    def of(self, person_id: UUID) -> Self:
        """Pairs of one person."""
        return self.filter(Q(a_id=person_id) | Q(b_id=person_id))

    def between(self, one: UUID, other: UUID) -> Self:
        """Pairs of these two."""
        return self.filter(a_id=min(one, other), b_id=max(one, other))

    def proposed(self) -> Self:
        """Waiting for a yes, and not for too long."""
        return self.filter(state=PairState.PROPOSED, proposed_at__gt=clock.now() - ANSWER_WITHIN)

    def running(self) -> Self:
        """Within their six weeks."""
        return self.filter(state=PairState.RUNNING, ends_on__gt=clock.today())

    def current(self) -> Self:
        """Proposed or on their way: who is in one is in no other."""
        waits = Q(state=PairState.PROPOSED, proposed_at__gt=clock.now() - ANSWER_WITHIN)
        return self.filter(waits | Q(state=PairState.RUNNING, ends_on__gt=clock.today()))


class BuddyPair(models.Model):
    """Two people for six weeks; `a` has the smaller id. Only the two ever see it."""

    run = models.ForeignKey(BuddyRun, null=True, on_delete=models.SET_NULL, related_name="+")
    a = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    crossed = models.JSONField(default=list)
    reason = models.JSONField(default=dict)
    parts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=PairState, default=PairState.PROPOSED)
    # How each can be reached: empty is no yes yet. It goes to the bond once both said yes.
    contact_a = models.CharField(max_length=120, blank=True, default="")
    contact_b = models.CharField(max_length=120, blank=True, default="")
    learned_a = models.CharField(max_length=300, blank=True, default="")
    learned_b = models.CharField(max_length=300, blank=True, default="")
    bond = models.ForeignKey("connect.Bond", null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    began_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = BuddyPairQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="buddies_in_order"),
            models.UniqueConstraint(fields=["a", "b"], name="buddies_once"),
        ]

    def __str__(self) -> str:
        return f"maatjes {self.pk}"

    def has(self, person_id: UUID | None) -> bool:
        """Whether this person is one of the two."""
        return person_id is not None and person_id in (self.a_id, self.b_id)

    def other_of(self, person_id: UUID) -> UUID:
        """The other one."""
        return self.b_id if person_id == self.a_id else self.a_id

    def end_of(self, person_id: UUID) -> str:
        """Which of the two this is, as in the names of columns: a or b."""
        return "a" if person_id == self.a_id else "b"

    def contact_of(self, person_id: UUID) -> str:
        """How this one said they can be reached; empty before a yes."""
        return str(getattr(self, f"contact_{self.end_of(person_id)}"))

    def learned_of(self, person_id: UUID) -> str:
        """What this one wrote at the end."""
        return str(getattr(self, f"learned_{self.end_of(person_id)}"))

    def is_waiting(self, moment: datetime) -> bool:
        """A proposal that may still be answered."""
        return self.state == PairState.PROPOSED and self.proposed_at > moment - ANSWER_WITHIN

    def is_over(self, today: date) -> bool:
        """Ended by hand, or the six weeks passed."""
        passed = self.ends_on is not None and self.ends_on <= today
        return self.state == PairState.ENDED or (self.state == PairState.RUNNING and passed)

    def week(self, today: date) -> int:
        """Which of the six weeks it is, from 1."""
        days = (today - self.began_on).days if self.began_on else 0
        return min(days // 7 + 1, WEEKS_TOGETHER)
