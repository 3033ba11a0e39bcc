"""A kiem: something that already grows, or could."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Self

from django.db import models
from django.db.models import Case, Q, When
from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.turns import lot_of
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import LOOKS, Door, Kind, Origin, Phase, PhaseLook
from kiemkracht.sprouts.models.carrying import Carrier

MAP_WIDTH, MAP_HEIGHT = 1000, 700
_SHARED = (Visibility.CIRCLE, Visibility.ORGANISATIONS, Visibility.ROOM, Visibility.PUBLIC)


@lru_cache(maxsize=1)
def _garden() -> str:
    # A page of a list asks for dozens of addresses; working one out takes 50 µs, this takes none.
    return reverse("sprouts:list")


_ON_A_CARD = (
    "title",
    "story",
    "lang",
    "kind",
    "phase",
    "longing",
    "visibility",
    "is_held",
    "x",
    "y",
    "planted_by_id",
    "answered_at",
    "resting_until",
    "created_at",
    "changed_at",
    "community__name",
    "community__slug",
    "contact__name",
    "next_step__text",
    "next_step__due",
    "next_step__who_else",
    "next_step__who__name",
)


class SproutQuerySet(models.QuerySet["Sprout"]):
    """Every read starts at `visible_to`."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Kiemen this visitor may see.

        What is held waits for leave of whoever it is about: until then only its teller, its
        carriers and who tends there see it. A kiem without a place is everybody's care: whoever
        tends anywhere sees it, unless it is private. Queries: 0.
        """
        if not visitor.is_known:
            return self.filter(_may_see(visitor))
        # One opaque condition: given the alternatives apart, SQLite reads each by its own index
        # and sorts 50,000 rows, where walking the lots from the pivot of the day reads twenty.
        may_see = Case(
            When(_may_see(visitor), then=True), default=False, output_field=models.BooleanField()
        )
        return self.alias(may_see=may_see).filter(may_see=True)

    def visible_among(self, visitor: Visitor, ids: Iterable[uuid.UUID | str]) -> Self:
        """Of these kiemen the ones this visitor may see; looked up by id, whatever the planner."""
        may_see = Case(
            When(_may_see(visitor), then=True), default=False, output_field=models.BooleanField()
        )
        return self.alias(may_see=may_see).filter(pk__in=set(ids), may_see=True)

    def visible_one(self, visitor: Visitor, pk: uuid.UUID) -> Self:
        """At most one kiem, when this visitor may see it; quicker than `visible_to` for one."""
        return self.filter(_may_see(visitor), pk=pk)

    def with_card(self) -> Self:
        """With what a card in a list shows. Queries: 0 more."""
        return self.select_related("community", "contact", "next_step", "next_step__who").only(
            *_ON_A_CARD
        )

    def with_page(self) -> Self:
        """With what the page of one kiem shows. Queries: 0 more."""
        own = [field.name for field in Sprout._meta.concrete_fields]
        return self.select_related("community", "contact", "planted_by", "photo").only(
            *own,
            "community__name",
            "community__slug",
            "contact__name",
            "planted_by__name",
            "photo__width",
            "photo__height",
            "photo__words",
            "photo__file",
        )

    def tended_by(self, visitor: Visitor) -> Self:
        """Where this visitor is frontliner or facilitator; what is private stays out."""
        return self.filter(_tended(visitor))

    def alive(self) -> Self:
        """Neither resting nor closed."""
        return self.exclude(phase__in=(Phase.RESTING, Phase.CLOSED))

    def waiting(self) -> Self:
        """Alive, shared with someone, and not yet answered by a human."""
        return self.alive().filter(answered_at=None).exclude(visibility=Visibility.PRIVATE)

    def quiet(self, since: datetime) -> Self:
        """Alive, planted before `since`, and since then no step taken and none to come."""
        day = since.date()
        no_step_taken = Q(last_step_at=None) | Q(last_step_at__lt=since)
        none_to_come = (
            Q(next_step=None)
            | Q(next_step__due__lt=day)
            | Q(next_step__due=None, next_step__created_at__lt=since)
        )
        return self.alive().filter(no_step_taken, none_to_come, created_at__lt=since)


def _may_see(visitor: Visitor) -> Q:
    shown = readable(visitor) & Q(is_held=False)
    return _own(visitor) | _tended(visitor) | shown if visitor.is_known else shown


def _own(visitor: Visitor) -> Q:
    if not visitor.is_known:
        return Q(pk__in=[])
    carried = Carrier.objects.filter(person_id=visitor.identity, until=None)
    told = Q(planted_by_id=visitor.person_id)
    # Who pointed at somebody else's doing has no say once its carrier closes the curtains.
    told &= ~Q(door=Door.SEEN, visibility=Visibility.PRIVATE)
    return Q(pk__in=carried.values("sprout_id")) | told


def _tended(visitor: Visitor) -> Q:
    if visitor.tends_everywhere:
        return Q(visibility__in=_SHARED)
    if visitor.tends:
        here = Q(community__in=visitor.tends) | Q(community=None)
        return Q(here, visibility__in=_SHARED)
    return Q(pk__in=[])


class Sprout(models.Model):
    """A kiem. No number of votes, likes or followers is kept, so nothing can rank by it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=80)
    story = models.TextField(max_length=2000)
    lang = models.CharField(max_length=8, default="nl")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.INITIATIVE)
    door = models.CharField(max_length=10, choices=Door, default=Door.DOING)
    phase = models.CharField(max_length=12, choices=Phase, default=Phase.SPARK)
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.OWN)
    longing = models.CharField(max_length=300, blank=True, default="")
    soul = models.TextField(max_length=1000, blank=True, default="")
    business = models.TextField(max_length=1000, blank=True, default="")
    interrupts = models.CharField(max_length=300, blank=True, default="")

    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.CIRCLE)
    is_held = models.BooleanField(default=False)
    held_because = models.CharField(max_length=300, blank=True, default="")

    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    x = models.FloatField(null=True, blank=True)
    y = models.FloatField(null=True, blank=True)

    planted_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact_since = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    resting_until = models.DateField(null=True, blank=True)
    phase_before = models.CharField(max_length=12, blank=True, default="")
    closing_lesson = models.TextField(max_length=1000, blank=True, default="")

    # Kept by services.stepping, so that a list needs no query per card.
    next_step = models.ForeignKey(
        "sprouts.Step", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_step_at = models.DateTimeField(null=True, blank=True)
    # Kept by services.linking: most kiemen have no family, and then nobody needs to look.
    has_links = models.BooleanField(default=False)

    lot = models.FloatField(editable=False)
    created_at = models.DateTimeField(default=clock.now, db_index=True)
    changed_at = models.DateTimeField(default=clock.now, db_index=True)

    objects = SproutQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        indexes = [
            # The list for everyone: what is public, in the rotation of the day.
            models.Index(
                fields=["visibility", "is_held", "lot", "community"], name="sprout_public_lot"
            ),
            # The feeds: what is public, newest first.
            models.Index(fields=["visibility", "is_held", "-created_at"], name="sprout_public_new"),
            # The list for the known: enough to decide and to count without reading the stories.
            models.Index(
                fields=["lot", "visibility", "is_held", "community", "planted_by", "id"],
                name="sprout_lot",
            ),
            models.Index(fields=["community", "phase"], name="sprout_community"),
            models.Index(
                fields=["created_at"],
                condition=Q(answered_at=None),
                name="sprout_waiting",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(x=None, y=None)
                | Q(x__gte=0, x__lte=MAP_WIDTH, y__gte=0, y__lte=MAP_HEIGHT),
                name="sprout_on_the_map",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Draw the lot once, at planting."""
        if self._state.adding:
            self.lot = lot_of(self.pk)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page of this kiem."""
        return f"{_garden()}{self.pk}/"

    @property
    def look(self) -> PhaseLook:
        """Glyph and tone of the phase."""
        return LOOKS[self.phase]

    @property
    def is_alive(self) -> bool:
        """Neither resting nor closed."""
        return self.phase not in (Phase.RESTING, Phase.CLOSED)
