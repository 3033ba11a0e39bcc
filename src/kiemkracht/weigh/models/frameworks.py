"""A framework (kader) by which is weighed, as versions that are never written over."""

from django.db import models

from kiemkracht.base import clock


class Framework(models.Model):
    """A framework of a community, or of the whole house without one."""

    slug = models.SlugField(max_length=40, unique=True)
    community = models.ForeignKey(
        "people.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.slug


class FrameworkVersion(models.Model):
    """All of a framework as it counted from a moment on; `content` has the shape of
    `content/yes_unless_1.json`. A weighing keeps the version it was received under.
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    why = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["framework", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="framework_version"),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id}.{self.number}"


class FrameworkUse(models.Model):
    """Somebody with a mandate took a framework into use for a community; the newest row counts.

    Weighings that were received before keep theirs.
    """

    community = models.ForeignKey("people.Community", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="uses")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.framework_id} at {self.community_id}"
