"""Circles: a few people who agreed to be one, and whom they invite."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.circles import CharterState
from kiemkracht.connect.models.charters import CharterVoice
from kiemkracht.connect.models.suggesting import Block


class CircleQuerySet(models.QuerySet["Circle"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Living circles that show themselves, one's own, and those one is invited to.

        A circle that is not alive yet is only for who began it and whom they invited.
        """
        lives = readable(visitor) & Q(community__isnull=False)
        if not visitor.is_known:
            return self.filter(lives)
        asked = CircleInvitation.objects.open_for(visitor)
        spoke = CharterVoice.objects.filter(person_id=visitor.identity)
        mine = (
            Q(begun_by_id=visitor.identity, community=None)
            | Q(pk__in=asked.values("circle_id"))
            | Q(pk__in=spoke.values("version__circle_id"), community=None)
        )
        return self.filter(lives | mine)


class Circle(models.Model):
    """A circle. Its members are those of its community, which exists once three said yes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    purpose = models.CharField(max_length=300)
    lang = models.CharField(max_length=8, default="nl")
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.CIRCLE)
    by_invitation = models.BooleanField(default=True)
    community = models.OneToOneField(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Where it meets. Only words on the page: a circle lies inside no other community.
    near = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    labels = models.JSONField(default=dict, blank=True)
    modules_off = models.JSONField(default=list, blank=True)
    lot = models.FloatField(editable=False, default=0)
    created_at = models.DateTimeField(default=clock.now)
    alive_since = models.DateTimeField(null=True, blank=True)

    objects = CircleQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of this circle."""
        return reverse("connect:circle", args=[self.slug])


class CircleInvitationQuerySet(models.QuerySet["CircleInvitation"]):
    """Who is asked where."""

    def open_for(self, visitor: Visitor) -> Self:
        """What this visitor is asked for now, by nobody whom they blocked. Queries: 0.

        Who was blocked notices nothing: to them it is an invitation without an answer.
        """
        if not visitor.is_known:
            return self.none()
        blocked = Block.objects.filter(person_id=visitor.identity).values("other_id")
        mine = self.filter(person_id=visitor.identity, expires_on__gte=clock.today())
        return mine.exclude(by_id__in=blocked)

    def without_answer(self) -> Self:
        """Whoever was asked said nothing since to the charter of now.

        What they said before they left, or to a charter that was replaced, is no answer.
        """
        of_now = Q(version__state=CharterState.PROPOSED, version__circle__community=None) | Q(
            version__state=CharterState.AGREED, version__circle__community__isnull=False
        )
        said = CharterVoice.objects.filter(
            of_now,
            version__circle=OuterRef("circle"),
            person=OuterRef("person"),
            at__gte=OuterRef("at"),
        )
        return self.filter(person__isnull=False).exclude(Exists(said))


class CircleInvitation(models.Model):
    """Somebody is asked to a circle: a known person, or whoever holds a link.

    It says what they may learn and what the whole gains. Of a link only the digest is kept; it
    stays when the link was used, so that a second look can say so.
    """

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64, blank=True, default="")
    you_learn = models.CharField(max_length=140)
    whole_gains = models.CharField(max_length=140)
    by = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    expires_on = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = CircleInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "person"],
                condition=Q(person__isnull=False),
                name="circle_invites_once",
            ),
            models.UniqueConstraint(
                fields=["digest"], condition=~Q(digest=""), name="circle_link_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.circle_id} ? {self.person_id or 'link'}"
