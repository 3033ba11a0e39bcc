"""Conversations, who takes part, statements and votes."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives.enums import Moderation, ModerationMode, State, VoteValue


def _own(visitor: Visitor) -> Q:
    """What this visitor prepared, whatever its visibility or state."""
    return Q(started_by=visitor.person_id) if visitor.person_id else Q(pk__in=[])


def _tended(visitor: Visitor) -> Q:
    """What this visitor tends, drafts included."""
    if visitor.tends_everywhere:
        return ~Q(visibility=Visibility.PRIVATE)
    if visitor.tends:
        return Q(community__in=visitor.tends) & ~Q(visibility=Visibility.PRIVATE)
    return Q(pk__in=[])


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Every reading starts from what a visitor may see."""

    def visible_to(self, visitor: Visitor) -> "ConversationQuerySet":
        """Not the drafts of others, and within the circle of each conversation. Queries: 0."""
        shown = readable(visitor) & ~Q(state=State.DRAFT)
        return self.filter(shown | _own(visitor) | _tended(visitor))


class Conversation(models.Model):
    """A question on which people give their view, statement by statement. Never a poll."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=90, unique=True)
    question = models.CharField(max_length=200)
    intro = models.TextField(max_length=4000, blank=True, default="")
    outcome = models.TextField(max_length=4000, blank=True, default="")
    lang = models.CharField(max_length=8, default="nl")
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    started_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    visibility = models.CharField(
        max_length=20, choices=Visibility, default=Visibility.PUBLIC, db_index=True
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    moderation = models.CharField(
        max_length=10, choices=ModerationMode, default=ModerationMode.BEFORE
    )
    allows_statements = models.BooleanField(default=True)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    # The hour on the last day at which it closes by itself; empty for the end of that day.
    closes_at = models.TimeField(null=True, blank=True)
    # Whether only who has an invitation code may give a view and add statements.
    needs_code = models.BooleanField(default=False)
    # What is let in and what is not, as the facilitator tells everyone; empty for our own words.
    policy = models.TextField(max_length=4000, blank=True, default="")
    # Reasons for setting a statement aside; empty for the usual ones.
    reasons = models.JSONField(default=list, blank=True)
    # Other languages with, per code, the question and the introduction in it.
    languages = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_imported = models.BooleanField(default=False)
    # What an imported set held beside people, statements and votes: kept to give it back whole.
    source = models.JSONField(default=dict, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "slug"]
        indexes = [
            # Read backwards it gives open, draft, closed, each with the newest first.
            models.Index(fields=["state", "created_at"], name="conversation_state"),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        """Votes are welcome: opened, and not past its last day."""
        today = clock.today()
        begun = self.opens_on is None or self.opens_on <= today
        return self.state == State.OPEN and begun and not self.is_past

    @property
    def is_past(self) -> bool:
        """Its last moment is over by the clock, also before somebody closed it."""
        if self.closes_on is None:
            return False
        today = clock.today()
        if self.closes_on != today or self.closes_at is None:
            return self.closes_on < today
        return self.closes_at <= timezone.localtime(clock.now()).time()


class Participant(models.Model):
    """Someone in one conversation, under a number. Nobody's name is kept here.

    `person` is empty for who came without an account and for people of imported sets; a guest
    is known again by a secret in their session, of which only the digest is kept.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="participants"
    )
    number = models.PositiveBigIntegerField()
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    token_digest = models.CharField(max_length=64, null=True, blank=True, default=None)
    published_group = models.BigIntegerField(null=True, blank=True)
    # Place in the imported list of participants; empty for who only voted or wrote.
    row = models.PositiveIntegerField(null=True, blank=True)
    joined_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="participant_number"),
            # Several rows without a person or a secret are different people: NULLs never clash.
            models.UniqueConstraint(
                fields=["conversation", "person"], name="participant_person_once"
            ),
            models.UniqueConstraint(
                fields=["conversation", "token_digest"], name="participant_token_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} in {self.conversation_id}"


class StatementQuerySet(models.QuerySet["Statement"]):
    """Statements of a conversation, shown or not."""

    def shown(self, mode: str | None = None) -> "StatementQuerySet":
        """Those that people get to see and vote on: with a text, and let in.

        A statement nobody looked at yet is shown where a facilitator looks afterwards, and in
        an imported set, where zero meant the same. `mode` is how their conversation is moderated,
        for who knows it already.
        """
        looked_afterwards = Q(is_imported=True)
        if mode is None:
            looked_afterwards |= Q(conversation__moderation=ModerationMode.OPEN)
        elif mode == ModerationMode.OPEN:
            looked_afterwards = Q()
        waiting = Q(moderation=Moderation.WAITING) & looked_afterwards
        return self.exclude(text="").filter(Q(moderation=Moderation.IN) | waiting)


class Statement(models.Model):
    """One idea in one sentence, on which people can agree or disagree."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="statements"
    )
    number = models.PositiveBigIntegerField()
    # At most 140 characters for statements made here; imported ones may be longer, and empty
    # when a set holds votes on a statement whose text it does not give.
    text = models.TextField(blank=True)
    author = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    moderation = models.SmallIntegerField(choices=Moderation, default=Moderation.WAITING)
    reason = models.CharField(max_length=300, blank=True, default="")
    is_meta = models.BooleanField(default=False)
    is_seed = models.BooleanField(default=False)
    is_imported = models.BooleanField(default=False)
    created_at = models.DateTimeField(null=True, default=clock.now)
    # Place in the imported list of statements; empty for one that the list did not hold.
    row = models.PositiveIntegerField(null=True, blank=True)
    # How much asking this statement next would teach us, and how often it was seen, both as of
    # the last landscape; empty before the first.
    priority = models.FloatField(null=True, blank=True)
    seen = models.PositiveIntegerField(default=0)
    agree = models.PositiveIntegerField(default=0)
    disagree = models.PositiveIntegerField(default=0)
    # How many people find it important; shown from five people on, weighed nowhere.
    important = models.PositiveIntegerField(default=0)
    # Where it stands in the last run with a latent model: vote ≈ mean + loading · place of the
    # person + noise (a variance). Empty where the last run had no such model.
    mean = models.FloatField(null=True, blank=True)
    loading_x = models.FloatField(null=True, blank=True)
    loading_y = models.FloatField(null=True, blank=True)
    noise = models.FloatField(null=True, blank=True)
    # When its text last changed after people could see it; None for the first text.
    reworded_at = models.DateTimeField(null=True, blank=True)
    # The statement it was split from.
    came_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="statement_number"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class VoteEvent(models.Model):
    """Every vote ever given, in order, also those that a later one replaced."""

    sequence = models.BigAutoField(primary_key=True)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="events")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="events")
    value = models.SmallIntegerField(choices=VoteValue)
    # Empty in sets that give votes without their time.
    at = models.DateTimeField(null=True, default=clock.now)

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.CheckConstraint(condition=Q(value__in=[-1, 0, 1]), name="vote_event_value"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}"


class Vote(models.Model):
    """What someone thinks of a statement now: the last of their events."""

    # No index of its own: both indexes below begin with it.
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="votes", db_index=False
    )
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(choices=VoteValue)
    # “This matters to me”: counted from five people on, never added to the vote.
    is_important = models.BooleanField(default=False)
    at = models.DateTimeField(null=True, default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "statement"], name="vote_once"),
            models.CheckConstraint(condition=Q(value__in=[-1, 0, 1]), name="vote_value"),
        ]
        # A landscape reads all votes from this index alone, person by person.
        indexes = [
            models.Index(fields=["participant", "statement", "value"], name="vote_by_person")
        ]

    def __str__(self) -> str:
        return f"vote {self.pk}"
