"""Comments, following and notices: keyed by place, so that every room can have them."""

import uuid

from django.db import models

from kiemkracht.base import clock


class Comment(models.Model):
    """What someone said at a place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.CharField(max_length=120)
    author_id = models.UUIDField(null=True, db_index=True)
    body = models.TextField(max_length=2000)
    lang = models.CharField(max_length=8, default="nl")
    created_at = models.DateTimeField(default=clock.now)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["place", "created_at"], name="comment_place")]

    def __str__(self) -> str:
        return self.body[:60]


class Follow(models.Model):
    """Someone who wants to hear when something happens at a place."""

    place = models.CharField(max_length=120)
    person_id = models.UUIDField(db_index=True)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "person_id"], name="follow_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.place}"


class Notice(models.Model):
    """Something that happened where a person follows; unread until they look."""

    person_id = models.UUIDField()
    place = models.CharField(max_length=120)
    verb = models.CharField(max_length=60)
    actor_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person_id", "-at"], name="notice_person")]

    def __str__(self) -> str:
        return f"{self.verb} {self.place}"
