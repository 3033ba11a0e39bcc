"""Which kinds of ties somebody has in a circle, and the picture that the circle sees of it."""

from django.db import models

from kiemkracht.base import clock


class CircleTie(models.Model):
    """The kinds one member named. Nobody but that member ever reads this row."""

    circle = models.ForeignKey("connect.Circle", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kinds = models.JSONField(default=list, blank=True)
    told_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="circle_tie_once"),
        ]

    def __str__(self) -> str:
        return f"ties in {self.circle_id}"


class TiePicture(models.Model):
    """What the members see: which kinds are wide. Drawn anew only when k people told anew."""

    circle = models.OneToOneField("connect.Circle", on_delete=models.CASCADE, related_name="+")
    answers = models.PositiveIntegerField()
    members = models.PositiveIntegerField()
    wide = models.JSONField(default=list)
    drawn_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"picture of ties in {self.circle_id}"
