"""Drawing a panel by lot: the draw, who could be drawn, and who wants to be in the pool."""

import uuid

from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Stage


class PanelDrawQuerySet(models.QuerySet["PanelDraw"]):
    """Every reading starts from what a visitor may see."""

    def arranged_by(self, visitor: Visitor) -> "PanelDrawQuerySet":
        """Those of communities that this visitor facilitates. Queries: 0."""
        if not visitor.is_facilitator:
            return self.none()
        if visitor.tends_everywhere:
            return self.all()
        return self.filter(community__in=visitor.tends)

    def visible_to(self, visitor: Visitor) -> "PanelDrawQuerySet":
        """What the visitor arranges, and every draw of which the account is public."""
        return self.filter(published_at__isnull=False) | self.arranged_by(visitor)


class PanelDraw(models.Model):
    """A draw of `size` people from a pool that is fixed once it is prepared.

    `seed` is empty until it is known when it comes from a public source (`seed_source`). A panel
    is drawn once: who may draw again until the panel pleases does not draw by lot. `result` holds
    types, chances and the lottery as numbers; no name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    purpose = models.TextField(max_length=1000, blank=True, default="")
    community = models.ForeignKey("people.Community", on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    size = models.PositiveIntegerField()
    pool_size = models.PositiveIntegerField(default=0)
    features = models.JSONField(default=list)
    quotas = models.JSONField(default=list)
    seed = models.PositiveBigIntegerField(null=True, blank=True)
    seed_source = models.CharField(max_length=300, blank=True, default="")
    input_digest = models.CharField(max_length=64, blank=True, default="")
    stage = models.CharField(max_length=12, choices=Stage, blank=True, default="")
    asked_at = models.DateTimeField(null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    engine = models.CharField(max_length=60, blank=True, default="")
    wall_ms = models.PositiveIntegerField(null=True, blank=True)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)

    objects = PanelDrawQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_drawn(self) -> bool:
        """A panel came out; that can't be done again."""
        return self.stage == Stage.DONE


class PanelCandidate(models.Model):
    """Someone in the pool of one draw, with the features that quotas count."""

    draw = models.ForeignKey(PanelDraw, on_delete=models.CASCADE, related_name="candidates")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    label = models.CharField(max_length=120, blank=True, default="")
    household = models.CharField(max_length=60, blank=True, default="")
    features = models.JSONField(default=dict)
    chance = models.FloatField(null=True, blank=True)
    is_drawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "number"], name="panel_candidate_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} in {self.draw_id}"


class PanelWillingness(models.Model):
    """Someone said: I may be drawn for a panel of this community."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    community = models.ForeignKey("people.Community", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "community"],
                condition=Q(until=None),
                name="panel_willingness_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.community_id}"
