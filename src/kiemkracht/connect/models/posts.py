"""Asking and offering help: the post, who says “I will”, and the thanks."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction, HelpKind, State, Unit


class PostQuerySet(models.QuerySet["Post"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Posts this visitor may see: shown to them, their own, and where they help."""
        shown = readable(visitor)
        if visitor.is_known:
            mine = Promise.objects.filter(person_id=visitor.identity, accepted=True)
            shown |= Q(owner_id=visitor.identity) | Q(pk__in=mine.values("post_id"))
        return self.filter(shown)

    def alive(self, today: date) -> Self:
        """Open or promised, and not past its day: what still asks for somebody."""
        return self.filter(state__in=(State.OPEN, State.PROMISED)).exclude(
            state=State.OPEN, expires_on__lt=today
        )

    def with_card(self) -> Self:
        """With what a card in a list shows. Queries: 0 more."""
        return self.select_related("community", "owner").only(
            "direction", "kind", "unit", "what", "story", "lang", "state", "visibility", "on",
            "expires_on", "created_at", "lot", "sprout_id", "owner_id", "owner__name",
            "community__name", "community__slug",
        )  # fmt: skip


class Post(models.Model):
    """A question or an offer of help. Nobody's answers, hours or thanks are added up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    direction = models.CharField(max_length=8, choices=Direction)
    kind = models.CharField(max_length=12, choices=HelpKind, default=HelpKind.HANDS)
    unit = models.CharField(max_length=12, choices=Unit, default=Unit.HOUR)
    what = models.CharField(max_length=140)
    story = models.TextField(max_length=1000, blank=True, default="")
    lang = models.CharField(max_length=8, default="nl")
    on = models.DateField(null=True, blank=True)
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.CIRCLE)
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sprout = models.ForeignKey(
        "sprouts.Sprout", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    owner = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    expires_on = models.DateField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    lot = models.FloatField(editable=False, default=0)
    created_at = models.DateTimeField(default=clock.now, db_index=True)
    changed_at = models.DateTimeField(default=clock.now)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        indexes = [
            models.Index(fields=["state", "on", "lot"], name="post_turn"),
            models.Index(fields=["owner", "state"], name="post_owner"),
            models.Index(fields=["community", "state"], name="post_community"),
            models.Index(fields=["sprout"], condition=~Q(sprout=None), name="post_sprout"),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        """The page of this post."""
        return reverse("connect:post", args=[self.pk])


class Promise(models.Model):
    """“I will do that”, or for an offer “I would like that”, with a note for two pairs of eyes."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="promises")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    note = models.CharField(max_length=280, blank=True, default="")
    at = models.DateTimeField(default=clock.now)
    accepted = models.BooleanField(null=True, default=None)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["post", "person"], name="promise_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.post_id}"


class Thanks(models.Model):
    """Words of thanks for one promise: private, unless both want to show them."""

    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, related_name="thanks")
    by = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=280)
    writer_shows = models.BooleanField(default=False)
    receiver_shows = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "thanks"

    def __str__(self) -> str:
        return self.words

    @property
    def is_shown(self) -> bool:
        """Both want others to read it."""
        return self.writer_shows and self.receiver_shows
