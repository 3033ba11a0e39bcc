"""Persons, communities and what ties them: memberships, roles, consents, private links."""

import uuid
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility, readable
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import (
    Capacity,
    Channel,
    CommunityKind,
    ConsentPurpose,
    Layer,
    OrganisationKind,
    RoleKind,
)


class Organisation(models.Model):
    """An employer or an organised group that takes part."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CommunityQuerySet(models.QuerySet["Community"]):
    """Most communities are known to everyone; a circle may choose otherwise."""

    def visible_to(self, visitor: Visitor) -> Self:
        """Communities of which this visitor may know that they exist. Queries: 0."""
        return self.filter(readable(visitor, community="pk"))

    def known_widely(self) -> Self:
        """Those that are no secret to anyone with an account. Queries: 0."""
        return self.filter(visibility__in=(Visibility.PUBLIC, Visibility.ROOM))


class Community(models.Model):
    """A social unit (verband): street, neighbourhood, city, team, association, circle…"""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=CommunityKind)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    # The ids from the root down to this one, so that "inside" is one comparison of text.
    lineage = models.CharField(max_length=300, db_index=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="communities"
    )
    population = models.PositiveIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=300, blank=True, default="")
    outline = models.JSONField(null=True, blank=True)
    # Who may know that it exists; and whether one joins alone, or is asked by a member.
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.PUBLIC)
    by_invitation = models.BooleanField(default=False)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "communities"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the lineage true."""
        above = self.parent.lineage if self.parent else "/"
        self.lineage = f"{above}{self.pk.hex}/"
        super().save(*args, **kwargs)

    @property
    def lineage_ids(self) -> tuple[uuid.UUID, ...]:
        """The communities this one lies in, itself included, from the outside in."""
        return tuple(uuid.UUID(hex=part) for part in self.lineage.split("/") if part)


class PersonManager(BaseUserManager["Person"]):
    """Makes people; e-mail addresses are compared without case."""

    def create_person(
        self, *, name: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "Person":
        """Make a person; without e-mail and password that is a guest or someone on paper."""
        person = self.model(name=name, email=email.strip().lower() if email else None, **fields)
        if password:
            person.set_password(password)
        else:
            person.set_unusable_password()
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find who logs in."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Someone who takes part. No number of this person's worth is kept anywhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True, default="")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    language = models.CharField(max_length=8, default="nl")
    capacities = models.JSONField(default=list)
    neighbourhood = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_guest = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def capacity_labels(self) -> list[str]:
        """In words, for a page."""
        return [str(Capacity(value).label) for value in self.capacities if value in Capacity.values]


class Membership(models.Model):
    """Someone belongs to a community or works at an organisation, for a time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    layer = models.CharField(max_length=10, choices=Layer, default=Layer.NONE)
    craft = models.CharField(max_length=80, blank=True, default="")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(community__isnull=False) | Q(organisation__isnull=False),
                name="membership_of_something",
            ),
            models.UniqueConstraint(
                fields=["person", "community"],
                condition=Q(until=None, community__isnull=False),
                name="membership_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.community or self.organisation}"


class RoleGrant(models.Model):
    """Someone may do something for others: everywhere, or inside one community."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=RoleKind)
    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.CASCADE, related_name="role_grants"
    )
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["person__name", "role"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Consent(models.Model):
    """Leave that someone gave for one purpose, and can take back."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=ConsentPurpose)
    version = models.PositiveSmallIntegerField(default=1)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=Q(withdrawn_at=None),
                name="consent_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_purpose_display()}"


class ReturnLink(models.Model):
    """A private link with which a guest comes back. Only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="return_links")
    digest = models.CharField(max_length=64, unique=True)
    next_url = models.CharField(max_length=300, default="/")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link of {self.person}"
